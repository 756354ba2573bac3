package io.github.apprpm.rpm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which paths of a package are names of one file; the payload has its content once, with the last of them. */
public final class HardLinks {
    private record FileId(long device, long inode) {}

    private record Names(int count, PackagedFile last) {
        Names with(Names later) {
            return new Names(count + later.count, later.last);
        }
    }

    private final Map<FileId, Names> names = new HashMap<>();

    private HardLinks(List<PackagedFile> files) {
        for (PackagedFile file : files) {
            if (canHaveMore(file)) {
                names.merge(id(file), new Names(1, file), Names::with);
            }
        }
    }

    public static HardLinks of(List<PackagedFile> files) {
        return new HardLinks(files);
    }

    /** How many names the file has. */
    public int count(PackagedFile file) {
        return names(file).count;
    }

    /** The name with which the payload has the content of the file. */
    public PackagedFile last(PackagedFile file) {
        return names(file).last;
    }

    private Names names(PackagedFile file) {
        return canHaveMore(file) ? names.get(id(file)) : new Names(1, file);
    }

    private static boolean canHaveMore(PackagedFile file) {
        return file.isRegular() && !file.isGhost() && file.inode() != 0;
    }

    private static FileId id(PackagedFile file) {
        return new FileId(file.device(), file.inode());
    }
}
