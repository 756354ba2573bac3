package io.github.apprpm.verify.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.verify.host.Failure.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailureTest {
    private static Optional<Failure> of(String... lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append("Nov 21 03:38:32 host ").append(line).append('\n');
        }
        return Failure.of(JournalLine.parse(text.toString()));
    }

    private static void assertFailure(Kind kind, String words, String... lines) {
        assertEquals(Optional.of(new Failure(kind, words)), of(lines));
    }

    @Test
    void aServiceThatRunsHasNone() {
        assertEquals(Optional.empty(), of("systemd[1]: Started shop.service - A shop.", "shop[9]: listens"));
    }

    @Test
    void aMissingProgramIsNamed() {
        assertFailure(
                Kind.PROCESS,
                "its program cannot be executed (203/EXEC): /opt/shop/bin/start: No such file or directory",
                "systemd[1]: Started shop.service - A shop.",
                "(start)[9]: shop.service: Failed at step EXEC spawning /opt/shop/bin/start: No such file or directory",
                "systemd[1]: shop.service: Main process exited, code=exited, status=203/EXEC");
    }

    @Test
    void whatFailedIsNamedAlsoWhenSystemdSaysLaterThatItStarted() {
        assertFailure(
                Kind.PROCESS,
                "its program cannot be executed (203/EXEC): /opt/shop/bin/start: No such file or directory",
                "(start)[9]: shop.service: Failed at step EXEC spawning /opt/shop/bin/start: No such file or directory",
                "systemd[1]: Started shop.service - A shop.",
                "systemd[1]: shop.service: Main process exited, code=exited, status=203/EXEC");
    }

    @Test
    void aMissingUserIsExplained() {
        assertFailure(
                Kind.PROCESS,
                "its user does not exist (217/USER): shop.service: Failed to determine user credentials: No such process",
                "(env)[9]: shop.service: Failed to determine user credentials: No such process",
                "systemd[1]: shop.service: Main process exited, code=exited, status=217/USER");
    }

    @Test
    void theLaunchersRefusalIsQuoted() {
        assertFailure(
                Kind.PROCESS,
                "its process ended with exit status 78 (no suitable Java, or invalid options): shop: needs Java 99 or later; found: none.",
                "systemd[1]: Started shop.service - A shop.",
                "shop[9]: shop: needs Java 99 or later; found: none.",
                "systemd[1]: shop.service: Main process exited, code=exited, status=78/CONFIG",
                "systemd[1]: shop.service: Failed with result 'exit-code'.");
    }

    @Test
    void theRootOfAnExceptionIsQuotedAndNotItsTrace() {
        assertFailure(
                Kind.PROCESS,
                "its process ended with exit status 1: Caused by: java.net.BindException: Address already in use",
                "shop[9]: Exception in thread \"main\" java.lang.IllegalStateException: no server",
                "shop[9]: Caused by: java.net.BindException: Address already in use",
                "shop[9]:         at java.base/sun.nio.ch.Net.bind0(Native Method)",
                "systemd[1]: shop.service: Main process exited, code=exited, status=1/FAILURE",
                "systemd[1]: shop.service: Control process exited, code=exited, status=1/FAILURE");
    }

    @Test
    void aProcessThatWasKilledIsSaidToBe() {
        assertFailure(
                Kind.PROCESS,
                "its process was killed by the signal KILL",
                "systemd[1]: shop.service: Main process exited, code=killed, status=9/KILL");
    }

    @Test
    void theReadinessCheckIsNotTheProcess() {
        assertFailure(
                Kind.PROBE,
                "http://127.0.0.1:8080/health was not ready within 5 seconds (last answer: 500)",
                "shop[9]: listens",
                "shop[10]: ready: http://127.0.0.1:8080/health was not ready within 5 seconds (last answer: 500): see the log of the service, or allow more time",
                "systemd[1]: shop.service: Control process exited, code=exited, status=1/FAILURE",
                "systemd[1]: shop.service: Main process exited, code=exited, status=143/n/a");
    }

    @Test
    void aStartThatSystemdGivesUpIsLate() {
        assertEquals(
                Kind.PROBE,
                of(
                                "shop[9]: loading",
                                "systemd[1]: shop.service: start operation timed out. Terminating.",
                                "systemd[1]: shop.service: Main process exited, code=killed, status=15/TERM")
                        .orElseThrow()
                        .kind());
    }

    @Test
    void theEndOfTheRunBeforeIsNotOfThisOne() {
        assertFailure(
                Kind.PROCESS,
                "its process ended with exit status 3: no database",
                "systemd[1]: Stopping shop.service - A shop...",
                "systemd[1]: shop.service: Main process exited, code=exited, status=143/n/a",
                "systemd[1]: Started shop.service - A shop.",
                "shop[9]: no database",
                "systemd[1]: shop.service: Main process exited, code=exited, status=3/NOTIMPLEMENTED");
    }

    @Test
    void whatAnApplicationSaysIsNotTakenForSystemds() {
        assertEquals(Optional.empty(), of("shop[9]: Main process exited, code=exited, status=1/FAILURE"));
    }
}
