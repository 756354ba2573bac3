package io.github.apprpm.rpm;

import io.github.apprpm.file.Sha256;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.Directory;
import io.github.apprpm.model.Entry.EntryWriter;
import io.github.apprpm.model.Entry.GhostDirectory;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.Entry.Symlink;
import io.github.apprpm.model.FileFlag;
import io.github.apprpm.model.InstallPath;
import io.github.apprpm.model.Payload;
import io.github.apprpm.openpgp.DigestAlgorithm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the header says of the files: one array for each property, all in the payload's order. */
final class FileTable implements EntryWriter {
    /** The largest number in 32 bits; sizes above need the tags whose names begin with LONG. */
    static final long LARGEST_INT = 0xFFFFFFFFL;

    private static final int S_IFREG = 0100000;
    private static final int S_IFDIR = 0040000;
    private static final int S_IFLNK = 0120000;
    /** Verify everything. */
    private static final int VERIFY_ALL = 0xFFFFFFFF;
    /** Not the digest, size, link or time, as rpmbuild writes it for %ghost. */
    private static final int VERIFY_GHOST = 0xFFFFFFD8;

    private final long[] sizes;
    private final short[] modes;
    private final int[] flags;
    private final int[] verifyFlags;
    private final String[] linkTargets;
    private final Payload payload;
    private int index;

    private FileTable(Payload payload) {
        this.payload = payload;
        int count = payload.entries().size();
        sizes = new long[count];
        modes = new short[count];
        flags = new int[count];
        verifyFlags = new int[count];
        linkTargets = new String[count];
    }

    static FileTable of(Payload payload) throws IOException {
        FileTable table = new FileTable(payload);
        Arrays.fill(table.verifyFlags, VERIFY_ALL);
        Arrays.fill(table.linkTargets, "");
        for (Entry entry : payload.entries()) {
            entry.writeTo(table);
            table.index++;
        }
        return table;
    }

    @Override
    public void directory(Directory directory) {
        modes[index] = (short) (S_IFDIR | directory.attributes().mode());
    }

    @Override
    public void ghostDirectory(GhostDirectory directory) {
        modes[index] = (short) (S_IFDIR | directory.attributes().mode());
        flags[index] = bit(FileFlag.GHOST);
        verifyFlags[index] = VERIFY_GHOST;
    }

    @Override
    public void file(RegularFile file) {
        modes[index] = (short) (S_IFREG | file.attributes().mode());
        flags[index] = file.flags().stream().mapToInt(FileTable::bit).sum();
        if (file.isGhost()) {
            verifyFlags[index] = VERIFY_GHOST;
        } else {
            sizes[index] = file.content().size();
        }
    }

    @Override
    public void symlink(Symlink symlink) {
        modes[index] = (short) (S_IFLNK | symlink.attributes().mode());
        linkTargets[index] = symlink.target();
        sizes[index] = symlink.target().getBytes(StandardCharsets.UTF_8).length;
    }

    /** {@code rpmfileAttrs} of rpm's {@code rpmfiles.h}. */
    private static int bit(FileFlag flag) {
        return switch (flag) {
            case CONFIG -> 1;
            case DOC -> 1 << 1;
            case MISSINGOK -> 1 << 3;
            case NOREPLACE -> 1 << 4;
            case GHOST -> 1 << 6;
            case LICENSE -> 1 << 7;
        };
    }

    /** Whether a file needs more than 32 bits for its size. */
    boolean hasLargeFile() {
        return Arrays.stream(sizes).anyMatch(size -> size > LARGEST_INT);
    }

    /** Placeholders as long as the digests. */
    List<String> placeholders() {
        return payload.entries().stream()
                .map(entry -> entry instanceof RegularFile file && !file.isGhost() ? Sha256.PLACEHOLDER : "")
                .toList();
    }

    /**
     * Adds all tags but the digests.
     *
     * @param built the time of the files that have none of their own
     */
    void addTo(TagTable tags, Instant built) {
        addTotal(tags);
        int count = sizes.length;
        if (count == 0) {
            return;
        }
        addSizes(tags);
        addNames(tags);
        tags.int16(RpmTag.FILEMODES, modes);
        tags.int16(RpmTag.FILERDEVS, new short[count]);
        tags.int32(RpmTag.FILEMTIMES, times(built));
        tags.strings(RpmTag.FILELINKTOS, List.of(linkTargets));
        tags.int32(RpmTag.FILEFLAGS, flags);
        tags.strings(RpmTag.FILEUSERNAME, owners(payload));
        tags.strings(RpmTag.FILEGROUPNAME, groups(payload));
        tags.int32(RpmTag.FILEVERIFYFLAGS, verifyFlags);
        tags.int32(RpmTag.FILEDEVICES, filled(count, 1));
        int[] inodes = new int[count];
        Arrays.setAll(inodes, i -> i + 1);
        tags.int32(RpmTag.FILEINODES, inodes);
        tags.strings(RpmTag.FILELANGS, Collections.nCopies(count, ""));
        tags.int32(RpmTag.FILEDIGESTALGO, DigestAlgorithm.SHA256.number());
    }

    private int[] times(Instant built) {
        return payload.entries().stream()
                .map(entry -> entry instanceof RegularFile file ? file.timeIn(built) : built)
                .mapToInt(time -> (int) time.getEpochSecond())
                .toArray();
    }

    private void addTotal(TagTable tags) {
        long total = payload.installedSize();
        if (total > LARGEST_INT) {
            tags.int64(RpmTag.LONGSIZE, total);
        } else {
            tags.int32(RpmTag.SIZE, (int) total);
        }
    }

    private void addSizes(TagTable tags) {
        if (hasLargeFile()) {
            tags.int64(RpmTag.LONGFILESIZES, sizes);
        } else {
            int[] narrow = new int[sizes.length];
            Arrays.setAll(narrow, i -> (int) sizes[i]);
            tags.int32(RpmTag.FILESIZES, narrow);
        }
    }

    private void addNames(TagTable tags) {
        Map<String, Integer> directories = new HashMap<>();
        List<String> directoryNames = new ArrayList<>();
        List<String> baseNames = new ArrayList<>();
        int[] directoryIndexes = new int[sizes.length];
        for (int i = 0; i < directoryIndexes.length; i++) {
            String path = payload.entries().get(i).path();
            String name = InstallPath.name(path);
            String directory = path.substring(0, path.length() - name.length());
            directoryIndexes[i] = directories.computeIfAbsent(directory, key -> {
                directoryNames.add(key);
                return directoryNames.size() - 1;
            });
            baseNames.add(name);
        }
        tags.int32(RpmTag.DIRINDEXES, directoryIndexes);
        tags.strings(RpmTag.BASENAMES, baseNames);
        tags.strings(RpmTag.DIRNAMES, directoryNames);
    }

    private static List<String> owners(Payload payload) {
        return payload.entries().stream()
                .map(entry -> entry.attributes().owner().value())
                .toList();
    }

    private static List<String> groups(Payload payload) {
        return payload.entries().stream()
                .map(entry -> entry.attributes().group().value())
                .toList();
    }

    private static int[] filled(int count, int value) {
        int[] values = new int[count];
        Arrays.fill(values, value);
        return values;
    }
}
