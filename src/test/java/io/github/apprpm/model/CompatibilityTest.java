package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompatibilityTest {
    @Test
    void theNamesAreThoseOfEnterpriseLinux() {
        assertEquals(Compatibility.EL7, Compatibility.of("el7"));
        assertEquals(Compatibility.EL8, Compatibility.of("el8"));
        assertEquals(Compatibility.EL9, Compatibility.of("el9"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "EL8", "el10", "rhel7"})
    void othersAreRefused(String name) {
        Refusal.of(() -> Compatibility.of(name)).says("<compatibility> '" + name + "'", "el7, el8, el9");
    }
}
