package io.github.apprpm.report;

import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.rpm.PayloadVisitor;
import io.github.apprpm.systemd.Unit;
import io.github.apprpm.systemd.UnitPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the unit files of a package while its payload is read. */
final class PackagedUnits implements PayloadVisitor {
    private static final int MOST_BYTES = 1 << 16;
    private static final int MOST_FILES = 50;
    private static final Comparator<UnitPath> ORDER =
            Comparator.comparing(UnitPath::isDropIn).thenComparing(UnitPath::path);

    private final List<Unit> units = new ArrayList<>();

    @Override
    public void entry(PackagedFile file, InputStream content) throws IOException {
        if (file.isRegular() && UnitPath.of(file.path()).isPresent() && units.size() < MOST_FILES) {
            String text = new String(content.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            units.add(Unit.parse(file.path(), text));
        }
    }

    /** Units before drop-ins. */
    List<Unit> units() {
        return units.stream()
                .sorted(Comparator.comparing(unit -> UnitPath.of(unit.path()).orElseThrow(), ORDER))
                .toList();
    }
}
