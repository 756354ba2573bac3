package io.github.apprpm.verify.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.verify.Level;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostsTest {
    private static final Optional<Level> HOST = Optional.of(Level.HOST);
    private static final List<String> IMAGES = List.of("almalinux:9");
    private static final Optional<String> NO_ENGINE = Optional.of("/nowhere/podman");

    private static Hosts hosts(Optional<Level> level, List<String> images, int parallel) throws IOException {
        return Hosts.of(level, images, parallel, NO_ENGINE, Path.of(""));
    }

    private static String omission(Optional<Level> level, List<String> images) throws IOException {
        return hosts(level, images, 1).omission().orElseThrow().toString();
    }

    @Test
    void theLevelProcessTriesNoHost() throws IOException {
        assertTrue(omission(Optional.of(Level.PROCESS), IMAGES).contains("<level> is process"));
    }

    @Test
    void withoutImagesOrAnEngineHostsAreOmittedUnlessTheyAreDemanded() throws IOException {
        assertTrue(omission(Optional.empty(), List.of()).contains("<images>"));
        assertTrue(omission(Optional.empty(), IMAGES).contains("no container engine answers"));

        Refusal.of(() -> hosts(HOST, List.of(), 1)).says("<level>", "'host'", "<images>");
        Refusal.of(() -> hosts(HOST, IMAGES, 1)).says("<level>", "'host'", "no container engine answers");
    }

    @Test
    void fewerThanOneHostAtATimeIsRefused() {
        assertEquals(
                "The parameter <parallelImages> is '0'. Set it to 1 or more.",
                Refusal.of(() -> hosts(Optional.empty(), IMAGES, 0)).message());
    }
}
