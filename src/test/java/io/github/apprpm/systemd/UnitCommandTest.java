package io.github.apprpm.systemd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitCommandTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"/bin/a b", "-/bin/a b", "+/bin/a b", "!!/bin/a b", ":-/bin/a b", "|/bin/a b", "\"-/bin/a\" b"})
    void prefixesAreNotPartOfTheProgram(String value) {
        assertEquals(List.of("/bin/a", "b"), UnitCommand.parse(value).words());
    }

    @Test
    void onlyAMinusSignAllowsAFailure() {
        assertTrue(UnitCommand.parse("-/bin/a").mayFail());
        assertTrue(UnitCommand.parse("!-/bin/a").mayFail());
        assertFalse(UnitCommand.parse("/bin/a -b").mayFail());
        assertFalse(UnitCommand.parse("+/bin/a-b").mayFail());
    }

    @Test
    void theShownNameIsNotAnArgument() {
        assertEquals(
                List.of("/usr/bin/java", "-jar"),
                UnitCommand.parse("@/usr/bin/java shop -jar").words());
    }

    /** The two splitters that there once were disagreed here; systemd joins what stands side by side. */
    @Test
    void quotesMayBeginWithinAWord() {
        assertEquals(
                List.of("/bin/a", "--name=b c", "d"),
                UnitCommand.parse("/bin/a --name=\"b c\" d").words());
    }

    @Test
    void anEmptyCommandHasNoWords() {
        assertEquals(List.of(), UnitCommand.parse("").words());
    }
}
