package io.github.apprpm.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondsTest {
    @ParameterizedTest
    @CsvSource({"0, 0 s", "17, 17 ms", "999, 999 ms", "1000, 1 s", "1500, 1.5 s", "20449, 20.4 s", "300000, 300 s"})
    void aSpanIsInMillisecondsBelowASecondAndHasOneDecimalAbove(long millis, String text) {
        assertEquals(text, Seconds.ofMillis(millis));
        assertEquals(text, Seconds.of(Duration.ofMillis(millis)));
    }
}
