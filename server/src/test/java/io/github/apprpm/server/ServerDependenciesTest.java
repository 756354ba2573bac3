package io.github.apprpm.server;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the table of what each package may use. A new arrow is a decision, and is made there. */
class ServerDependenciesTest {
    private static final Path SOURCES = Path.of("src/main/java/io/github/apprpm/server");
    private static final String TOP = "server";
    private static final int MOST_LINES = 300;

    private static final Pattern LINE = Pattern.compile("(?m)^\\| `([a-z0-9.]+)` \\|.*\\| ([^|]*) \\|$");
    private static final Pattern NAME = Pattern.compile("`([a-z0-9.]+)`");
    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?([\\w.]+);", Pattern.MULTILINE);
    private static final Pattern OURS =
            Pattern.compile("(?<!\")\\bio\\.github\\.apprpm\\.server(?:\\.([a-z]+(?:\\.[a-z]+)*))?\\.[A-Z]");

    private static final Map<String, Set<String>> MAY_USE = table(read(Path.of("README.md")));

    /** Beyond the JDK and the plugin; what is not named here, no package may use. */
    private static final Map<String, Set<String>> LIBRARIES = Map.of(
            "http", Set.of("org.eclipse.jetty", "org.slf4j"),
            "audit", Set.of("com.fasterxml.jackson.core"),
            "virtual", Set.of("javax.xml", "org.w3c.dom", "org.xml.sax"));

    private static Map<String, Set<String>> table(String text) {
        Map<String, Set<String>> table = new LinkedHashMap<>();
        for (Matcher line = LINE.matcher(text); line.find(); ) {
            Set<String> names = NAME.matcher(line.group(2))
                    .results()
                    .map(name -> name.group(1))
                    .collect(toSet());
            table.put(line.group(1), line.group(2).equals("every package") ? new TreeSet<>(table.keySet()) : names);
        }
        return table;
    }

    @Test
    void eachPackageIsInTheTable() {
        assertEquals(new TreeSet<>(MAY_USE.keySet()), packages());
    }

    @Test
    void aPackageStandsBelowThoseThatItUses() {
        Set<String> above = new TreeSet<>();
        MAY_USE.forEach((name, line) -> {
            assertTrue(above.containsAll(line), () -> name + " uses a package below it: " + line);
            above.add(name);
        });
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageUsesThoseOfItsLine(String name) {
        if (name.equals(TOP)) {
            assertTrue(MAY_USE.get(name).containsAll(uses(name)));
        } else {
            assertEquals(new TreeSet<>(MAY_USE.get(name)), uses(name));
        }
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
    void noClassIsLong() {
        List<String> longOnes = files().filter(file -> read(file).lines().count() > MOST_LINES)
                .map(Path::toString)
                .toList();
        assertEquals(List.of(), longOnes);
    }

    @Test
    void aSimpleNameStandsOnce() {
        Map<String, Long> counts = files().map(file -> file.getFileName().toString())
                .filter(file -> !file.equals("package-info.java"))
                .collect(groupingBy(name -> name, TreeMap::new, counting()));
        counts.values().removeIf(count -> count == 1);
        assertEquals(Map.of(), counts);
    }

    private static Stream<Path> files() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedSet<String> packages() {
        return files().map(file -> name(file.getParent())).collect(toCollection(TreeSet::new));
    }

    private static String name(Path directory) {
        String below = SOURCES.relativize(directory).toString().replace('/', '.');
        return below.isEmpty() ? TOP : below;
    }

    private static SortedSet<String> uses(String name) {
        return sources(name)
                .flatMap(source -> OURS.matcher(source).results())
                .map(match -> match.group(1) == null ? TOP : match.group(1))
                .filter(other -> !other.equals(name))
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<String> imports(String name) {
        return sources(name).flatMap(source -> IMPORT.matcher(source).results()).map(match -> match.group(1));
    }

    private static Stream<String> sources(String name) {
        return files().filter(file -> name(file.getParent()).equals(name)).map(ServerDependenciesTest::read);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
