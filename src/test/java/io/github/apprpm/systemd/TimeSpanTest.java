package io.github.apprpm.systemd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeSpanTest {
    @ParameterizedTest
    @CsvSource({
        "90, 90",
        "60s, 60",
        "2min 30s, 150",
        "2min30s, 150",
        "1h, 3600",
        "500ms, 1",
        "1500ms, 2",
        "'', 90",
        "infinity, 3600",
        "5 minutes, 300",
        "1.5min, 90",
        "2 days, 172800",
        "1w, 604800"
    })
    void isReadAsSystemdDoes(String text, int seconds) {
        assertEquals(seconds, TimeSpan.seconds(text));
    }
}
