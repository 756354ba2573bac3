package io.github.apprpm.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckScriptsTest {
    @TempDir
    Path directory;

    private Path script(String name) throws IOException {
        Path script = Files.writeString(directory.resolve(name), "#!/bin/sh\n");
        script.toFile().setExecutable(true);
        return script;
    }

    @Test
    void theyRunInTheOrderOfTheirNames() throws IOException {
        Path second = script("20-orders.sh");
        Path first = script("10-home.sh");
        script("README.md");
        assertEquals(List.of(first, second), CheckScripts.in(directory));
    }

    @Test
    void withoutADirectoryThereAreNone() throws IOException {
        assertEquals(List.of(), CheckScripts.in(directory.resolve("verify")));
    }

    @Test
    void oneThatCannotBeExecutedIsRefused() throws IOException {
        Path script = Files.writeString(directory.resolve("10-home.sh"), "#!/bin/sh\n");
        Refusal.of(() -> CheckScripts.in(directory))
                .says("'%s' is not executable".formatted(script), "chmod +x", "git update-index --chmod=+x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#!/bin/sh\r\nexit\r\n", "\uFEFF#!/bin/sh\nexit\n", "#!/bin/sh\rexit\r"})
    void oneOfAnotherSystemIsRefused(String text) throws IOException {
        Path script = Files.writeString(script("10-home.sh"), text);
        Refusal.of(() -> CheckScripts.in(directory))
                .says("'%s' has a byte order mark or carriage returns".formatted(script), "Unix line ends");
    }
}
