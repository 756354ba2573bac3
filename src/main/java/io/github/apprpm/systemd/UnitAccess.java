package io.github.apprpm.systemd;

import io.github.apprpm.model.FileAccess;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a unit lets its service do with the files of the host, beside their owners and modes (systemd.exec(5)). */
public final class UnitAccess {
    /** The directives that name what the service may write to; the second is the older name of the first. */
    public static final List<String> WRITABLE = List.of("ReadWritePaths", "ReadWriteDirectories");

    private static final Pattern HOMES = Pattern.compile("/(home|root|run/user)(/.*)?");
    private static final Pattern TEMPORARY = Pattern.compile("(/var)?/tmp(/.*)?");
    /** What ProtectSystem=strict leaves as it is. */
    private static final Pattern OF_THE_KERNEL = Pattern.compile("/(dev|proc|sys)(/.*)?");

    private static final Pattern FULL = Pattern.compile("/(usr|boot|efi|etc)(/.*)?");
    private static final Pattern PROGRAMS = Pattern.compile("/(usr|boot|efi)(/.*)?");

    private final Unit unit;
    private final String user;
    private final String group;
    private final Set<String> groups;
    private final List<String> writable = new ArrayList<>();

    public UnitAccess(Unit unit) {
        this.unit = unit;
        this.user = unit.last("User").orElse("root");
        this.group = unit.last("Group").orElse(user);
        this.groups = new HashSet<>(Set.of(group));
        unit.values("SupplementaryGroups").forEach(value -> groups.addAll(UnitWords.of(value)));
        for (ServiceDirectory kind : ServiceDirectory.values()) {
            writable.addAll(kind.paths(unit));
        }
        writable.addAll(readWritePaths());
        unit.values("BindPaths")
                .forEach(value -> UnitWords.of(value).forEach(word -> writable.add(destination(plain(word)))));
    }

    /** The paths that the unit opens for writing. */
    public List<String> readWritePaths() {
        return WRITABLE.stream()
                .flatMap(key -> unit.values(key).stream())
                .flatMap(value -> UnitWords.of(value).stream())
                .map(UnitAccess::plain)
                .toList();
    }

    /** A path without the signs for one that may be missing, or is below RootDirectory=. */
    private static String plain(String word) {
        return word.replaceFirst("^[-+]+", "");
    }

    /** Where a bind mount of {@code source:destination:options} appears. */
    private static String destination(String mount) {
        String[] parts = mount.split(":");
        return parts.length > 1 ? parts[1] : mount;
    }

    /** The user that the service runs as. */
    public String user() {
        return user;
    }

    /** Its group: one named like the user unless the unit names another. */
    public String group() {
        return group;
    }

    /** All groups that the unit puts it in. */
    public Set<String> groups() {
        return Set.copyOf(groups);
    }

    /** Whether the permissions of a file let the service write to it. Root owns all, so that this says nothing of it. */
    public boolean isMeantToBeWritten(FileAccess permissions) {
        return permissions.isWritableBy(user, groups);
    }

    /** Whether the service does not see a path, or sees another directory in its place. */
    public boolean isHidden(String path) {
        return !isOpened(path)
                && (HOMES.matcher(path).matches() && (unit.isYes("ProtectHome") || isHome("tmpfs"))
                        || TEMPORARY.matcher(path).matches() && isPrivateTmp());
    }

    /** Whether the service sees a path, and cannot write to it. */
    public boolean isReadOnly(String path) {
        if (isOpened(path) || isHidden(path)) {
            return false;
        }
        return HOMES.matcher(path).matches() ? isHome("read-only") : isOfSystem(path);
    }

    /** Whether ProtectSystem= protects a path, without regard to what else the unit says of it. */
    public boolean isOfSystem(String path) {
        return switch (unit.last("ProtectSystem").orElse("no")) {
            case "strict" -> !OF_THE_KERNEL.matcher(path).matches();
            case "full" -> FULL.matcher(path).matches();
            case "yes", "true", "on", "1" -> PROGRAMS.matcher(path).matches();
            default -> false;
        };
    }

    private boolean isHome(String value) {
        return unit.last("ProtectHome").filter(value::equals).isPresent();
    }

    /** Since 258 it may be a directory that ends with the service. */
    private boolean isPrivateTmp() {
        return unit.isYes("PrivateTmp")
                || unit.last("PrivateTmp").filter("disconnected"::equals).isPresent();
    }

    private boolean isOpened(String path) {
        return writable.stream()
                .anyMatch(directory -> (path + "/").startsWith(directory.replaceFirst("/+$", "") + "/"));
    }
}
