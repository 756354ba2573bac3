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
import java.util.function.Function;
import java.util.stream.Collectors;

/** The configuration that an administrator edits, and whether the edits are still there. */
final class Configuration {
    private static final String REMARK = "edited while the package was verified";
    private static final Set<String> DIRECTORIES = Set.of("conf", "config", "etc");
    private static final Set<String> WITH_HASH =
            Set.of("properties", "options", "yaml", "yml", "conf", "cfg", "ini", "env", "toml");

    private final Host host;
    private final Map<String, String> lines = new LinkedHashMap<>();
    private Map<String, String> edited = Map.of();

    /** The text files that both versions have and whose syntax of comments is known. */
    Configuration(Host host, PackagedService service, RpmPackage baseline) {
        this.host = host;
        Map<String, PackagedFile> older = byPath(baseline);
        service.rpm().files().stream()
                .filter(file -> isConfiguration(file, service) && older.containsKey(file.path()))
                .forEach(file -> comment(file.path()).ifPresent(line -> lines.put(file.path(), line)));
    }

    /** Whether a file is edited by administrators, even if the package does not mark it as configuration. */
    private static boolean isConfiguration(PackagedFile file, PackagedService service) {
        if (!file.isRegular() || file.isGhost() || file.size() == 0) {
            return false;
        }
        String path = file.path();
        boolean isInHome = service.home()
                .filter(home -> path.startsWith(home + "/")
                        && DIRECTORIES.contains(
                                path.substring(home.length() + 1).replaceFirst("/.*", "")))
                .isPresent();
        return file.isConfig() || isInHome || path.startsWith("/etc/") && !path.startsWith("/etc/systemd/");
    }

    private static Optional<String> comment(String path) {
        String name = InstallPath.name(path);
        String suffix = name.substring(name.lastIndexOf('.') + 1);
        if (WITH_HASH.contains(suffix)
                || List.of(InstalledApplication.SETTINGS, "/etc/default/", "/etc/logrotate.d/").stream()
                        .anyMatch(path::startsWith)) {
            return Optional.of("# " + REMARK);
        }
        return switch (suffix) {
            case "xml" -> Optional.of("<!-- %s -->".formatted(REMARK));
            case "json" -> Optional.of(""); // has no comments, but another line end is harmless
            default -> Optional.empty();
        };
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
     * @throws BrokenPromise if an edit is lost, or a new text is missing
     */
    void requireKept(RpmPackage from, RpmPackage target) throws IOException, BrokenPromise {
        List<String> paths = List.copyOf(edited.keySet());
        Map<String, String> now = digests("digests.sh", paths);
        Map<String, PackagedFile> old = byPath(from);
        Map<String, PackagedFile> replacement = byPath(target);
        Map<String, List<String>> complaints = new LinkedHashMap<>();
        for (String path : paths) {
            boolean isChanged =
                    !old.get(path).digest().equals(replacement.get(path).digest());
            complaint(path, replacement.get(path), isChanged, now, List.of(from, target))
                    .ifPresent(cause -> complaints
                            .computeIfAbsent(cause, key -> new ArrayList<>())
                            .add(path));
        }
        clear(now.keySet());
        if (!complaints.isEmpty()) {
            edit(); // the next step needs edits to keep
            throw new BrokenPromise(complaints.entrySet().stream()
                    .map(complaint -> complaint.getKey().formatted(String.join(", ", complaint.getValue())))
                    .collect(Collectors.joining("; ")));
        }
    }

    /** A sentence with a placeholder for the path. */
    private Optional<String> complaint(
            String path, PackagedFile file, boolean isChanged, Map<String, String> now, List<RpmPackage> both) {
        if (!edited.get(path).equals(now.get(path))) {
            return Optional.of(
                    "the edit of %s is lost: " + why(path, file, now, both).replace("%", "%%"));
        }
        if (isChanged && file.isNoReplace() && !now.containsKey(path + ".rpmnew")) {
            return Optional.of("there is no .rpmnew beside %s, although the package changed it, too");
        }
        return Optional.empty();
    }

    private String why(String path, PackagedFile file, Map<String, String> now, List<RpmPackage> both) {
        if (now.containsKey(path + ".rpmsave")) {
            return "it went to .rpmsave, as the package marks the file %config without noreplace";
        }
        if (!now.containsKey(path)) {
            return "the file is gone";
        }
        if (!file.isConfig()) {
            return "the package does not mark the file %config(noreplace)";
        }
        List<String> scripts = both.stream()
                .flatMap(rpm -> rpm.scripts().stream()
                        .filter(script -> script.body().contains(path))
                        .map(script -> "%%%s of %s".formatted(script.phase().word(), rpm.nevra())))
                .toList();
        return "the file was written anew, by "
                + (scripts.isEmpty()
                        ? "a scriptlet or the application"
                        : String.join(" or ", scripts) + ", which names it");
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
