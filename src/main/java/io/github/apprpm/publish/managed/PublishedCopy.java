package io.github.apprpm.publish.managed;

import io.github.apprpm.file.Sha256;
import io.github.apprpm.http.HttpCall;
import io.github.apprpm.http.HttpReply;
import io.github.apprpm.http.HttpTransport;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.publish.LocalPackage;
import io.github.apprpm.rpm.RpmPackage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/** Compares a package with its copy on a server that does not say its digest. */
record PublishedCopy(HttpTransport transport) {

    Presence find(URI uri, LocalPackage rpm) throws IOException {
        Path copy = Files.createTempFile("apprpm", ".rpm");
        try {
            HttpCall call = HttpCall.get(uri);
            HttpReply reply = transport.download(call, copy);
            if (reply.isMissing()) {
                return Presence.ABSENT;
            }
            if (!reply.isSuccess()) {
                throw transport.refusal(call, reply);
            }
            return compare(copy, rpm);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static Presence compare(Path copy, LocalPackage rpm) throws IOException {
        if (Files.size(copy) == rpm.size() && Sha256.hex(copy).equals(rpm.sha256())) {
            return Presence.SAME;
        }
        try {
            RpmPackage other = RpmPackage.read(copy);
            return content(other).equals(content(rpm.rpm())) ? Presence.SIGNED_BY_SERVER : Presence.OTHER;
        } catch (PackagingException notAPackage) {
            return Presence.OTHER;
        }
    }

    /** The digest of header and payload: all that is not a signature. */
    private static String content(RpmPackage rpm) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = Files.newInputStream(rpm.file())) {
            in.skipNBytes(rpm.headerOffset());
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
        }
        return Sha256.hex(digest);
    }
}
