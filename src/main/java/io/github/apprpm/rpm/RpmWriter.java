package io.github.apprpm.rpm;

import io.github.apprpm.file.AtomicFile;
import io.github.apprpm.file.DigestOutput;
import io.github.apprpm.file.Sha256;
import io.github.apprpm.model.PackageSpec;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.model.Payload;
import io.github.apprpm.openpgp.Signer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * Writes a package in one pass over its files.
 *
 * <p>Every value that depends on content has a fixed width, so the length of both headers is known before a byte is
 * read: the payload goes to its final place first, and the headers fill the front.
 */
public final class RpmWriter {
    /** Below this size, a second thread does not pay. */
    private static final long TWO_THREADS_FROM_BYTES = 1 << 20;

    private final PackageSpec spec;
    private final Payload payload;
    private final Optional<Signer> signer;

    /** A writer of a package without a signature. */
    public RpmWriter(PackageSpec spec, Payload payload) {
        this(spec, payload, Optional.empty());
    }

    /**
     * @param spec what the package says of itself
     * @param payload what it installs
     * @param signer the key that signs it, at the time of the spec
     * @throws PackagingException if the oldest host cannot verify such a key's signatures
     */
    public RpmWriter(PackageSpec spec, Payload payload, Optional<Signer> signer) {
        signer.ifPresent(key -> SignatureHeader.requireVerifiable(key, spec.compatibility()));
        this.spec = spec;
        this.payload = payload;
        this.signer = signer;
    }

    /**
     * Writes the package, or leaves everything as it was.
     *
     * @param file the package file; its directory is made if needed
     * @return whether the file is new: an equal one is left alone
     * @throws PackagingException if a file cannot be read or changes meanwhile
     * @throws IOException if the package cannot be written
     */
    public boolean writeTo(Path file) throws IOException {
        return AtomicFile.of(file, this::write);
    }

    private void write(Path file) throws IOException {
        FileTable files = FileTable.of(payload);
        TagTable header = new PackageHeader(spec, payload, files).tags();
        addDigests(header, files.placeholders(), Sha256.PLACEHOLDER, Sha256.PLACEHOLDER);
        int headerBytes = header.render().length;
        int payloadStart = RpmLead.BYTES + SignatureHeader.BYTES + headerBytes;

        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.position(payloadStart);
            Measured measured = writePayload(channel, files.hasLargeFile());
            addDigests(header, measured.fileDigests, measured.compressedDigest, measured.archiveDigest);
            byte[] headerImage = header.render();
            if (headerImage.length != headerBytes) {
                throw new IllegalStateException("The header grew from %d to %d bytes while the payload was written"
                        .formatted(headerBytes, headerImage.length));
            }
            PackageParts.writeFront(lead(), signature(headerImage, measured), headerImage, channel);
        }
    }

    private static void addDigests(TagTable header, List<String> files, String compressed, String archive) {
        header.strings(RpmTag.FILEDIGESTS, files);
        header.strings(RpmTag.PAYLOADDIGEST, List.of(compressed));
        header.strings(RpmTag.PAYLOADDIGESTALT, List.of(archive));
    }

    private Measured writePayload(FileChannel channel, boolean large) throws IOException {
        DigestOutput compressed = new DigestOutput(Channels.newOutputStream(channel)) {
            @Override
            public void close() throws IOException {
                flush(); // the headers are still to be written
            }
        };
        OutputStream compressor = PayloadCompressor.compress(spec.compression(), compressed);
        if (payload.installedSize() >= TWO_THREADS_FROM_BYTES) {
            compressor = new HandOverStream(compressor);
        }
        List<String> digests;
        DigestOutput archive = new DigestOutput(compressor);
        try (archive) {
            digests = CpioArchive.write(payload, large, spec.timestamp(), archive);
        }
        return new Measured(digests, archive.count(), archive.sha256(), compressed.count(), compressed.sha256());
    }

    private RpmLead lead() {
        return RpmLead.of(
                spec.architecture(),
                "%s-%s".formatted(spec.name(), spec.version().versionRelease()));
    }

    private byte[] signature(byte[] header, Measured measured) throws IOException {
        SignatureHeader signature = SignatureHeader.of(
                spec.compatibility().needsSha1HeaderDigest(), header, measured.compressedBytes, measured.archiveBytes);
        if (signer.isPresent()) {
            signature.sign(signer.get(), header, spec.timestamp());
        }
        return signature.render(SignatureHeader.BYTES);
    }

    private record Measured(
            List<String> fileDigests,
            long archiveBytes,
            String archiveDigest,
            long compressedBytes,
            String compressedDigest) {}
}
