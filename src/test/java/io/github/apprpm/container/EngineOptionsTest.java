package io.github.apprpm.container;

import static io.github.apprpm.container.EngineProgram.Kind.DOCKER;
import static io.github.apprpm.container.EngineProgram.Kind.PODMAN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EngineOptionsTest {
    private static final String LIMITS = "Error: crun: setrlimit `RLIMIT_NOFILE`: Operation not permitted";
    private static final String HYBRID = "Error: crun: cgroups in hybrid mode not supported, drop all controllers";
    private static final String NETWORK = "Error: netavark: No such file or directory";

    @Test
    void limitsAreThoseOfThisMachineAndThenFewer() {
        EngineOptions first =
                EngineOptions.PLAIN.after(PODMAN, LIMITS, program -> false).orElseThrow();
        EngineOptions second = first.after(PODMAN, LIMITS, program -> false).orElseThrow();

        assertEquals(
                List.of("--ulimit", "nofile=20000:20000", "--ulimit", "nproc=32768:32768"), first.options(() -> 20000));
        assertEquals(
                List.of("--ulimit", "nofile=4096:4096", "--ulimit", "nproc=4096:4096"), second.options(() -> 20000));
        assertEquals(Optional.empty(), second.after(PODMAN, LIMITS, program -> false));
    }

    @Test
    void runcTakesThePlaceOfACrunThatCannot() {
        EngineOptions options =
                EngineOptions.PLAIN.after(PODMAN, HYBRID, "runc"::equals).orElseThrow();

        assertEquals(List.of("--runtime", "runc"), options.before());
        assertEquals(Optional.empty(), options.after(PODMAN, HYBRID, "runc"::equals));
        assertEquals(Optional.empty(), EngineOptions.PLAIN.after(PODMAN, HYBRID, program -> false));
    }

    @Test
    void aHostWithoutNetworkIsNotedOnce() {
        EngineOptions options =
                EngineOptions.PLAIN.after(DOCKER, NETWORK, program -> false).orElseThrow();

        assertEquals(List.of("--network", "none"), options.options(() -> 1));
        assertEquals(1, options.notes().size());
        assertTrue(
                options.notes().get(0).contains("netavark: No such file or directory"),
                options.notes().get(0));
        assertEquals(Optional.empty(), options.after(DOCKER, NETWORK, program -> false));
    }

    @Test
    void nothingIsTriedAfterAnotherComplaint() {
        assertEquals(
                Optional.empty(), EngineOptions.PLAIN.after(DOCKER, "Error: no space left on device", program -> true));
    }
}
