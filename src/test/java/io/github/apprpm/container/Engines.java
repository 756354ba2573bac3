package io.github.apprpm.container;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.apprpm.container.ContainerEngine.Search;
import io.github.apprpm.program.Command;
import io.github.apprpm.program.Output;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The engines of this machine, with an image of each suite; a test is skipped by the name of what is missing. */
final class Engines {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private Engines() {}

    /** podman, and docker where a server of it is there, too. */
    static Stream<String> all() {
        return Stream.concat(Stream.of("podman"), Stream.of("docker").filter(Engines::answers));
    }

    private static boolean answers(String name) {
        return search(name).engine().isPresent();
    }

    private static Search search(String name) {
        try {
            return ContainerEngine.find(Optional.of(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ContainerEngine find(String name) {
        Search search = search(name);
        assumeTrue(search.engine().isPresent(), search.reason());
        return search.engine().orElseThrow();
    }

    /** The image that {@code src/host/stage build -s SUITE} makes, which must have been imported. */
    static Image image(ContainerEngine engine, String name, String suite) throws IOException {
        String reference = "localhost/apprpm-" + suite;
        assumeTrue(
                run(name, "image", "inspect", reference).isSuccess(), "%s has no image %s".formatted(name, reference));
        return engine.image(reference, Path.of(""));
    }

    static Output run(String name, String... arguments) throws IOException {
        return Command.of(Stream.concat(Stream.of(name), Stream.of(arguments)).toList())
                .run(LIMIT);
    }

    /** The containers that the process of this number owns. */
    static List<String> containersOf(String name, BuildProcess owner) throws IOException {
        return run(name, "ps", "--all", "--quiet", "--filter", "label=%s=%s".formatted(BuildProcess.LABEL, owner))
                .lines();
    }
}
