package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemplateTest {
    @Test
    void everyPlaceOfAKeyIsFilled() {
        assertEquals("a=1; b=1-2", new Template("a=@a@; b=@a@-@b@").fill(Map.of("a", "1", "b", "2")));
    }

    @Test
    void valuesAreNotFilledAgain() {
        assertEquals("@b@ $1 \\1", new Template("@a@ @b@").fill(Map.of("a", "@b@", "b", "$1 \\1")));
    }

    @Test
    void argumentsOfTheScriptAreNoPlaces() {
        String script = "set -- \"$@\" x \"$@\" root@host";
        assertEquals(script, new Template(script).fill(Map.of()));
    }

    @Test
    void aPlaceWithoutAValueFails() {
        Exception failure =
                assertThrows(IllegalArgumentException.class, () -> new Template("@a@ @b@").fill(Map.of("a", "1")));
        assertTrue(failure.getMessage().contains("@b@"), failure.getMessage());
    }

    @Test
    void aValueWithoutAPlaceFails() {
        Exception failure = assertThrows(
                IllegalArgumentException.class, () -> new Template("@a@").fill(Map.of("a", "1", "other", "2")));
        assertTrue(failure.getMessage().contains("other"), failure.getMessage());
    }

    @Test
    void aValueIsReadBack() {
        Template template = new Template("for @a@\nb=@b@\n");
        assertEquals(Optional.of("1 2"), template.value("b", template.fill(Map.of("a", "b=3", "b", "1 2"))));
        assertEquals(Optional.empty(), template.value("b", "for 1\n"));
    }

    @Test
    void aMissingResourceFails() {
        assertThrows(IllegalArgumentException.class, () -> Template.ofResource("none.sh"));
    }

    @Test
    void linesEndAsOnUnix() {
        assertEquals("a\nb\n", new Template("a\r\nb\r\n").fill(Map.of()));
    }
}
