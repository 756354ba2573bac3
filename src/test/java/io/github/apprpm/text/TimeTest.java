package io.github.apprpm.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTest {
    @ParameterizedTest
    @CsvSource({
        "DAY, 2026-11-08",
        "MINUTE, 2026-11-08 09:05 UTC",
        "SECOND, Sun Nov  8 09:05:07 2026",
        "RECENT, Nov  8 09:05",
        "OLD, Nov  8  2026"
    })
    void aTimeIsInUtcAndEnglish(Time form, String text) {
        assertEquals(text, form.of(1_794_128_707L));
    }

    @ParameterizedTest
    @CsvSource({"-1, 18446744073709551615", "4294967296, 4294967296"})
    void aNumberThatNoHeaderCanHoldStaysANumber(long seconds, String text) {
        assertEquals(text, Time.DAY.of(seconds));
    }
}
