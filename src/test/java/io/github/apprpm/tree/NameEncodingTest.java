package io.github.apprpm.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.Tool;
import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name is that of the package, or an error, in whichever locale the build runs. */
class NameEncodingTest {
    @TempDir
    private Path directory;

    @BeforeAll
    static void theseTestsCanWriteNames() {
        assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "The locale is not one of UTF-8");
    }

    /** Lists a tree in a JVM of its own. */
    static final class Listing {
        private Listing() {}

        public static void main(String[] arguments) throws IOException {
            try {
                SourceTree.of(Path.of(arguments[0])).nodes().forEach(node -> System.out.println(node.name()));
            } catch (PackagingException e) {
                System.out.println("Refused: " + e.getMessage());
            }
        }
    }

    private String listedIn(String locale) {
        return Tool.at(Path.of(System.getProperty("java.home"), "bin", "java").toString())
                .run(
                        Map.of("LC_ALL", locale),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Listing.class.getName(),
                        directory.toString())
                .succeeded()
                .strip();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Frédéric.json", "e\u0301", "日本語", "100%.txt", "a b", "it's [x] $y {0}", "😀", "\uFFFD"})
    void aNameInUtf8IsTaken(String name) throws IOException {
        Files.writeString(directory.resolve(name), "");

        assertEquals(name, SourceTree.of(directory).nodes().get(0).name());
    }

    @Test
    void anotherEncodingIsRefused() throws IOException {
        Files.writeString(Path.of(URI.create(directory.toUri() + "K%E4se.txt")), "");

        Refusal.of(() -> SourceTree.of(directory)).says("se.txt' is not written in UTF-8", "Rename");
    }

    @Test
    void whatIsLeftOutMayHaveAnyName() throws IOException {
        Files.createDirectories(directory.resolve(".git"));
        Files.writeString(Path.of(URI.create(directory.toUri() + ".git/K%E4se.txt")), "");

        assertEquals("", SourceTree.of(directory).nodes().get(0).name());
    }

    @Tag("tool")
    @ParameterizedTest
    @ValueSource(strings = {"Frédéric.json", "é/a.txt", "日本語"})
    void theLocaleCIsRefused(String name) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");

        String listed = listedIn("C");
        assertTrue(listed.startsWith("Refused: The name '" + directory), listed);
        assertTrue(listed.endsWith("Build with LC_ALL=C.UTF-8 in the environment."), listed);
        assertEquals(name, listedIn("C.UTF-8"));
    }

    @Tag("tool")
    @Test
    void aLinkToSuchANameIsRefusedToo() throws IOException {
        Files.createSymbolicLink(directory.resolve("link"), Path.of("é"));

        assertTrue(listedIn("C").contains("link' cannot be read: the locale"));
    }

    @Tag("tool")
    @Test
    void theLocaleCReadsOtherNames() throws IOException {
        Files.writeString(directory.resolve("it's [x] $y.txt"), "");

        assertEquals("it's [x] $y.txt", listedIn("C"));
    }
}
