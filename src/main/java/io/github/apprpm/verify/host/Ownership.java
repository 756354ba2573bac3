package io.github.apprpm.verify.host;

import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.model.FileAccess;
import io.github.apprpm.model.InstallPath;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.verify.PackagedService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares the owners of a package's files on a host with the expected ones. */
final class Ownership {
    private static final Pattern LINE = Pattern.compile("([0-7]+) (\\S+) (\\S+) (.*)");
    private static final int EXECUTES = 0111;
    private static final int MOST = 5;
    private static final int OCTAL = 8;

    private final PackagedService service;
    private final Set<String> groups;
    private final Map<String, FileAccess> found = new LinkedHashMap<>();

    /**
     * @param lines what {@code owners.sh} printed
     * @param groups the groups that the service's user is in
     */
    Ownership(PackagedService service, List<String> lines, Set<String> groups) {
        this.service = service;
        this.groups = new TreeSet<>(groups);
        this.groups.add(service.group());
        for (String line : lines) {
            Matcher fields = LINE.matcher(line);
            if (fields.matches()) {
                found.put(
                        fields.group(4),
                        new FileAccess(Integer.parseInt(fields.group(1), OCTAL), fields.group(2), fields.group(3)));
            }
        }
    }

    /** That of an installed package. */
    static Ownership of(Host host, PackagedService service, Account account) throws IOException {
        return new Ownership(service, host.script("owners.sh", service.name()).lines(), account.groups());
    }

    /** The configuration that the service could read as it is packaged, but cannot as it is on the host. */
    List<String> locked() {
        List<String> locked = new ArrayList<>();
        for (PackagedFile file : service.rpm().files()) {
            FileAccess packaged = new FileAccess(file.permissions(), file.owner(), file.group());
            FileAccess actual = found.get(file.path());
            boolean isFile = file.isConfig() && file.isRegular() && !file.isGhost() && actual != null;
            if (isFile
                    && packaged.isReadableBy(service.user(), groups)
                    && !actual.isReadableBy(service.user(), groups)) {
                locked.add(unreadable(file, actual) + ", as the older version had it");
            }
        }
        return locked;
    }

    private String unreadable(PackagedFile file, FileAccess actual) {
        return "%s cannot be read by the service's user %s: it is %s:%s with mode %04o"
                .formatted(file.path(), service.user(), actual.owner(), actual.group(), actual.permissions());
    }

    /** The complaints, a sentence for each file; only the first ones if there are many. */
    List<String> complaints() {
        Set<String> codeDirectories = new TreeSet<>();
        service.rpm().files().stream()
                .filter(this::isCode)
                .forEach(file -> codeDirectories.add(InstallPath.parent(file.path())));
        List<String> complaints = new ArrayList<>();
        for (PackagedFile file : service.rpm().files()) {
            FileAccess actual = found.get(file.path());
            if (actual != null && !file.isGhost() && !file.isSymlink()) {
                complaint(file, actual, codeDirectories.contains(file.path())).ifPresent(complaints::add);
            }
        }
        if (complaints.size() <= MOST) {
            return complaints;
        }
        List<String> some = new ArrayList<>(complaints.subList(0, MOST));
        some.add("and %d more".formatted(complaints.size() - MOST));
        return some;
    }

    private Optional<String> complaint(PackagedFile file, FileAccess actual, boolean isCodeDirectory) {
        String path = file.path();
        if (!actual.owner().equals(file.owner()) || !actual.group().equals(file.group())) {
            return Optional.of("%s belongs to %s:%s instead of %s:%s"
                    .formatted(path, actual.owner(), actual.group(), file.owner(), file.group()));
        }
        if (!isOurs(actual.owner())) {
            return Optional.of("%s belongs to the user %s, who is neither root nor the service's, %s"
                    .formatted(path, actual.owner(), service.user()));
        }
        if ((isCodeDirectory || isCode(file)) && actual.isWritableBy(service.user(), groups)) {
            return Optional.of(
                    "%s can be written by the service's user %s, so that an attacker who controls the service can change its code: it is %s:%s with mode %04o"
                            .formatted(path, service.user(), actual.owner(), actual.group(), actual.permissions()));
        }
        if (isOwnConfiguration(file) && !actual.isReadableBy(service.user(), groups)) {
            return Optional.of(unreadable(file, actual));
        }
        return Optional.empty();
    }

    /** The account of another service may not own files, unless the package itself creates this account. */
    private boolean isOurs(String user) {
        return user.equals("root")
                || user.equals(service.user())
                || service.rpm().dependencies(DependencyKind.PROVIDES).stream()
                        .anyMatch(provided -> provided.name().equals("user(%s)".formatted(user)));
    }

    /** Programs, units, and the files in the application's directory, except those that the service may change. */
    private boolean isCode(PackagedFile file) {
        if (!file.isRegular() || file.isConfig() || file.isGhost() || isData(file.path())) {
            return false;
        }
        return (file.permissions() & EXECUTES) != 0
                || file.path().startsWith("/usr/lib/systemd/")
                || isBelowHome(file.path());
    }

    /** Whether the service itself reads a file, and not systemd before the start. */
    private boolean isOwnConfiguration(PackagedFile file) {
        boolean isForSystemd = service.unit().settings().stream()
                .anyMatch(setting -> setting.value().replaceFirst("^-", "").startsWith(file.path()));
        return file.isConfig() && file.isRegular() && !file.isGhost() && !isForSystemd && isOfApplication(file.path());
    }

    private boolean isOfApplication(String path) {
        return isBelowHome(path)
                || service.installed()
                        .filter(application -> path.startsWith(application.configuration() + "/"))
                        .isPresent();
    }

    private boolean isBelowHome(String path) {
        return service.home().filter(home -> path.startsWith(home + "/")).isPresent();
    }

    private boolean isData(String path) {
        return List.of("/var/lib/", "/var/log/", "/var/cache/", "/run/").stream()
                .anyMatch(path::startsWith);
    }
}
