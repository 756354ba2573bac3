package io.github.apprpm.report;

import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.systemd.Unit;
import io.github.apprpm.systemd.UnitPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The unit files of a package, units before drop-ins. */
final class PackagedUnits {
    private static final int MOST_BYTES = 1 << 16;
    private static final int MOST_FILES = 50;
    private static final Comparator<UnitPath> ORDER =
            Comparator.comparing(UnitPath::isDropIn).thenComparing(UnitPath::path);

    private PackagedUnits() {}

    static List<Unit> of(RpmPackage rpm) throws IOException {
        if (rpm.files().stream().noneMatch(file -> UnitPath.of(file.path()).isPresent())) {
            return List.of();
        }
        List<Unit> units = new ArrayList<>();
        rpm.readPayload((file, content) -> {
            if (file.isRegular() && UnitPath.of(file.path()).isPresent() && units.size() < MOST_FILES) {
                String text = new String(content.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
                units.add(Unit.parse(file.path(), text));
            }
        });
        units.sort(Comparator.comparing(unit -> UnitPath.of(unit.path()).orElseThrow(), ORDER));
        return units;
    }
}
