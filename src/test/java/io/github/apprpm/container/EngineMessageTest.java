package io.github.apprpm.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EngineMessageTest {
    @Test
    void theReasonIsTheLastLine() {
        assertEquals(
                "no such image",
                EngineMessage.of(
                        "Trying to pull...\nError: no such image\n\nRun 'docker run --help' for more information\n"));
    }

    @Test
    void silenceIsNothing() {
        assertEquals("nothing", EngineMessage.of(" \n"));
    }

    @Test
    void whatIsForATerminalIsLeftOut() {
        assertEquals(
                "\n    [  OK  ] Reached target.\n    login:",
                EngineMessage.lines(
                        "first\n[\u001b[0;32m  OK  \u001b[0m] Reached target.\r\n\u001b]3008;start=1\u001b\\\u001b[!p\u001b[?7hlogin:\n",
                        2));
    }
}
