package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
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

    @Test
    void aNegativeEpochIsRefused() {
        Refusal.of(() -> new PackageVersion(-1, "1", "1")).says("epoch '-1'", "<epoch>", "-Dapprpm.epoch", "0 or more");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "1-2", "1 2", "1:2", "~1", ".1", "1^2", "1/2", "ä", "1\n", "%{dist}"})
    void aVersionHasNoOtherCharacters(String version) {
        Refusal.of(() -> new PackageVersion(0, version, "1"))
                .says("package version '" + version + "'", "<version>", "-Dapprpm.version", "letters, digits");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "1-2", "1%{?dist}", "1^git", " 1"})
    void aReleaseHasNoOtherCharacters(String release) {
        Refusal.of(() -> new PackageVersion(0, "1", release))
                .says("package release '" + release + "'", "<release>", "-Dapprpm.release", "letters, digits");
    }
}
