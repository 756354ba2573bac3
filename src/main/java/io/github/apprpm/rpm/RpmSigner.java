package io.github.apprpm.rpm;

import io.github.apprpm.file.AtomicFile;
import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.openpgp.Signer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * Signs existing packages, whoever built them; the new signature replaces earlier ones.
 *
 * <p>The time of a signature is that of the build: the same package and key give the same bytes at any time.
 */
public final class RpmSigner {
    private final Signer signer;
    private final WholeCheck wholeCheck;

    /** Finds out whether a package is whole. */
    @FunctionalInterface
    public interface WholeCheck {
        /** @throws PackagingException if hosts find it broken */
        void require(RpmPackage rpm) throws IOException;
    }

    /**
     * @param signer the key
     * @param oldest the oldest host that must install the packages
     * @param wholeCheck what each package must pass before it is signed
     * @throws PackagingException if that host cannot verify such a key's signatures
     */
    public RpmSigner(Signer signer, Compatibility oldest, WholeCheck wholeCheck) {
        SignatureHeader.requireVerifiable(signer, oldest);
        this.wholeCheck = wholeCheck;
        this.signer = signer;
    }

    /**
     * Signs a package, or leaves it as it was. Its header and payload stay as they are.
     *
     * @return whether the file changed: a package that has this signature already is left alone
     * @throws PackagingException if the file is not a package, is damaged, or has no digest of the payload in its header
     */
    public boolean sign(Path file) throws IOException {
        RpmPackage rpm = RpmPackage.read(Files.exists(file) ? file.toRealPath() : file);
        byte[] header = rpm.header().bytes();
        requirePayloadDigest(rpm);
        requireSize(rpm);
        wholeCheck.require(rpm);
        SignatureHeader signature = SignatureHeader.unsigned(rpm);
        signature.sign(
                signer,
                header,
                Instant.ofEpochSecond(rpm.header().number(RpmTag.BUILDTIME).orElse(0)));
        byte[] image = signature.render((int) rpm.headerOffset() - RpmLead.BYTES);
        return AtomicFile.of(rpm.file(), unfinished -> write(rpm, image, unfinished));
    }

    private static void requirePayloadDigest(RpmPackage rpm) {
        if (!rpm.header().has(RpmTag.PAYLOADDIGEST)) {
            throw new PackagingException(
                    "The header of '%s' has no digest of the payload, so a signature would not protect the payload"
                            .formatted(rpm.file()),
                    "Build it with rpm 4.14 or later");
        }
    }

    /** Hosts do not look at it, but what has another size is not what was built. */
    private static void requireSize(RpmPackage rpm) {
        long size = rpm.size() - rpm.headerOffset();
        long expected = rpm.signature()
                .number(SignatureTag.LONGSIZE)
                .orElse(rpm.signature().number(SignatureTag.SIZE).orElse(size));
        if (size != expected) {
            throw new PackagingException(
                    "The package '%s' is damaged: header and payload have %d bytes and should have %d"
                            .formatted(rpm.file(), size, expected),
                    "Fetch or build it again");
        }
    }

    private static void write(RpmPackage rpm, byte[] signature, Path unfinished) throws IOException {
        // The copy keeps the mode, owner and other attributes of the file.
        Files.copy(rpm.file(), unfinished, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        try (FileChannel out = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            long end = RpmLead.BYTES + (long) signature.length;
            if (end != rpm.headerOffset()) {
                PackageParts.copyRest(
                        rpm, rpm.headerOffset(), out.truncate(RpmLead.BYTES).position(end));
            }
            PackageParts.write(signature, out.position(RpmLead.BYTES));
        }
    }
}
