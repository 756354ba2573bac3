package io.github.apprpm.verify.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("tool")
class ScriptsTest {
    private static final Path SCRIPTS = Path.of("src/main/resources/io/github/apprpm/verify/host");

    static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void theLinterFindsNothingToSay(Path script) {
        assertEquals(
                "",
                Tool.installed("shellcheck", "-s", "sh").run(script.toString()).succeeded());
    }

    @Test
    void theTreeHasWhatIsOnThisMachine() throws IOException {
        Tree tree = Tree.parse(Tool.installed("sh")
                .run("-c", Files.readString(SCRIPTS.resolve("tree.sh")))
                .output());
        assertEquals(List.of(true, false), List.of(tree.has("/etc/passwd"), tree.has("/proc/self")));
    }

    @Test
    void anEditIsALineOfItsOwnInFilesOfText(@TempDir Path folder) throws IOException {
        Path whole = Files.writeString(folder.resolve("whole"), "a=1\n");
        Path open = Files.writeString(folder.resolve("open"), "a=1");
        Path empty = Files.writeString(folder.resolve("empty"), "");
        Path binary = Files.write(folder.resolve("binary"), new byte[] {'a', 0, 'b'});
        String digests = Tool.installed("sh")
                .run(
                        SCRIPTS.resolve("edit.sh").toString(),
                        "# edit",
                        whole.toString(),
                        "# edit",
                        open.toString(),
                        "",
                        empty.toString(),
                        "# edit",
                        binary.toString(),
                        "# edit",
                        folder.resolve("missing").toString())
                .succeeded();
        assertEquals("a=1\n# edit\n", Files.readString(whole));
        assertEquals("a=1\n# edit\n", Files.readString(open));
        assertEquals("\n", Files.readString(empty));
        assertEquals(3, Files.size(binary));
        assertEquals(
                List.of(whole, open, empty),
                digests.lines().map(line -> Path.of(line.split(" +", 2)[1])).toList());
    }
}
