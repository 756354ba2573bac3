package io.github.apprpm.mojo.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTimestampTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-20T10:00:00Z, 2026-11-20T10:00:00Z",
        "2026-11-20T10:00:00+02:00, 2026-11-20T08:00:00Z",
        "1795168800, 2026-11-20T10:00:00Z",
        "0, 1970-01-01T00:00:00Z"
    })
    void aTimeIsIsoOrSeconds(String value, Instant time) {
        assertEquals(Optional.of(time), OutputTimestamp.parse(value));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "x", "-"})
    void oneLetterMeansThatItIsNotSet(String value) {
        assertEquals(Optional.empty(), OutputTimestamp.parse(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-11-20",
                "2026-11-20T10:00:00",
                "2026-13-20T10:00:00Z",
                "${git.commit.time}",
                "99999999999999999999",
                "9999999999999999999"
            })
    void anythingElseIsRefused(String value) {
        Refusal.of(() -> OutputTimestamp.parse(value))
                .says("project.build.outputTimestamp is '" + value + "'", "2026-11-20T10:00:00Z");
    }
}
