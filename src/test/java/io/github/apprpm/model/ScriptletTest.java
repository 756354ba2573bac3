package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import io.github.apprpm.model.Scriptlet.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptletTest {
    @Test
    void aScriptletIsForThePosixShell() {
        assertEquals(List.of("/bin/sh"), Scriptlet.shell(Phase.POST, "exit 0").interpreter());
    }

    @Test
    void aScriptEndsWithOneLineEnd() {
        assertEquals("a\n\nb\n", Scriptlet.shell(Phase.POST, "\na\r\n\r\nb\n\n").body());
    }

    @Test
    void anEmptyScriptIsRefused() {
        Refusal.of(() -> Scriptlet.shell(Phase.PREUN, " \n")).says("<preun> is empty");
    }

    @Test
    void aScriptIsText() {
        Refusal.of(() -> Scriptlet.shell(Phase.PRE, "echo \0")).says("<pre>", "U+0000");
    }

    @Test
    void thePhasesHaveTheNamesOfASpecFile() {
        assertEquals("posttrans", Phase.POSTTRANS.word());
    }
}
