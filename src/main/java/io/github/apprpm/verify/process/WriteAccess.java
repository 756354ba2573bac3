package io.github.apprpm.verify.process;

import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.systemd.Unit;
import io.github.apprpm.systemd.UnitAccess;
import io.github.apprpm.verify.PackagedService;
import java.util.ArrayList;
import java.util.List;

/** Where a service may write on a host, as its unit and the owners of the package's directories say. */
final class WriteAccess {
    private final PackagedService service;
    private final Unit unit;
    private final UnitAccess access;

    WriteAccess(PackagedService service) {
        this.service = service;
        this.unit = service.unit();
        this.access = new UnitAccess(unit);
    }

    /** The directories of the unit, and those of the package that belong to its user. */
    List<String> paths() {
        List<String> paths = new ArrayList<>(service.directories().keySet());
        paths.addAll(service.runtimeDirectories());
        paths.addAll(access.readWritePaths());
        service.rpm().files().stream()
                .filter(file ->
                        file.isDirectory() && file.owner().equals(service.user()) && !access.isOfSystem(file.path()))
                .map(PackagedFile::path)
                .filter(path -> service.home()
                        .filter(home -> (path + "/").startsWith(home + "/"))
                        .isEmpty())
                .forEach(paths::add);
        return paths.stream().filter(path -> path.matches("/.+")).distinct().toList();
    }

    /** Whether the unit keeps the service from writing to a path that is not in one of its directories. */
    boolean isReadOnly(String path) {
        return access.isOfSystem(path);
    }

    /** Whether a path is in a directory for temporary files that the unit lets the service write to. */
    boolean isTemporary(String path) {
        return path.matches("(/var)?/tmp(/.*)?") && (unit.isYes("PrivateTmp") || !isReadOnly(path));
    }
}
