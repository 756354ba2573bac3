package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceLimitsTest {
    private static ResourceLimits memory(String value) {
        return new ResourceLimits(Optional.of(value), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static ResourceLimits cpus(String value) {
        return new ResourceLimits(Optional.empty(), Optional.of(value), Optional.empty(), Optional.empty());
    }

    private static ResourceLimits openFiles(String value) {
        return new ResourceLimits(Optional.empty(), Optional.empty(), Optional.of(value), Optional.empty());
    }

    private static ResourceLimits tasks(String value) {
        return new ResourceLimits(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"512M", "2G", "1T", "100K", "1073741824", "50%", "100%"})
    void memoryIsAnAmountOrAPart(String value) {
        assertEquals(Map.of("MemoryMax", value), memory(value).directives(Compatibility.EL8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0M", "512m", "512MB", "1.5G", "-1G", "2 G", "infinity", "101%", "0%"})
    void otherAmountsAreRefused(String value) {
        Refusal.of(() -> memory(value)).says("<memory> '" + value + "'", "512M or 2G");
    }

    @ParameterizedTest
    @CsvSource({"1, 100%", "2, 200%", "0.5, 50%", "1.25, 125%", "0.01, 1%", "64, 6400%"})
    void processorsArePercentsOfOne(String value, String quota) {
        assertEquals(Map.of("CPUQuota", quota), cpus(value).directives(Compatibility.EL8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0.0", "-1", "1,5", "150%", "two", "1.234", ".5", "10000"})
    void otherNumbersAreRefused(String value) {
        Refusal.of(() -> cpus(value)).says("<cpus> '" + value + "'", "2 or 0.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000", "1048576", "infinity", "1024:65536", "1024:infinity"})
    void openFilesAreANumberOrTwo(String value) {
        assertEquals(Map.of("LimitNOFILE", value), openFiles(value).directives(Compatibility.EL8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "64K", "1,000", "many", "1:2:3", "50%"})
    void otherNumbersOfFilesAreRefused(String value) {
        Refusal.of(() -> openFiles(value)).says("<limitNofile> '" + value + "'", "65536");
    }

    @ParameterizedTest
    @ValueSource(strings = {"100", "infinity", "50%"})
    void tasksAreANumberOrAPart(String value) {
        assertEquals(Map.of("TasksMax", value), tasks(value).directives(Compatibility.EL8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "4K", "101%", "many"})
    void otherNumbersOfTasksAreRefused(String value) {
        Refusal.of(() -> tasks(value)).says("<tasksMax> '" + value + "'", "8192");
    }

    @Test
    void anOldHostGetsTheNamesThatItReads() {
        ResourceLimits all =
                new ResourceLimits(Optional.of("512M"), Optional.of("1.5"), Optional.of("1000"), Optional.of("100"));
        assertEquals(
                Map.of("MemoryLimit", "512M", "CPUQuota", "150%", "LimitNOFILE", "1000", "LimitNPROC", "100"),
                all.directives(Compatibility.EL7));
    }

    @Test
    void whatAnOldHostWouldIgnoreIsRefused() {
        Refusal.of(() -> memory("50%").directives(Compatibility.EL7))
                .says("<memory> '50%'", "<compatibility> 'el7'", "el8");
        Refusal.of(() -> tasks("50%").directives(Compatibility.EL7)).says("<tasksMax> '50%'", "<compatibility> 'el7'");
        Refusal.of(() -> openFiles("1024:65536").directives(Compatibility.EL7))
                .says("<limitNofile> '1024:65536'", "<compatibility> 'el7'");
    }

    @Test
    void whatNobodyLimitedIsNotThere() {
        ResourceLimits none =
                new ResourceLimits(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        assertEquals(Map.of(), none.directives(Compatibility.EL8));
    }
}
