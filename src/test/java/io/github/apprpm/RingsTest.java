package io.github.apprpm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code mvn test} runs what needs this JVM alone, two classes at a time; a test that needs more says so by its tag. */
class RingsTest {
    /** The JVM of {@code mvn test} has this property, so that it cannot start a process; with {@code -Dtest} it can. */
    @Test
    void aTestWithoutTheTagStartsNoProcess() {
        assumeTrue(
                System.getProperty("jdk.lang.Process.launchMechanism") != null,
                "-Dtest runs the tests of each ring alike");
        assertThrows(Error.class, () -> new ProcessBuilder("true").start());
    }

    @Test
    void eachTagIsOneOfThePom() {
        Set<String> tags = new TreeSet<>();
        Pattern tag = Pattern.compile("@Tag\\(\"(.*?)\"\\)");
        tests().values()
                .forEach(source -> tag.matcher(source)
                        .results()
                        .map(found -> found.group(1))
                        .forEach(tags::add));
        assertEquals(Set.of("slow", "tool"), tags);
    }

    @Test
    void aTestThatChangesItsJvmRunsAlone() {
        Pattern change = Pattern.compile("\\b(System|Locale|TimeZone|Security)\\.(set|clear|add|insert|remove)");
        assertEquals(
                List.of(),
                tests().entrySet().stream()
                        .filter(test -> change.matcher(test.getValue()).find())
                        .filter(test -> !test.getValue().contains("\n@Isolated("))
                        .map(test -> test.getKey() + " is not @Isolated")
                        .toList());
    }

    private static TreeMap<Path, String> tests() {
        TreeMap<Path, String> tests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            files.filter(file -> file.toString().endsWith("Test.java"))
                    .filter(file -> !file.endsWith("RingsTest.java"))
                    .forEach(file -> tests.put(file, text(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tests;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
