package io.github.apprpm.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalCodesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[1;92mready\u001b[0m",
                "\u001b[38;2;255;0;0mready\u001b[39m\u001b[K",
                "\u001b[38:2::255:0:0mready",
                "\u009b31mready",
                "\u001b[?25lrea\u001b[?25hdy",
                "\u001b]0;a title\u0007ready",
                "\u001b]8;;https://example.org\u001b\\ready\u001b]8;;\u001b\\",
                "\u001bPq#0\u001b\\ready",
                "\u001b(Bready\u001b7\u001b8\u001b=\u001bM",
                "ready"
            })
    void whatIsForTheTerminalIsLeftOut(String text) {
        assertEquals("ready", TerminalCodes.without(text));
    }

    @Test
    void otherTextStays() {
        String text = "[INFO] a[0m b\n\tc \u001b]0;without an end";

        assertEquals(text, TerminalCodes.without(text));
    }
}
