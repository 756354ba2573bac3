package io.github.apprpm.repository.index;

import io.github.apprpm.file.DigestInput;
import io.github.apprpm.file.Sha256;
import io.github.apprpm.rpm.RpmHeader;
import io.github.apprpm.rpm.RpmPackage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A package file that was read once, from its first byte to its last, and holds what its digests promise.
 *
 * @param href where clients find it below the root of the repository
 * @param size the bytes of the file
 * @param modified when the file was modified, in seconds since 1970
 * @param pkgid the SHA-256 of the file, in hexadecimal
 */
record PackageFile(RpmPackage rpm, String href, long size, long modified, String pkgid) {
    private static final int BUFFER_BYTES = 1 << 17;

    /** @throws io.github.apprpm.model.PackagingException if the file is no package or a damaged one */
    static PackageFile read(Path file, String href) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        MessageDigest whole = Sha256.digest();
        try (DigestInput in = new DigestInput(Files.newInputStream(file), List.of(whole))) {
            RpmPackage rpm = RpmPackage.read(file, attributes.size(), in);
            PackageIntegrity integrity = PackageIntegrity.of(rpm);
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                integrity.payload(buffer, read);
            }
            integrity.require(in.count());
            return new PackageFile(
                    rpm, href, in.count(), attributes.lastModifiedTime().to(TimeUnit.SECONDS), Sha256.hex(whole));
        }
    }

    RpmHeader header() {
        return rpm.header();
    }

    RpmHeader signature() {
        return rpm.signature();
    }

    long headerStart() {
        return rpm.headerOffset();
    }

    long headerEnd() {
        return rpm.payloadOffset();
    }

    /** The href with a character for each byte. */
    String storedHref() {
        return new String(href.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
