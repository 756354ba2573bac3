package io.github.apprpm.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "1, 1 byte",
        "-1, -1 byte",
        "999, 999 bytes",
        "1000, 1.0 kB",
        "-1500, -1.5 kB",
        "999949, 999.9 kB",
        "999951, 1.0 MB",
        "22000000, 22.0 MB",
        "5000000000, 5.0 GB"
    })
    void anAmountHasOneDecimal(long bytes, String text) {
        assertEquals(text, Bytes.of(bytes));
    }

    @Test
    void amountsThatLookTheSameAreToldByTheirDifference() {
        assertEquals("1.0 MB, +3 bytes", Bytes.both(1_000_000, 1_000_003));
        assertEquals("1.0 kB -> 1.2 kB", Bytes.both(1000, 1200));
    }

    @ParameterizedTest
    @CsvSource({"0, 10, 0 %", "1, 0, 0 %", "1, 4, 25.0 %", "1, 2000, under 0.1 %"})
    void aShareIsInPercent(long part, long whole, String text) {
        assertEquals(text, Bytes.share(part, whole));
    }
}
