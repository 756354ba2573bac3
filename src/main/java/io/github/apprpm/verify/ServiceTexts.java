package io.github.apprpm.verify;

import io.github.apprpm.model.InstallPath;
import io.github.apprpm.model.InstalledApplication;
import io.github.apprpm.model.PackagedRuntime;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.model.RuntimeVersion;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.systemd.Unit;
import io.github.apprpm.systemd.UnitPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files of a package that say how its service runs: the unit with its drop-ins, the environment files, the launcher. */
final class ServiceTexts {
    private static final int MOST_BYTES = 1 << 20;
    private static final int EXECUTABLE = 0111;

    private final UnitPath unit;
    private final Optional<InstalledApplication> installed;
    private final Optional<PackagedRuntime> runtime;
    private final Map<String, String> texts = new LinkedHashMap<>();

    private ServiceTexts(RpmPackage rpm) {
        this.unit = unit(rpm);
        this.installed = InstalledApplication.among(
                rpm.name(), rpm.files().stream().map(PackagedFile::path).toList());
        this.runtime = installed.flatMap(application -> runtime(application, rpm));
    }

    /** @throws PackagingException if it has no service */
    static ServiceTexts of(RpmPackage rpm) throws IOException {
        ServiceTexts texts = new ServiceTexts(rpm);
        rpm.readPayload((file, content) -> {
            if (file.isRegular() && file.size() <= MOST_BYTES && texts.isOne(file.path())) {
                texts.texts.put(file.path(), new String(content.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
            }
        });
        return texts;
    }

    private static Optional<PackagedRuntime> runtime(InstalledApplication application, RpmPackage rpm) {
        Map<String, String> files = new HashMap<>();
        Set<String> executable = new HashSet<>();
        for (PackagedFile file : rpm.files()) {
            if (file.isSymlink() || file.isRegular() && !file.isGhost()) {
                files.put(file.path(), file.isSymlink() ? file.linkTarget() : "");
            }
            if ((file.permissions() & EXECUTABLE) != 0) {
                executable.add(file.path());
            }
        }
        return PackagedRuntime.among(application, files, executable::contains);
    }

    private static UnitPath unit(RpmPackage rpm) {
        List<UnitPath> services = rpm.files().stream()
                .map(file -> UnitPath.of(file.path()))
                .flatMap(Optional::stream)
                .filter(unit -> unit.isOfSystem() && unit.isService() && !unit.isTemplate())
                .toList();
        return services.stream()
                .filter(unit -> unit.unit().equals(rpm.name() + ".service"))
                .findFirst()
                .or(() -> services.stream().findFirst())
                .orElseThrow(() -> new PackagingException(
                        "The package '%s' has no systemd service".formatted(rpm.file()),
                        "Verify a package of the goal rpm, or one with a unit below " + InstalledApplication.UNITS));
    }

    private boolean isOne(String path) {
        return path.equals(unit.path())
                || isDropIn(path)
                || path.startsWith(InstalledApplication.SETTINGS)
                || installed
                        .filter(application -> path.equals(application.launcher()))
                        .isPresent()
                || runtime.filter(found -> path.equals(found.release())).isPresent();
    }

    private boolean isDropIn(String path) {
        return UnitPath.of(path)
                .filter(file ->
                        file.isOfSystem() && file.isDropIn() && file.unit().equals(unit.unit()))
                .isPresent();
    }

    /** The unit with its drop-ins, in the order of their names. */
    Unit unit() {
        List<Unit> dropIns = texts.entrySet().stream()
                .filter(text -> isDropIn(text.getKey()))
                .sorted(Comparator.comparing(text -> InstallPath.name(text.getKey())))
                .map(text -> Unit.parse(text.getKey(), text.getValue()))
                .toList();
        return Unit.parse(unit.path(), text(unit.path())).with(dropIns);
    }

    /** The paths of its files, if this plugin made the package. */
    Optional<InstalledApplication> installed() {
        return installed;
    }

    /** The version of the Java runtime that the package brings along, if it does. */
    Optional<RuntimeVersion> runtime() {
        return runtime.flatMap(found -> RuntimeVersion.named(text(found.release())))
                .flatMap(RuntimeVersion::of);
    }

    /** The text of a file; empty if the file is not one of these. */
    String text(String path) {
        return texts.getOrDefault(path, "");
    }
}
