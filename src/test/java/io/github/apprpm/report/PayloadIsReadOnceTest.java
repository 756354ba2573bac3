package io.github.apprpm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.check.CheckOptions;
import io.github.apprpm.check.PackageCheck;
import io.github.apprpm.diff.PackageDiff;
import io.github.apprpm.html.Page;
import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.PackageVersion;
import io.github.apprpm.rpm.RpmPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** To decompress a payload is what takes the time of a large package. */
class PayloadIsReadOnceTest {
    private static final CheckOptions OPTIONS = CheckOptions.own(Compatibility.EL8);

    @TempDir
    Path directory;

    private RpmPackage before;
    private RpmPackage after;

    @BeforeEach
    void write() throws IOException {
        before = Sample.shop().in(Files.createDirectory(directory.resolve("before")));
        after = Sample.shop()
                .with(new PackageVersion(0, "2.0.0", "1"))
                .with(Sample.file("/etc/shop/shop.conf", "a=b\n"))
                .withoutLibrary("snakeyaml-1.2.3.jar")
                .in(directory);
    }

    /** How often the payload was read; the headers have a hundredth of its bytes. */
    private static long times(FileReads reads, RpmPackage rpm) throws IOException {
        long payload = rpm.size() - rpm.payloadOffset();
        return reads.of(rpm.file()) / payload;
    }

    @Test
    @Tag("tool")
    void forAPageWithItsFindings() throws IOException {
        try (FileReads reads = new FileReads()) {
            Page page = InspectPage.of(after, OPTIONS).page();
            reads.stop();
            assertTrue(page.html().contains("jackson-databind"));
            assertEquals(1, times(reads, after));
        }
    }

    @Test
    @Tag("tool")
    void ofEachPackageForAPageWithAllThatChanged() throws IOException {
        try (FileReads reads = new FileReads()) {
            Page page = InspectPage.of(after, OPTIONS.with(Optional.of(before), Optional.empty()))
                    .page();
            reads.stop();
            assertTrue(page.html().contains("2.0.0-1 is an upgrade of 1.0.0-1."));
            assertEquals(1, times(reads, after));
            assertEquals(1, times(reads, before));
        }
    }

    @Test
    void ofEachPackageForWhatChanged() throws IOException {
        try (FileReads reads = new FileReads()) {
            PackageDiff diff = PackageDiff.of(before, after);
            reads.stop();
            assertEquals(1, diff.libraries().size());
            assertEquals(1, times(reads, after));
            assertEquals(1, times(reads, before));
        }
    }

    @Test
    @Tag("tool")
    void forTheRulesOfCheck() throws IOException {
        try (FileReads reads = new FileReads()) {
            PackageCheck.check(after.file(), OPTIONS);
            reads.stop();
            assertEquals(1, times(reads, after));
        }
    }
}
