package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageVersionTest {
    @Test
    void anEpochOfZeroIsNotWritten() {
        assertEquals("1.2.0-1", new PackageVersion(0, "1.2.0", "1").evr());
        assertEquals("2:1.2.0-1", new PackageVersion(2, "1.2.0", "1").evr());
    }

    @Test
    void noFileNameHasTheEpoch() {
        assertEquals("1.2.0-1.el9", new PackageVersion(2, "1.2.0", "1.el9").versionRelease());
    }

    private static String ofBuild(
            String project, int epoch, Optional<String> version, Optional<String> release, Optional<String> dist) {
        Instant built = Instant.parse("2026-11-29T20:00:00Z");
        return PackageVersion.ofBuild(new MavenVersion(project), built, epoch, version, release, dist)
                .evr();
    }

    @Test
    void aBuildHasTheVersionOfTheProject() {
        assertEquals("1.2.0-1", ofBuild("1.2.0", 0, Optional.empty(), Optional.empty(), Optional.empty()));
        assertEquals("1.2.0~rc1-1", ofBuild("1.2.0-RC1", 0, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void eachBuildOfASnapshotHasAReleaseOfItsOwn() {
        assertEquals(
                "1.2.0~snapshot-1.20261129200000.el9",
                ofBuild("1.2.0-SNAPSHOT", 0, Optional.empty(), Optional.empty(), Optional.of(".el9")));
    }

    @Test
    void whatTheUserChoseCountsMost() {
        assertEquals(
                "3:2.0-7.el9", ofBuild("1.2.0-SNAPSHOT", 3, Optional.of("2.0"), Optional.of("7"), Optional.of(".el9")));
    }

    @Test
    void aNegativeEpochIsRefused() {
        Refusal.of(() -> new PackageVersion(-1, "1", "1")).says("epoch '-1'", "<epoch>", "-Dapprpm.epoch", "0 or more");
    }

    @Test
    void aCaretIsWhatComesAfterARelease() {
        assertTrue(new PackageVersion(0, "1.2.0^20261130", "1").hasCaret());
        assertTrue(new PackageVersion(0, "1.2.0", "1^git").hasCaret());
        assertFalse(new PackageVersion(0, "1.2.0~rc1", "1").hasCaret());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "1-2", "1 2", "1:2", "~1", ".1", "^1", "1/2", "ä", "1\n", "%{dist}"})
    void aVersionHasNoOtherCharacters(String version) {
        Refusal.of(() -> new PackageVersion(0, version, "1"))
                .says("package version '" + version + "'", "<version>", "-Dapprpm.version", "letters, digits");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "1-2", "1%{?dist}", "^git", " 1"})
    void aReleaseHasNoOtherCharacters(String release) {
        Refusal.of(() -> new PackageVersion(0, "1", release))
                .says("package release '" + release + "'", "<release>", "-Dapprpm.release", "letters, digits");
    }
}
