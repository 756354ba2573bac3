package io.github.apprpm.verify.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaHomeTest {
    @TempDir
    Path home;

    private void java(String answer) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Path java = Files.writeString(home.resolve("bin/java"), "#!/bin/sh\necho '" + answer + "' >&2\n");
        java.toFile().setExecutable(true);
    }

    @ParameterizedTest
    @CsvSource({"17.0.15, 17", "1.8.0_392, 8", "25, 25", "26-ea, 26", "11.0.9.1, 11"})
    void theFileReleaseTellsTheVersion(String version, int major) throws IOException {
        java("not asked");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        assertEquals(new JavaHome(home, version, major), JavaHome.of(home));
    }

    @Test
    @Tag("tool")
    void withoutThatFileJavaIsAsked() throws IOException {
        java("openjdk version \"1.8.0_392\"");
        assertEquals(new JavaHome(home, "1.8.0_392", 8), JavaHome.of(home));
    }

    @Test
    void aDirectoryWithoutJavaIsRefused() {
        Refusal.of(() -> JavaHome.of(home))
                .says("'%s' in <javaHomes> has no bin/java".formatted(home), "-Dapprpm.javaHomes");
    }

    @Test
    @Tag("tool")
    void aJavaThatDoesNotTellItsVersionIsRefused() throws IOException {
        java("hello");
        Refusal.of(() -> JavaHome.of(home)).says("<javaHomes> does not report its version", "bin/java -version");
    }

    @Test
    @Tag("tool")
    void aVersionThatIsNoNumberIsRefused() throws IOException {
        java("openjdk version \"next\"");
        Refusal.of(() -> JavaHome.of(home)).says("has the version 'next', which does not begin with a number");
    }
}
