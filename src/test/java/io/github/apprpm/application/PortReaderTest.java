package io.github.apprpm.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.application.Application.Start;
import io.github.apprpm.model.Framework;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortReaderTest {
    /** Asks for the variable. */
    static final class Asking {
        String port() {
            return System.getenv("PORT");
        }
    }

    /** Has a field of that name, as many do. */
    static final class Fixed {
        static int PORT = 8888;

        int port() {
            return PORT + "REPORT".length();
        }
    }

    private static byte[] classFile(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream(type.getName().replaceFirst(".*\\.", "") + ".class")) {
            return in.readAllBytes();
        }
    }

    private static boolean isIn(Path work, String name, byte[] content, String... texts) throws IOException {
        Path file = work.resolve("shop.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return PortReader.isIn(
                new Application(
                        file,
                        new TreeMap<>(Map.of("shop.jar", file)),
                        new Start(List.of("shop.jar"), Optional.empty()),
                        Framework.OTHER),
                List.of(texts));
    }

    @Test
    void aClassThatNamesTheVariableReadsIt(@TempDir Path work) throws IOException {
        assertTrue(isIn(work, "a/Asking.class", classFile(Asking.class)));
    }

    @Test
    void aFieldOfTheSameNameIsNoSign(@TempDir Path work) throws IOException {
        assertFalse(isIn(work, "a/Fixed.class", classFile(Fixed.class)));
    }

    @ParameterizedTest
    @CsvSource({"--port=${PORT}, true", "rest.bind-port = ${?PORT}, true", "$PORT, true", "--port=8888, false"})
    void theModuleMayReferToIt(String text, boolean isRead, @TempDir Path work) throws IOException {
        assertEquals(isRead, isIn(work, "a/Fixed.class", classFile(Fixed.class), "server", text));
    }

    @Test
    void whatIsNoClassIsNoSign(@TempDir Path work) throws IOException {
        assertFalse(isIn(work, "a/Broken.class", new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0}));
        assertFalse(isIn(work, "a/Empty.class", new byte[0]));
    }

    @ParameterizedTest
    @CsvSource({
        "application.conf, port = ${?PORT}, true",
        "standalone.xml, <port>${env.PORT:8080}</port>, true",
        "application.yaml, port: ${PORT}, true",
        "application.yaml, PORT: 8080, false",
        "application.yaml, port: ${PORTS}, false",
        "notes.txt, ${PORT}, false"
    })
    void aFileMayReferToIt(String name, String text, boolean isRead, @TempDir Path work) throws IOException {
        assertEquals(isRead, isIn(work, name, text.getBytes(StandardCharsets.UTF_8)));
    }
}
