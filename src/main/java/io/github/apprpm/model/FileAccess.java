package io.github.apprpm.model;

import java.util.Collection;

/**
 * Whom the permissions of a file let read or write it, as the kernel decides: the owner's bits are for the owner alone, the
 * group's for its members alone.
 *
 * @param permissions the bits of the mode
 * @param owner the user's name
 * @param group the group's name
 */
public record FileAccess(int permissions, String owner, String group) {
    private static final int READ = 4;
    private static final int WRITE = 2;
    private static final int OWNER = 6;
    private static final int GROUP = 3;

    /** Whether a process of a user can read it; root can read each file. */
    public boolean isReadableBy(String user, Collection<String> groups) {
        if (user.equals("root")) {
            return true;
        }
        if (user.equals(owner)) {
            return (permissions >> OWNER & READ) != 0;
        }
        return ((groups.contains(group) ? permissions >> GROUP : permissions) & READ) != 0;
    }

    /** Whether one of the three sets of bits lets a process of a user other than root write it, or make it writable. */
    public boolean isWritableBy(String user, Collection<String> groups) {
        return !user.equals("root")
                && ((permissions & WRITE) != 0
                        || owner.equals(user) && (permissions >> OWNER & WRITE) != 0
                        || groups.contains(group) && (permissions >> GROUP & WRITE) != 0);
    }

    /** As in {@code root:shop with the mode 0640}. */
    @Override
    public String toString() {
        return "%s:%s with the mode %04o".formatted(owner, group, permissions);
    }
}
