package io.github.apprpm.rpm;

import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.PackageSpec;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.model.Payload;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import org.redline_rpm.header.Lead;

/**
 * Writes a package in one pass over its files.
 *
 * <p>Every value that depends on content has a fixed width, so the length of both headers is known before a byte is
 * read: the payload goes to its final place first, and the headers fill the front.
 */
public final class RpmWriter {
    /**
     * The bytes of the signature header, a multiple of 8. What it does not need is reserved space, in which
     * {@code rpmsign} adds signatures without moving the payload; rpmbuild leaves as much.
     */
    private static final int SIGNATURE_BYTES = 4304;
    /** The lead has room for so many bytes of name, before a final NUL (rpm's {@code rpmlead.h}). */
    private static final int LEAD_NAME_BYTES = 65;
    /** Below this, a second thread costs more than it brings. */
    private static final long TWO_THREADS_FROM_BYTES = 1 << 20;

    private final PackageSpec spec;
    private final Payload payload;

    public RpmWriter(PackageSpec spec, Payload payload) {
        this.spec = spec;
        this.payload = payload;
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
        Path directory = file.toAbsolutePath().getParent();
        try {
            if (!Files.isDirectory(directory)) { // before Java 20, createDirectories refuses a symbolic link to one
                Files.createDirectories(directory);
            }
            return replace(file, directory.resolve(file.getFileName() + ".tmp"));
        } catch (IOException e) {
            throw new IOException(
                    ("The package '%s' cannot be written: %s. "
                                    + "See that '%s' is a directory that may be written and has space left.")
                            .formatted(file, reason(e), directory),
                    e);
        }
    }

    private boolean replace(Path file, Path unfinished) throws IOException {
        try {
            write(unfinished);
            if (Files.isRegularFile(file) && Files.mismatch(file, unfinished) < 0) {
                return false;
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static String reason(IOException e) {
        String kind = e.getClass().getSimpleName();
        return e instanceof FileSystemException fileSystem && fileSystem.getReason() == null
                ? kind + ": " + e.getMessage()
                : Objects.requireNonNullElse(e.getMessage(), kind);
    }

    private void write(Path file) throws IOException {
        FileTable files = FileTable.of(payload);
        TagTable header = new PackageHeader(spec, payload, files).tags();
        addDigests(header, files.placeholders(), Sha256.PLACEHOLDER, Sha256.PLACEHOLDER);
        int headerBytes = header.render().length;
        int payloadStart = Lead.LEAD_SIZE + SIGNATURE_BYTES + headerBytes;

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
            channel.position(0);
            lead().write(channel);
            writeFully(channel, signature(headerImage, measured));
            writeFully(channel, headerImage);
        }
    }

    private static void addDigests(TagTable header, List<String> files, String compressed, String archive) {
        header.strings(RpmTag.FILEDIGESTS, files);
        header.strings(RpmTag.PAYLOADDIGEST, List.of(compressed));
        header.strings(RpmTag.PAYLOADDIGESTALT, List.of(archive));
    }

    private Measured writePayload(FileChannel channel, boolean large) throws IOException {
        MeasuringStream compressed = new MeasuringStream(Channels.newOutputStream(channel)) {
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
        MeasuringStream archive = new MeasuringStream(compressor);
        try (archive) {
            digests = CpioArchive.write(payload, large, spec.timestamp().getEpochSecond(), archive);
        }
        return new Measured(digests, archive.count(), archive.sha256(), compressed.count(), compressed.sha256());
    }

    private Lead lead() {
        String name = "%s-%s".formatted(spec.name(), spec.version().versionRelease());
        Lead lead = new Lead();
        lead.setName(name.substring(0, Math.min(LEAD_NAME_BYTES, name.length())));
        return lead;
    }

    private byte[] signature(byte[] header, Measured measured) throws IOException {
        TagTable tags = TagTable.ofSignature();
        MessageDigest digest = Sha256.digest();
        digest.update(header);
        tags.string(RpmTag.Signature.SHA256HEADER, Sha256.hex(digest));
        if (spec.compatibility() == Compatibility.EL7) {
            tags.string(RpmTag.Signature.SHA1HEADER, Sha256.sha1(header));
        }
        long size = header.length + measured.compressedBytes;
        if (size > FileTable.LARGEST_INT) {
            tags.int64(RpmTag.Signature.LONGSIZE, size);
        } else {
            tags.int32(RpmTag.Signature.SIZE, (int) size);
        }
        if (measured.archiveBytes > FileTable.LARGEST_INT) {
            tags.int64(RpmTag.Signature.LONGARCHIVESIZE, measured.archiveBytes);
        } else {
            tags.int32(RpmTag.Signature.PAYLOADSIZE, (int) measured.archiveBytes);
        }
        return fill(tags);
    }

    /** Reserves what is left of the signature header. */
    private static byte[] fill(TagTable tags) throws IOException {
        tags.binary(RpmTag.Signature.RESERVEDSPACE, new byte[8]);
        int reserved = 8 + SIGNATURE_BYTES - tags.render().length;
        tags.binary(RpmTag.Signature.RESERVEDSPACE, new byte[reserved]);
        return tags.render();
    }

    private static void writeFully(SeekableByteChannel channel, byte[] bytes) throws IOException {
        for (ByteBuffer buffer = ByteBuffer.wrap(bytes); buffer.hasRemaining(); ) {
            channel.write(buffer);
        }
    }

    private record Measured(
            List<String> fileDigests,
            long archiveBytes,
            String archiveDigest,
            long compressedBytes,
            String compressedDigest) {}
}
