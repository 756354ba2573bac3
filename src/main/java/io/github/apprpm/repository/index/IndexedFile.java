package io.github.apprpm.repository.index;

import io.github.apprpm.rpm.RpmHeader;
import io.github.apprpm.rpm.RpmTag;
import java.util.ArrayList;
import java.util.List;

/**
 * One path of a package, as metadata list it.
 *
 * @param path one character for each byte
 * @param kind {@code dir}, {@code ghost} or nothing
 */
record IndexedFile(String path, String kind) {
    private static final int TYPE = 0170000;
    private static final int DIRECTORY = 0040000;
    private static final int GHOST = 1 << 6;

    /** The paths that the header names, if it says of which kind they are. */
    static List<IndexedFile> of(RpmHeader header) {
        List<String> names = header.stored(RpmTag.BASENAMES);
        List<String> directories = header.stored(RpmTag.DIRNAMES);
        long[] indexes = header.numbers(RpmTag.DIRINDEXES);
        boolean isOld = names.isEmpty();
        if (isOld) {
            names = header.stored(RpmTag.OLDFILENAMES);
        }
        long[] flags = header.numbers(RpmTag.FILEFLAGS);
        long[] modes = header.numbers(RpmTag.FILEMODES);
        int count = Math.min(names.size(), Math.min(flags.length, modes.length));
        List<IndexedFile> files = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String path = isOld ? names.get(i) : directories.get((int) indexes[i]) + names.get(i);
            files.add(new IndexedFile(path, kind(modes[i], flags[i])));
        }
        return files;
    }

    private static String kind(long mode, long flags) {
        if ((mode & TYPE) == DIRECTORY) {
            return "dir";
        }
        return (flags & GHOST) != 0 ? "ghost" : "";
    }

    /** Whether clients know this path without the list of all files. */
    boolean isPrimary() {
        return isPrimary(path);
    }

    static boolean isPrimary(String path) {
        return path.startsWith("/etc/") || path.equals("/usr/lib/sendmail") || path.contains("bin/");
    }
}
