package io.github.apprpm.systemd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnitWordsTest {
    @Test
    void blanksSeparateWords() {
        assertEquals(List.of("a", "b"), UnitWords.of("  a \t b "));
    }

    @Test
    void quotesHoldWordsTogether() {
        assertEquals(List.of("A=b c", "D=e 'f'", ""), UnitWords.of("\"A=b c\" 'D=e \\'f\\'' \"\""));
    }

    @Test
    void escapesAreThoseThatWeWrite() {
        assertEquals(List.of("A=\"\\\n100%"), UnitWords.of("\"A=\\\"\\\\\\n100%%\""));
    }

    /** The table of systemd.syntax(7). */
    @Test
    void escapesAreThoseOfTheManual() {
        assertEquals(List.of("\u0007\b\f\n\r\t\u000b\\\"' "), UnitWords.of("\\a\\b\\f\\n\\r\\t\\v\\\\\\\"\\'\\s"));
        assertEquals(List.of("A\u00e4\u20ac!"), UnitWords.of("\\x41\\344\\u20ac\\U00000021"));
    }

    @Test
    void nothingHasNoWords() {
        assertEquals(List.of(), UnitWords.of(""));
    }
}
