package io.github.apprpm.rpm;

import io.github.apprpm.file.Sha256;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.Directory;
import io.github.apprpm.model.Entry.EntryWriter;
import io.github.apprpm.model.Entry.GhostDirectory;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.Entry.Symlink;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.model.Payload;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioConstants;

/**
 * The uncompressed payload: one cpio entry for each file, in the order of the header.
 *
 * <p>In the usual format each entry repeats what the header says. A file of 4 GiB or more does not fit into that; then
 * every entry is only its index in the header, rpm's "stripped" cpio.
 */
final class CpioArchive implements EntryWriter {
    private static final int BUFFER_BYTES = 1 << 17;
    /** The entries are padded to this many bytes. */
    private static final int ALIGNMENT = 4;
    /** rpm's magic number of a stripped entry; the index follows in eight hexadecimal digits. */
    private static final String STRIPPED_MAGIC = "07070X";

    private final boolean stripped;
    private final Instant built;
    private final OutputStream out;
    private final CpioArchiveOutputStream cpio;
    private final String[] digests;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int index;

    private CpioArchive(boolean stripped, Instant built, OutputStream out, int entries) {
        this.stripped = stripped;
        this.built = built;
        this.out = out;
        this.cpio =
                new CpioArchiveOutputStream(out, CpioConstants.FORMAT_NEW, ALIGNMENT, StandardCharsets.UTF_8.name());
        this.digests = new String[entries];
    }

    /**
     * Writes the entries.
     *
     * @param payload what to write
     * @param stripped whether a file is too large for the usual format
     * @param built the modification time of the entries that have none of their own
     * @param out where to
     * @return the SHA-256 of each regular file and an empty string for the others, in the payload's order
     */
    static List<String> write(Payload payload, boolean stripped, Instant built, OutputStream out) throws IOException {
        CpioArchive archive =
                new CpioArchive(stripped, built, out, payload.entries().size());
        for (Entry entry : payload.entries()) {
            archive.digests[archive.index] = "";
            entry.writeTo(archive);
            archive.index++;
        }
        archive.cpio.finish();
        return List.of(archive.digests);
    }

    @Override
    public void directory(Directory directory) throws IOException {
        begin(directory, CpioConstants.C_ISDIR, 0);
        end(0);
    }

    @Override
    public void ghostDirectory(GhostDirectory directory) {
        // Only the header has it.
    }

    @Override
    public void symlink(Symlink symlink) throws IOException {
        byte[] target = symlink.target().getBytes(StandardCharsets.UTF_8);
        begin(symlink, CpioConstants.C_ISLNK, target.length);
        data(target, target.length);
        end(target.length);
    }

    @Override
    public void file(RegularFile file) throws IOException {
        if (file.isGhost()) {
            return;
        }
        long size = file.content().size();
        begin(file, CpioConstants.C_ISREG, size);
        MessageDigest digest = Sha256.digest();
        long written = 0;
        try (InputStream in = open(file)) {
            for (int read = read(file, in); read > 0; read = read(file, in)) {
                written += read;
                if (written > size) {
                    throw changed(file);
                }
                digest.update(buffer, 0, read);
                data(buffer, read);
            }
        }
        if (written != size) {
            throw changed(file);
        }
        end(size);
        digests[index] = Sha256.hex(digest);
    }

    private static InputStream open(RegularFile file) throws IOException {
        try {
            return file.content().open();
        } catch (NoSuchFileException | FileNotFoundException e) {
            throw changed(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private int read(RegularFile file, InputStream in) throws IOException {
        try {
            return in.readNBytes(buffer, 0, buffer.length);
        } catch (ClosedByInterruptException e) {
            throw e; // the build was interrupted
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static PackagingException unreadable(RegularFile file, IOException e) {
        return e instanceof AccessDeniedException
                ? new PackagingException(
                        "The file '%s' cannot be read".formatted(file.content().source()),
                        "Make it readable for the user who runs the build",
                        e)
                : new PackagingException(
                        "The file '%s' cannot be read: %s"
                                .formatted(file.content().source(), e.getMessage()),
                        "Repair or replace it, and build again",
                        e);
    }

    private static PackagingException changed(RegularFile file) {
        return new PackagingException(
                "The file '%s' changed while it was packaged"
                        .formatted(file.content().source()),
                "Find what else writes to it during the build, and build again");
    }

    private void begin(Entry entry, int type, long size) throws IOException {
        if (stripped) {
            out.write("%s%08x\0\0".formatted(STRIPPED_MAGIC, index).getBytes(StandardCharsets.US_ASCII));
            return;
        }
        CpioArchiveEntry header = new CpioArchiveEntry(CpioConstants.FORMAT_NEW, "." + entry.path(), size);
        header.setMode(type | entry.attributes().mode());
        header.setInode(index + 1L);
        header.setNumberOfLinks(1);
        header.setTime(time(entry).getEpochSecond());
        cpio.putArchiveEntry(header);
    }

    private Instant time(Entry entry) {
        return entry instanceof RegularFile file ? file.timeIn(built) : built;
    }

    private void data(byte[] bytes, int length) throws IOException {
        if (stripped) {
            out.write(bytes, 0, length);
        } else {
            cpio.write(bytes, 0, length);
        }
    }

    private void end(long size) throws IOException {
        if (stripped) {
            out.write(new byte[(int) (-size & (ALIGNMENT - 1))]);
        } else {
            cpio.closeArchiveEntry();
        }
    }
}
