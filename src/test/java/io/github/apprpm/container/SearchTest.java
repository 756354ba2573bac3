package io.github.apprpm.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.container.ContainerEngine.Search;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("tool")
class SearchTest {
    @TempDir
    private Path folder;

    @Test
    void aProgramThatIsNotThereIsNamed() throws IOException {
        assertEquals("no-such-engine is not on the PATH", reason("no-such-engine"));
        assertEquals("'%s/none' is not a program".formatted(folder), reason(folder + "/none"));
    }

    @Test
    void aProgramOfAnotherKindIsNoEngine() throws IOException {
        String other = program("echo hello");

        assertEquals(other + " cannot be used: it is neither podman nor docker, and reports 'hello'", reason(other));
    }

    @Test
    void anEngineWhoseServerDoesNotAnswerIsNone() throws IOException {
        String docker = program("""
                case $1 in
                  --version) echo 'Docker version 28.2.2, build 1' ;;
                  *) echo 'Cannot connect to the Docker daemon at unix:///x. Is it running?' >&2; exit 1 ;;
                esac""");

        assertEquals(
                docker + " cannot be used: Cannot connect to the Docker daemon at unix:///x. Is it running?",
                reason(docker));
    }

    @Test
    void podmanWithoutRootNeedsCgroups2() throws IOException {
        String reason = reason(podman("\"cgroupVersion\": \"v1\", \"rootless\": true"));

        assertTrue(reason.contains("cgroup v1; run the build as root"), reason);
    }

    @Test
    void anEngineThatAnswersIsDescribed() throws IOException {
        Search search = ContainerEngine.find(Optional.of(podman("\"cgroupVersion\": \"v2\", \"rootless\": true")));

        assertEquals("", search.reason());
        assertEquals("podman 5.4.2, rootless", search.engine().orElseThrow().description());
    }

    private String podman(String information) throws IOException {
        return program("""
                case $1 in
                  --version) echo 'podman version 5.4.2' ;;
                  *) echo '{%s}' ;;
                esac""".formatted(information));
    }

    private String program(String script) throws IOException {
        Path program = Files.writeString(folder.resolve("engine"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program.toString();
    }

    private static String reason(String named) throws IOException {
        Search search = ContainerEngine.find(Optional.of(named));
        assertTrue(search.engine().isEmpty());
        return search.reason();
    }
}
