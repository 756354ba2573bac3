package io.github.apprpm.verify.process;

import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.systemd.Unit;
import io.github.apprpm.systemd.UnitWords;
import io.github.apprpm.verify.PackagedService;
import java.util.ArrayList;
import java.util.List;

/** Where a service may write on a host, as its unit and the owners of the package's directories say. */
final class WriteAccess {
    private final PackagedService service;
    private final Unit unit;

    WriteAccess(PackagedService service) {
        this.service = service;
        this.unit = service.unit();
    }

    /** The directories of the unit, and those of the package that belong to its user. */
    List<String> paths() {
        List<String> paths = new ArrayList<>(service.directories().keySet());
        paths.addAll(service.runtimeDirectories());
        for (String key : List.of("ReadWritePaths", "ReadWriteDirectories")) {
            unit.last(key).ifPresent(value -> {
                for (String word : UnitWords.of(value)) {
                    paths.add(word.replaceFirst("^[-+]+", ""));
                }
            });
        }
        service.rpm().files().stream()
                .filter(file -> file.isDirectory() && file.owner().equals(service.user()) && !isReadOnly(file.path()))
                .map(PackagedFile::path)
                .filter(path -> service.home()
                        .filter(home -> (path + "/").startsWith(home + "/"))
                        .isEmpty())
                .forEach(paths::add);
        return paths.stream().filter(path -> path.matches("/.+")).distinct().toList();
    }

    /** Whether the unit keeps the service from writing to a path that is not in one of its directories. */
    boolean isReadOnly(String path) {
        return switch (unit.last("ProtectSystem").orElse("no")) {
            case "strict" -> true;
            case "full" -> path.matches("/(usr|boot|efi|etc)(/.*)?");
            case "yes", "true", "on", "1" -> path.matches("/(usr|boot|efi)(/.*)?");
            default -> false;
        };
    }

    /** Whether a path is in a directory for temporary files that the unit lets the service write to. */
    boolean isTemporary(String path) {
        return path.matches("(/var)?/tmp(/.*)?") && (unit.isYes("PrivateTmp") || !isReadOnly(path));
    }
}
