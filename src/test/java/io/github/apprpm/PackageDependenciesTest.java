package io.github.apprpm;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the table of what each package may use. A new arrow is a decision, and is made here. */
class PackageDependenciesTest {
    private static final Path SOURCES = Path.of("src/main/java/io/github/apprpm");

    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("model", Set.of()),
            entry("text", Set.of()),
            entry("file", Set.of()),
            entry("program", Set.of("model")),
            entry("shell", Set.of("model", "text")),
            entry("systemd", Set.of("model")),
            entry("application", Set.of("model")),
            entry("service", Set.of("model")),
            entry("layout", Set.of("application", "model", "service")),
            entry("openpgp", Set.of("model", "program", "text")),
            entry("rpm", Set.of("file", "model", "openpgp", "text")),
            entry("library", Set.of("file", "model", "rpm")),
            entry("sbom", Set.of("file", "library", "model", "rpm")),
            entry("inspect", Set.of("model", "openpgp", "rpm", "text")),
            entry("check", Set.of("file", "model", "openpgp", "program", "rpm", "shell", "systemd", "text")),
            entry("diff", Set.of("file", "library", "model", "rpm", "text")),
            entry("container", Set.of("file", "model", "program")),
            entry("verify", Set.of("file", "model", "rpm", "service", "systemd", "text")),
            entry("verify.process", Set.of("file", "model", "program", "rpm", "systemd", "text", "verify")),
            entry("verify.host", Set.of("container", "model", "program", "rpm", "shell", "systemd", "text", "verify")),
            entry("html", Set.of("file", "model", "text")),
            entry(
                    "report",
                    Set.of("check", "diff", "html", "inspect", "library", "model", "rpm", "systemd", "text", "verify")),
            entry("mojo.parameter", Set.of("check", "layout", "model", "verify")),
            entry(
                    "mojo",
                    Set.of(
                            "application",
                            "check",
                            "diff",
                            "file",
                            "inspect",
                            "layout",
                            "library",
                            "model",
                            "mojo.parameter",
                            "openpgp",
                            "report",
                            "rpm",
                            "sbom",
                            "service",
                            "text",
                            "verify",
                            "verify.host",
                            "verify.process")));

    /** Beyond the JDK; what is not named here, no package may use. */
    private static final Map<String, Set<String>> LIBRARIES = Map.ofEntries(
            entry("openpgp", Set.of("org.bouncycastle")),
            entry(
                    "rpm",
                    Set.of(
                            "org.redline_rpm",
                            "org.apache.commons.compress",
                            "com.github.luben.zstd",
                            "org.tukaani.xz")),
            entry("library", Set.of("javax.xml.stream")),
            entry("verify", Set.of("javax.xml.stream")),
            entry("sbom", Set.of("org.cyclonedx", "com.github.packageurl", "com.fasterxml.jackson")),
            entry("inspect", Set.of("com.fasterxml.jackson")),
            entry("check", Set.of("com.fasterxml.jackson")),
            entry("diff", Set.of("com.fasterxml.jackson", "com.github.difflib")),
            entry("mojo", Set.of("org.apache.maven", "org.codehaus.plexus", "org.eclipse.aether", "javax.inject")));

    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?([\\w.]+);", Pattern.MULTILINE);
    /** Also where a class is named in full; a text in quotes names none. */
    private static final Pattern OUR_PACKAGE =
            Pattern.compile("(?<!\")\\bio\\.github\\.apprpm\\.([a-z]+(?:\\.[a-z]+)*)\\.[A-Z]");

    @Test
    void eachPackageIsInTheTable() {
        assertEquals(new TreeSet<>(MAY_USE.keySet()), packages());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageUsesOnlyThoseOfItsLine(String name) {
        SortedSet<String> others = uses(name);
        others.removeAll(MAY_USE.get(name));
        assertEquals(Set.of(), others);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageUsesOnlyTheLibrariesOfItsLine(String name) {
        Set<String> libraries = LIBRARIES.getOrDefault(name, Set.of());
        List<String> others = imports(name)
                .filter(type -> !type.startsWith("java.") && !type.startsWith("io.github.apprpm."))
                .filter(type -> libraries.stream().noneMatch(library -> type.startsWith(library + ".")))
                .toList();
        assertEquals(List.of(), others);
    }

    @Test
    void thereIsNoCycle() {
        Map<String, SortedSet<String>> left = new TreeMap<>();
        packages().forEach(name -> left.put(name, uses(name)));
        while (left.values().removeIf(Set::isEmpty)) {
            left.values().forEach(others -> others.retainAll(left.keySet()));
        }
        assertEquals(Map.of(), left);
    }

    @Test
    void eachLineOfTheTableIsNeeded() {
        Map<String, Set<String>> used = new TreeMap<>();
        packages().forEach(name -> used.put(name, uses(name)));
        MAY_USE.forEach((name, line) -> assertEquals(new TreeSet<>(line), used.get(name), name));
        LIBRARIES.forEach((name, libraries) -> libraries.forEach(library -> assertTrue(
                imports(name).anyMatch(type -> type.startsWith(library + ".")),
                () -> name + " does not use " + library)));
    }

    private static SortedSet<String> packages() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> SOURCES.relativize(file.getParent()).toString().replace('/', '.'))
                    .collect(toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedSet<String> uses(String name) {
        return sources(name)
                .flatMap(source -> OUR_PACKAGE.matcher(source).results())
                .map(match -> match.group(1))
                .filter(other -> !other.equals(name))
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<String> imports(String name) {
        return sources(name).flatMap(source -> IMPORT.matcher(source).results()).map(match -> match.group(1));
    }

    private static Stream<String> sources(String name) {
        try (Stream<Path> files = Files.list(SOURCES.resolve(name.replace('.', '/')))) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(PackageDependenciesTest::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
