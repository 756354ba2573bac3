package io.github.apprpm.diff;

import io.github.apprpm.file.DigestInput;
import io.github.apprpm.file.Sha256;
import io.github.apprpm.rpm.DigestTags;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.rpm.RpmPackage;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Digests of the files of a package that can be compared with those of another one. */
final class FileDigests {
    private static final int BUFFER = 1 << 16;

    private final Map<String, String> byPath;

    private FileDigests(Map<String, String> byPath) {
        this.byPath = byPath;
    }

    /** The digests of the header, or new ones if the other package has digests of another kind. */
    static FileDigests of(RpmPackage rpm, RpmPackage other) throws IOException {
        Map<String, String> digests = new HashMap<>();
        if (DigestTags.ofFiles(rpm.header()).equals(DigestTags.ofFiles(other.header()))) {
            rpm.files().forEach(file -> digests.put(file.path(), file.digest()));
            return new FileDigests(digests);
        }
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[BUFFER];
        rpm.readPayload((file, content) -> {
            if (file.isRegular()) {
                digests.put(file.path(), digest(content, digest, buffer));
            }
        });
        return new FileDigests(digests);
    }

    private static String digest(InputStream content, MessageDigest digest, byte[] buffer) throws IOException {
        // Whoever opened the content closes it.
        @SuppressWarnings("resource")
        DigestInput in = new DigestInput(content, List.of(digest));
        in.drain(buffer);
        return Sha256.hex(digest);
    }

    /** The same for files of the same content only; an empty string for empty files, which all have the same. */
    String identity(PackagedFile file) {
        return file.isRegular() && file.size() > 0 ? of(file) : "";
    }

    String of(PackagedFile file) {
        return byPath.getOrDefault(file.path(), "");
    }
}
