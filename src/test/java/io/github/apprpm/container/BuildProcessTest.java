package io.github.apprpm.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("tool")
class BuildProcessTest {
    private BuildProcess current;
    private BuildProcess gone;

    @BeforeEach
    void endAProcess() throws Exception {
        current = BuildProcess.current();
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        gone = with(current.machine(), current.boot(), current.namespace(), current.user(), process.pid());
    }

    @Test
    void aLabelSaysAll() {
        assertEquals(Optional.of(current), BuildProcess.of(current.toString()));
        assertEquals(Optional.empty(), BuildProcess.of("someone"));
    }

    @Test
    void aProcessThatEndedIsOutlived() {
        assertTrue(current.outlived(gone));
    }

    @Test
    void aNumberThatIsUsedAgainIsOutlived() {
        assertTrue(current.outlived(
                with(current.machine(), current.boot(), current.namespace(), current.user(), current.process())));
    }

    @Test
    void anEarlierStartOfTheMachineIsOutlived() {
        assertTrue(current.outlived(
                with(current.machine(), "earlier", current.namespace(), current.user(), current.process())));
    }

    @Test
    void aProcessThatRunsIsNot() throws IOException {
        assertFalse(current.outlived(BuildProcess.current()));
    }

    @Test
    void aProcessThatCannotBeSeenIsNot() {
        long pid = gone.process();
        assertFalse(current.outlived(with("other", current.boot(), current.namespace(), current.user(), pid)));
        assertFalse(current.outlived(with(current.machine(), current.boot(), "other", current.user(), pid)));
        assertFalse(current.outlived(with(current.machine(), current.boot(), current.namespace(), "other", pid)));
    }

    private static BuildProcess with(String machine, String boot, String namespace, String user, long process) {
        return new BuildProcess(machine, boot, namespace, user, process, "1");
    }
}
