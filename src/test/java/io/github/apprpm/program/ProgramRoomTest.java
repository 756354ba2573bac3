package io.github.apprpm.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProgramRoomTest {
    private static final Path SOURCES = Path.of("src/main/java/io/github/apprpm");

    /** The ways of the JDK and of Maven's libraries to start a program, and to find one. */
    private static final Pattern OTHER_WAYS = Pattern.compile(
            "\\bProcessBuilder\\b|untime(\\(\\))?\\s*\\.exec\\(|plexus\\.util\\.cli|getenv\\(.*\"PATH\"");

    @Test
    void onlyThisPackageStartsAndFindsPrograms() throws IOException {
        List<String> others = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                if (OTHER_WAYS.matcher(Files.readString(file)).find()) {
                    others.add(SOURCES.relativize(file).toString());
                }
            }
        }
        assertEquals(
                List.of("program/Command.java", "program/SearchPath.java"),
                others.stream().sorted().toList());
    }
}
