package io.github.apprpm.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import org.junit.jupiter.api.Test;

class LevelTest {
    @Test
    void aLevelHasItsNameInSmallLetters() {
        assertEquals(Level.PROCESS, Level.of("process"));
        assertEquals(Level.HOST, Level.of("host"));
    }

    @Test
    void anotherNameIsRefused() {
        Refusal.of(() -> Level.of("Host")).says("<level> is 'Host'", "process or host");
    }
}
