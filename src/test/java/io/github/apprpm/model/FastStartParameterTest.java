package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FastStartParameterTest {
    private static final PackageVersion VERSION = new PackageVersion(1, "1.0.0", "1.el9");

    private static Optional<FastStart> of(boolean wanted, String training) {
        return FastStart.of(wanted, Optional.ofNullable(training), VERSION);
    }

    @Test
    void isOffByDefault() {
        assertEquals(Optional.empty(), of(false, null));
    }

    @Test
    void isNamedAfterVersionAndReleaseAlone() {
        assertEquals("1.0.0-1.el9", of(true, null).orElseThrow().release());
    }

    @Test
    void dividesTheTrainingBetweenJavaAndTheApplication() {
        FastStart fast =
                of(true, " -Dspring.context.exit=onRefresh --once -Xmx256m ").orElseThrow();

        assertEquals(List.of("-Dspring.context.exit=onRefresh", "-Xmx256m"), fast.options());
        assertEquals(List.of("--once"), fast.arguments());
    }

    @Test
    void refusesATrainingThatRecordsNothing() {
        PackagingException refusal = assertThrows(PackagingException.class, () -> of(false, "--once"));

        assertTrue(refusal.getMessage().contains("<training> '--once'"), refusal::getMessage);
        assertTrue(refusal.getMessage().contains("Set <fastStart> to true"), refusal::getMessage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$(reboot)", "a  b", "it's", "a;b", "a\nb", "%n", "", "a\\"})
    void refusesWhatAShellOrSystemdWouldChange(String words) {
        PackagingException refusal = assertThrows(PackagingException.class, () -> of(true, words));

        assertTrue(refusal.getMessage().contains("<training>"), refusal::getMessage);
    }
}
