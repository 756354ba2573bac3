package io.github.apprpm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.systemd.Unit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagedUnitsTest {
    @TempDir
    Path directory;

    @Test
    void unitsComeBeforeDropInsAndOtherFilesAreNone() throws IOException {
        RpmPackage rpm = Sample.of(
                directory,
                Sample.file("/etc/systemd/system/shop.service.d/a.conf", "[Service]\n"),
                Sample.file("/usr/lib/systemd/system/shop.timer", "[Timer]\n"),
                Sample.file("/usr/lib/systemd/system/shop.service", "[Unit]\n"),
                Sample.file("/usr/lib/systemd/README", "no\n"),
                Sample.file("/usr/share/shop.service", "no\n"));
        PackagedUnits units = new PackagedUnits();
        rpm.readPayload(units);
        assertEquals(
                List.of("shop.service", "shop.timer", "a.conf"),
                units.units().stream().map(Unit::name).toList());
    }
}
