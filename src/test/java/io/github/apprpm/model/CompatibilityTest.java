package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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

    @Test
    void systemd219HasNamesOfItsOwn() {
        assertEquals("MemoryLimit", Compatibility.EL7.memoryDirective());
        assertEquals("LimitNPROC", Compatibility.EL7.tasksDirective());
        assertEquals("Service.StartLimitInterval", Compatibility.EL7.startIntervalDirective());
        assertEquals("Service.StartLimitBurst", Compatibility.EL7.startBurstDirective());
        assertEquals("ReadWriteDirectories", Compatibility.EL7.writablePathsDirective());
        assertFalse(Compatibility.EL7.mayHaveRestartSteps());
        assertFalse(Compatibility.EL7.hasPathSpecifiers());
    }

    @ParameterizedTest
    @EnumSource(
            value = Compatibility.class,
            names = {"EL8", "EL9"})
    void laterHostsHaveTheNamesOfToday(Compatibility oldest) {
        assertEquals("MemoryMax", oldest.memoryDirective());
        assertEquals("TasksMax", oldest.tasksDirective());
        assertEquals("Unit.StartLimitIntervalSec", oldest.startIntervalDirective());
        assertEquals("Unit.StartLimitBurst", oldest.startBurstDirective());
        assertEquals("ReadWritePaths", oldest.writablePathsDirective());
        assertTrue(oldest.mayHaveRestartSteps());
        assertTrue(oldest.hasPathSpecifiers());
    }

    @Test
    void onlyTheOldestHasNoZstd() {
        assertEquals(Compression.Algorithm.XZ, Compatibility.EL7.compressor());
        assertEquals(Compression.Algorithm.ZSTD, Compatibility.EL8.compressor());
    }

    @Test
    void onlyTheOldestNeedsSha1() {
        assertTrue(Compatibility.EL7.needsSha1HeaderDigest());
        assertFalse(Compatibility.EL8.needsSha1HeaderDigest());
        assertFalse(Compatibility.EL9.needsSha1HeaderDigest());
    }

    @Test
    void eachHasTheRpmOfItsHosts() {
        assertEquals("4.11.3", Compatibility.EL7.rpmVersion());
        assertEquals("4.14.3", Compatibility.EL8.rpmVersion());
        assertEquals("4.16.1", Compatibility.EL9.rpmVersion());
    }
}
