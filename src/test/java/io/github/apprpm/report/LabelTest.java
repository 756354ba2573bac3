package io.github.apprpm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabelTest {
    private static Optional<List<String>> lines(String name, double width, double height) {
        return Label.of(name, "1.2 MB", width, height).map(Label::lines);
    }

    @Test
    void aNameWithRoomIsOneLineWithItsSizeBelow() {
        assertEquals(Optional.of(List.of("spring-core", "1.2 MB")), lines("spring-core", 200, 100));
    }

    @Test
    void aNameIsBrokenBehindItsPunctuation() {
        assertEquals(Optional.of(List.of("spring-", "context", "1.2 MB")), lines("spring-context", 70, 100));
    }

    @Test
    void theSizeIsLeftOutWhereThereIsNoRoom() {
        assertEquals(Optional.of(List.of("spring-core")), lines("spring-core", 200, 21));
    }

    @Test
    void aLongWordIsCut() {
        assertEquals(
                Optional.of(List.of("spring-", "autoconf\u2026", "1.2 MB")), lines("spring-autoconfigure", 80, 100));
    }

    @Test
    void aNameThatDoesNotFitIsLeftOut() {
        assertEquals(Optional.empty(), lines("spring-core", 200, 15));
        assertEquals(Optional.empty(), lines("spring-core", 30, 100));
        assertEquals(Optional.empty(), lines("a", 4, 100));
    }
}
