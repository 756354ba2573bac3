package io.github.apprpm.mojo.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    @ParameterizedTest
    @ValueSource(strings = {"512M", "2G", "1T", "100K", "1073741824", "50%", "100%"})
    void memoryIsAnAmountOrAPart(String value) {
        assertEquals(value, Limits.memory(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0M", "512m", "512MB", "1.5G", "-1G", "2 G", "infinity", "101%", "0%"})
    void otherAmountsAreRefused(String value) {
        Refusal.of(() -> Limits.memory(value)).says("<memory> '" + value + "'", "512M or 2G");
    }

    @ParameterizedTest
    @CsvSource({"1, 100%", "2, 200%", "0.5, 50%", "1.25, 125%", "0.01, 1%", "64, 6400%"})
    void processorsArePercentsOfOne(String value, String quota) {
        assertEquals(quota, Limits.cpus(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0.0", "-1", "1,5", "150%", "two", "1.234", ".5", "10000"})
    void otherNumbersAreRefused(String value) {
        Refusal.of(() -> Limits.cpus(value)).says("<cpus> '" + value + "'", "2 or 0.5");
    }
}
