package io.github.apprpm.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoordinatesTest {
    private static final Coordinates NATIVE =
            new Coordinates(Optional.of("com.acme"), "hats", Optional.of("1.0"), Optional.of("linux"));

    @Test
    void theyAreWrittenAsMavenDoes() {
        assertEquals(
                "com.acme:hats:1.0", Coordinates.of("com.acme", "hats", "1.0").toString());
        assertEquals("com.acme:hats:linux:1.0", NATIVE.toString());
    }

    @Test
    void anIdStaysTheSameInEachVersion() {
        assertEquals("com.acme:hats:linux", NATIVE.id());
    }

    @Test
    void theyAreCompleteWithGroupAndVersion() {
        assertTrue(NATIVE.isComplete());
        assertFalse(new Coordinates(Optional.empty(), "hats", Optional.of("1"), Optional.empty()).isComplete());
    }

    @Test
    void anEmptyPartIsNone() {
        assertEquals("hats", new Coordinates(Optional.of(""), "hats", Optional.of(""), Optional.of("")).toString());
        assertThrows(
                IllegalArgumentException.class,
                () -> new Coordinates(Optional.empty(), "", Optional.empty(), Optional.empty()));
    }
}
