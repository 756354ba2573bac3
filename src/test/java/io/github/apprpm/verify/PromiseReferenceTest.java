package io.github.apprpm.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/verify.md to the promises. */
class PromiseReferenceTest {
    private static final Path REFERENCE = Path.of("docs/verify.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| ([^|]+) \\| (process|host|both) \\|");

    @Test
    void referenceHasEachPromiseInItsOrder() throws IOException {
        List<String> documented = ROW.matcher(Files.readString(REFERENCE))
                .results()
                .map(row -> row.group(1) + ": " + row.group(2))
                .toList();
        assertEquals(
                Stream.of(Promise.values())
                        .map(promise -> promise.id() + ": " + promise.sentence())
                        .toList(),
                documented);
    }

    @Test
    void referenceSaysWhereAPromiseIsTried() throws IOException {
        Map<Promise, String> levels = new EnumMap<>(Promise.class);
        ROW.matcher(Files.readString(REFERENCE))
                .results()
                .forEach(row -> Stream.of(Promise.values())
                        .filter(promise -> promise.id().equals(row.group(1)))
                        .forEach(promise -> levels.put(promise, row.group(3))));
        // what a level tries is what its package names
        String processLevel = sources("verify/process");
        for (Promise promise : Promise.values()) {
            boolean process = processLevel.contains("Promise." + promise.name());
            boolean host = promise != Promise.MINIMUM_JAVA && promise != Promise.FAST_START;
            assertEquals(process ? host ? "both" : "process" : "host", levels.get(promise), promise.id());
        }
    }

    private static String sources(String packageName) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/io/github/apprpm", packageName))) {
            for (Path file : files.toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
