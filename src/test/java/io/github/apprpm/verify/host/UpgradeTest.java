package io.github.apprpm.verify.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.rpm.RpmPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpgradeTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"1.1.0", "1.1.1", "2.0"})
    void aBaselineThatIsNotOlderIsRefused(String version) throws IOException {
        RpmPackage baseline = Release.of(version).in(folder);
        RpmPackage target = Release.of("1.1.0").in(folder);
        Refusal.of(() -> new Upgrade(baseline, target, false))
                .says("<baseline>", version + "-1", "not older than the package's, 1.1.0-1");
    }

    @Test
    void aBaselineOfAnotherNameIsRefused() throws IOException {
        RpmPackage baseline = Release.of("1.0.0").named("stall").in(folder);
        RpmPackage target = Release.of("1.1.0").in(folder);
        Refusal.of(() -> new Upgrade(baseline, target, false)).says("<baseline>", "'stall'", "'shop'");
    }

    @Test
    void anOlderBaselineIsTaken() throws IOException {
        RpmPackage baseline = Release.of("1.1.0~rc1").in(folder);
        assertEquals(baseline, new Upgrade(baseline, Release.of("1.1.0").in(folder), false).baseline());
    }

    @Test
    void beforeTheFirstReleaseAnOlderCopyIsUpgraded() throws IOException {
        RpmPackage first = Release.of("1.0.0").in(folder);
        Upgrade upgrade = Upgrade.to(first, Optional.empty(), folder.resolve("copy.rpm"));
        assertTrue(upgrade.isCopy());
        assertEquals(folder.resolve("copy.rpm"), upgrade.baseline().file());

        RpmPackage second = Release.of("1.1.0").in(folder);
        assertEquals(
                first.nevra(),
                Upgrade.to(second, Optional.of(first.file()), folder.resolve("unused.rpm"))
                        .baseline()
                        .nevra());
    }
}
