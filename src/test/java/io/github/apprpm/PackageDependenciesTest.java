package io.github.apprpm;

import static java.util.Map.entry;
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
class PackageDependenciesTest {
    private static final Path SOURCES = Path.of("src/main/java/io/github/apprpm");

    private static final Pattern LINE = Pattern.compile("(?m)^\\| `([a-z0-9.]+)` \\|.*\\| ([^|]*) \\|$");
    private static final Pattern NAME = Pattern.compile("`([a-z0-9.]+)`");

    /** The table is that of the guide; a package stands below those that it uses. */
    private static final Map<String, Set<String>> MAY_USE = table(read(Path.of("CONTRIBUTING.md")));

    private static final int MOST_LINES = 300;
    /** The table of rules, which is as long as there are rules. */
    private static final Path TABLE_OF_RULES = SOURCES.resolve("check/Rule.java");

    /** Beyond the JDK; what is not named here, no package may use. */
    private static final Map<String, Set<String>> LIBRARIES = Map.ofEntries(
            entry("application", Set.of("org.yaml.snakeyaml")),
            entry("openpgp", Set.of("org.bouncycastle")),
            entry(
                    "rpm",
                    Set.of(
                            "org.redline_rpm",
                            "org.apache.commons.compress",
                            "com.github.luben.zstd",
                            "org.tukaani.xz")),
            entry("http", Set.of("javax.net.ssl")),
            entry("library", Set.of("javax.xml.stream")),
            entry("repository", Set.of("javax.xml.stream")),
            entry("repository.metadata", Set.of("javax.xml.stream")),
            entry("verify", Set.of("javax.xml.stream")),
            entry("verify.process", Set.of("javax.net.ssl")),
            entry("publish.managed", Set.of("com.fasterxml.jackson")),
            entry("publish.s3", Set.of("software.amazon.awssdk")),
            entry("sbom", Set.of("org.cyclonedx", "com.github.packageurl", "com.fasterxml.jackson")),
            entry("inspect", Set.of("com.fasterxml.jackson")),
            entry("check", Set.of("com.fasterxml.jackson")),
            entry("diff", Set.of("com.fasterxml.jackson", "com.github.difflib")),
            entry("mojo", Set.of("org.apache.maven", "org.codehaus.plexus", "org.eclipse.aether", "javax.inject")));

    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?([\\w.]+);", Pattern.MULTILINE);
    /** Also where a class is named in full; a text in quotes names none. */
    private static final Pattern OUR_PACKAGE =
            Pattern.compile("(?<!\")\\bio\\.github\\.apprpm\\.([a-z0-9]+(?:\\.[a-z0-9]+)*)\\.[A-Z]");

    /** Each package of a table with what it may use, in the order of the table. */
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
    void aTableIsReadByItsLines() {
        assertEquals(Map.of("model", Set.of(), "rpm", Set.of("model"), "mojo", Set.of("model", "rpm")), table("""
                        | package | what lives there | may use |
                        |---|---|---|
                        | `model` | values | the JDK |
                        | `rpm` | the format: `RpmWriter` | `model` |
                        | `mojo` | goals | every package |
                        """));
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
        MAY_USE.forEach((name, line) -> {
            if (!name.equals("mojo")) {
                assertEquals(new TreeSet<>(line), used.get(name), name);
            }
        });
        LIBRARIES.forEach((name, libraries) -> libraries.forEach(library -> assertTrue(
                imports(name).anyMatch(type -> type.startsWith(library + ".")),
                () -> name + " does not use " + library)));
    }

    @Test
    void noClassIsLongButTheTableOfRules() {
        List<String> longOnes = files().filter(file -> !file.equals(TABLE_OF_RULES))
                .filter(file -> read(file).lines().count() > MOST_LINES)
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
        return files().map(
                        file -> SOURCES.relativize(file.getParent()).toString().replace('/', '.'))
                .collect(toCollection(TreeSet::new));
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
        Path directory = SOURCES.resolve(name.replace('.', '/'));
        return files().filter(file -> file.getParent().equals(directory)).map(PackageDependenciesTest::read);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
