package io.github.apprpm.systemd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.report.Sample;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.systemd.UnitFile.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitFileTest {
    @TempDir
    Path directory;

    private static UnitFile unit(String text) {
        return new UnitFile("/usr/lib/systemd/system/shop.service", UnitFile.parse(text));
    }

    @Test
    void sectionsDirectivesAndCommentsAreToldApart() {
        assertEquals(
                List.of(
                        new Line(Line.Kind.SECTION, "Unit", ""),
                        new Line(Line.Kind.DIRECTIVE, "After", "a.target b.target"),
                        new Line(Line.Kind.OTHER, "# why", "")),
                UnitFile.parse("[Unit]\n\nAfter = a.target b.target\n# why\n"));
    }

    @Test
    void aContinuedLineIsOne() {
        assertEquals(Optional.of("a b"), unit("ExecStart=a \\\n   b\n").value("ExecStart"));
    }

    @Test
    void theLastValueCounts() {
        assertEquals(Optional.of("two"), unit("User=one\nUser=two\n").value("User"));
        assertEquals(List.of("one", "two"), unit("User=one\nUser=two\n").values("User"));
    }

    @Test
    void unitsComeBeforeDropInsAndOtherFilesAreNone() throws IOException {
        RpmPackage rpm = Sample.of(
                directory,
                Sample.file("/etc/systemd/system/shop.service.d/a.conf", "[Service]\n"),
                Sample.file("/usr/lib/systemd/system/shop.timer", "[Timer]\n"),
                Sample.file("/usr/lib/systemd/system/shop.service", "[Unit]\n"),
                Sample.file("/usr/lib/systemd/README", "no\n"),
                Sample.file("/usr/share/shop.service", "no\n"));
        assertEquals(
                List.of("shop.service", "shop.timer", "a.conf"),
                UnitFile.of(rpm).stream().map(UnitFile::name).toList());
    }
}
