package io.github.apprpm.rpm;

import java.util.Set;

/**
 * What the header says of one file, directory, link or device.
 *
 * @param index its place among the files, from 0
 * @param path where it is installed; in a source package its name alone
 * @param mode type and permissions as in {@code struct stat}
 * @param owner the user
 * @param group the group
 * @param size the bytes of its content
 * @param mtime seconds since 1970
 * @param digest the digest of its content in hexadecimal digits, or an empty string
 * @param linkTarget where a symbolic link points to, or an empty string
 * @param flags {@code rpmfileAttrs} of rpm's {@code rpmfiles.h}
 * @param verifyFlags what {@code rpm -V} compares
 * @param inode files with the same one, on the same device, are one file with several names
 * @param device the number of the file system when it was built
 * @param rdev for a device file, its numbers
 * @param capabilities as setcap(8) reads them, or an empty string
 * @param language the locale that it is for, or an empty string
 */
public record PackagedFile(
        int index,
        String path,
        int mode,
        String owner,
        String group,
        long size,
        long mtime,
        String digest,
        String linkTarget,
        int flags,
        int verifyFlags,
        long inode,
        long device,
        int rdev,
        String capabilities,
        String language) {
    private static final int TYPE = 0170000;
    private static final int DIRECTORY = 0040000;
    private static final int SYMLINK = 0120000;
    private static final int REGULAR = 0100000;
    private static final int PERMISSIONS = 07777;
    private static final int CONFIG = 1;
    private static final int NOREPLACE = 1 << 4;
    private static final int GHOST = 1 << 6;
    private static final int SPEC = 1 << 5;
    /** Those of {@code stat.h}: fifo, character device, directory, block device, regular file, symbolic link and socket. */
    private static final Set<Integer> TYPES = Set.of(0010000, 0020000, DIRECTORY, 0060000, REGULAR, SYMLINK, 0140000);

    public boolean isDirectory() {
        return (mode & TYPE) == DIRECTORY;
    }

    public boolean isSymlink() {
        return (mode & TYPE) == SYMLINK;
    }

    public boolean isRegular() {
        return (mode & TYPE) == REGULAR;
    }

    /** Whether it is of one of the kinds that a file system has. */
    public boolean hasType() {
        return TYPES.contains(mode & TYPE);
    }

    /** Whether it is the spec file of a source package. */
    public boolean isSpec() {
        return (flags & SPEC) != 0;
    }

    /** The permissions, with the bits of setuid, setgid and sticky. */
    public int permissions() {
        return mode & PERMISSIONS;
    }

    /** Whether an upgrade saves what the administrator changed. */
    public boolean isConfig() {
        return (flags & CONFIG) != 0;
    }

    /** Whether an upgrade leaves what the administrator changed in its place. */
    public boolean isNoReplace() {
        return (flags & NOREPLACE) != 0;
    }

    /** Whether the package owns the path but has no content for it. */
    public boolean isGhost() {
        return (flags & GHOST) != 0;
    }
}
