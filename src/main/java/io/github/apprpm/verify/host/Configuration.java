package io.github.apprpm.verify.host;

import io.github.apprpm.model.InstallPath;
import io.github.apprpm.model.InstalledApplication;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.verify.BrokenPromise;
import io.github.apprpm.verify.PackagedService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The configuration that an administrator edits, and whether the edits are still there. */
final class Configuration {
    private static final String REMARK = "edited while the package was verified";
    private static final Set<String> DIRECTORIES = Set.of("conf", "config", "etc");
    private static final Set<String> WITH_HASH =
            Set.of("properties", "options", "yaml", "yml", "conf", "cfg", "ini", "env", "toml");

    private final Host host;
    private final PackagedService service;
    private final Map<String, String> lines = new LinkedHashMap<>();
    private Map<String, String> edited = Map.of();

    /** All configuration of the older version, and what both versions have in directories of configuration. */
    Configuration(Host host, PackagedService service, RpmPackage baseline) {
        this.host = host;
        this.service = service;
        Map<String, PackagedFile> newer = byPath(service.rpm());
        baseline.files().stream()
                .filter(file -> isConfiguration(file, service, newer.containsKey(file.path())))
                .forEach(file -> lines.put(file.path(), comment(file.path())));
    }

    /** Whether a file is edited by administrators, even if the package does not mark it as configuration but goes on having it. */
    private static boolean isConfiguration(PackagedFile file, PackagedService service, boolean isInBoth) {
        if (!file.isRegular() || file.isGhost()) {
            return false;
        }
        String path = file.path();
        boolean isInHome = service.home()
                .filter(home -> path.startsWith(home + "/")
                        && DIRECTORIES.contains(
                                path.substring(home.length() + 1).replaceFirst("/.*", "")))
                .isPresent();
        return file.isConfig()
                || isInBoth && (isInHome || path.startsWith("/etc/") && !path.startsWith("/etc/systemd/"));
    }

    /** A line that changes nothing: a comment where its syntax is known, or else a blank one. */
    private static String comment(String path) {
        String name = InstallPath.name(path);
        String suffix = name.substring(name.lastIndexOf('.') + 1);
        if (WITH_HASH.contains(suffix)
                || List.of(InstalledApplication.SETTINGS, "/etc/default/", "/etc/logrotate.d/").stream()
                        .anyMatch(path::startsWith)) {
            return "# " + REMARK;
        }
        return suffix.equals("xml") ? "<!-- %s -->".formatted(REMARK) : "";
    }

    /** The paths of the edited files. */
    Set<String> paths() {
        return lines.keySet();
    }

    void edit() throws IOException {
        List<String> arguments = new ArrayList<>();
        lines.forEach((path, line) -> arguments.addAll(List.of(line, path)));
        edited = digests("edit.sh", arguments);
    }

    private Map<String, String> digests(String script, List<String> arguments) throws IOException {
        return host.script(script, arguments.toArray(String[]::new)).lines().stream()
                .map(line -> line.split(" [ *]", 2))
                .filter(fields -> fields.length == 2)
                .collect(Collectors.toMap(fields -> fields[1], fields -> fields[0], (one, other) -> other));
    }

    /**
     * Looks for each edit, and for the new text beside a file that the package changed, too; then removes the files that rpm added.
     *
     * @throws BrokenPromise if an edit is lost, a new text is missing, or the service cannot read a file
     */
    void requireKept(RpmPackage from, RpmPackage target) throws IOException, BrokenPromise {
        Map<String, PackagedFile> old = byPath(from);
        Map<String, PackagedFile> replacement = byPath(target);
        Set<String> asked = new TreeSet<>(lines.keySet());
        target.files().stream()
                .filter(PackagedFile::isConfig)
                .map(PackagedFile::path)
                .forEach(asked::add);
        Map<String, String> now = digests("digests.sh", List.copyOf(asked));
        Set<String> added = now.keySet().stream()
                .filter(path -> replacement.containsKey(path) && !old.containsKey(path))
                .map(now::get)
                .collect(Collectors.toSet());
        Map<String, List<String>> complaints = new LinkedHashMap<>();
        for (String path : lines.keySet()) {
            EditedFile file = new EditedFile(
                    path,
                    Optional.ofNullable(edited.get(path)),
                    Optional.ofNullable(old.get(path)),
                    Optional.ofNullable(replacement.get(path)));
            file.complaint(now, added, List.of(from, target))
                    .ifPresent(cause -> complaints
                            .computeIfAbsent(cause, key -> new ArrayList<>())
                            .add(path));
        }
        List<String> causes = new ArrayList<>();
        complaints.forEach((cause, paths) -> causes.add(cause.formatted(String.join(", ", paths))));
        if (target == service.rpm()) {
            causes.addAll(Ownership.of(host, service, Account.of(host, service)).locked());
        }
        clear(now.keySet());
        if (!causes.isEmpty()) {
            edit(); // the next step needs edits to keep
            throw new BrokenPromise(String.join("; ", causes));
        }
    }

    private void clear(Set<String> paths) throws IOException {
        List<String> command = new ArrayList<>(List.of("rm", "-f"));
        paths.stream().filter(path -> path.matches(".*\\.rpm(new|save|orig)")).forEach(command::add);
        if (command.size() > 2) {
            host.run(Host.PATIENCE, command.toArray(String[]::new));
        }
    }

    private static Map<String, PackagedFile> byPath(RpmPackage rpm) {
        return rpm.files().stream()
                .collect(Collectors.toMap(PackagedFile::path, Function.identity(), (one, other) -> one));
    }
}
