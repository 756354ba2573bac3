package io.github.apprpm.rpm;

import io.github.apprpm.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Reads the arrays of a header that describe the files. */
final class PackagedFiles {
    /**
     * How many times as long as the header all paths together may be: a forged header could share one long directory
     * among many files.
     */
    private static final int LONGEST = 16;

    private final RpmHeader header;
    private final List<String> paths;

    private PackagedFiles(RpmHeader header) {
        this.header = header;
        this.paths = paths(header);
    }

    /** @throws MalformedHeaderException if an array has more or fewer values than there are files */
    static List<PackagedFile> of(RpmHeader header) {
        return new PackagedFiles(header).read();
    }

    private List<PackagedFile> read() {
        if (paths.isEmpty()) {
            return List.of();
        }
        IntFunction<String> owners = texts(RpmTag.FILEUSERNAME, "root");
        IntFunction<String> groups = texts(RpmTag.FILEGROUPNAME, "root");
        IntFunction<String> digests = texts(RpmTag.FILEDIGESTS, "");
        IntFunction<String> links = texts(RpmTag.FILELINKTOS, "");
        IntFunction<String> capabilities = texts(RpmTag.FILECAPS, "");
        IntFunction<String> languages = fits(RpmTag.FILELANGS) ? texts(RpmTag.FILELANGS, "") : i -> "";
        IntFunction<Long> modes = numbers(RpmTag.FILEMODES);
        IntFunction<Long> sizes = numbers(header.has(RpmTag.FILESIZES) ? RpmTag.FILESIZES : RpmTag.LONGFILESIZES);
        IntFunction<Long> times = numbers(RpmTag.FILEMTIMES);
        IntFunction<Long> flags = numbers(RpmTag.FILEFLAGS);
        IntFunction<Long> verifyFlags = fits(RpmTag.FILEVERIFYFLAGS) ? numbers(RpmTag.FILEVERIFYFLAGS) : i -> 0L;
        IntFunction<Long> inodes = numbers(RpmTag.FILEINODES);
        IntFunction<Long> devices = fits(RpmTag.FILEDEVICES) ? numbers(RpmTag.FILEDEVICES) : i -> 0L;
        IntFunction<Long> rdevs = numbers(RpmTag.FILERDEVS);
        List<PackagedFile> files = new ArrayList<>(paths.size());
        for (int i = 0; i < paths.size(); i++) {
            files.add(new PackagedFile(
                    i,
                    paths.get(i),
                    modes.apply(i).intValue(),
                    owners.apply(i),
                    groups.apply(i),
                    sizes.apply(i),
                    times.apply(i),
                    digests.apply(i),
                    links.apply(i),
                    flags.apply(i).intValue(),
                    verifyFlags.apply(i).intValue(),
                    inodes.apply(i),
                    devices.apply(i),
                    rdevs.apply(i).intValue(),
                    capabilities.apply(i),
                    languages.apply(i)));
        }
        return List.copyOf(files);
    }

    private static List<String> paths(RpmHeader header) {
        List<String> names = header.strings(RpmTag.BASENAMES);
        if (names.isEmpty()) {
            return header.strings(RpmTag.OLDFILENAMES);
        }
        List<String> directories = header.strings(RpmTag.DIRNAMES);
        long[] indexes = header.numbers(RpmTag.DIRINDEXES);
        requireCount(RpmTag.DIRINDEXES, indexes.length, names.size());
        List<String> paths = new ArrayList<>(names.size());
        long length = 0;
        for (int i = 0; i < indexes.length; i++) {
            if (indexes[i] >= directories.size()) {
                throw new MalformedHeaderException("the file '%s' is in directory %d of %d"
                        .formatted(Printable.quoted(names.get(i)), indexes[i], directories.size()));
            }
            String path = directories.get((int) indexes[i]) + names.get(i);
            length += path.length();
            if (length > (long) LONGEST * header.length()) {
                throw new MalformedHeaderException("its %d files have paths of more than %d characters in all"
                        .formatted(names.size(), (long) LONGEST * header.length()));
            }
            paths.add(path);
        }
        return paths;
    }

    private IntFunction<String> texts(int tag, String absent) {
        List<String> values = header.strings(tag);
        if (values.isEmpty()) {
            return i -> absent;
        }
        requireCount(tag, values.size(), paths.size());
        return values::get;
    }

    private IntFunction<Long> numbers(int tag) {
        long[] values = header.numbers(tag);
        if (values.length == 0) {
            return i -> 0L;
        }
        requireCount(tag, values.length, paths.size());
        return i -> {
            if (values[i] < 0) {
                throw new MalformedHeaderException("the file '%s' has %s in tag %d"
                        .formatted(Printable.quoted(paths.get(i)), Long.toUnsignedString(values[i]), tag));
            }
            return values[i];
        };
    }

    /** Whether there is one value for each file; rpm does without the languages, verify flags and devices if not. */
    private boolean fits(int tag) {
        return header.index().stream().noneMatch(entry -> entry.tag() == tag && entry.count() != paths.size());
    }

    private static void requireCount(int tag, int count, int files) {
        if (count != files) {
            throw new MalformedHeaderException(
                    "it has %d files, but tag %d has %d values".formatted(files, tag, count));
        }
    }
}
