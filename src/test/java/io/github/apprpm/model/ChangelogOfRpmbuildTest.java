package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rpmbuild takes, and what it refuses. */
@Tag("tool")
class ChangelogOfRpmbuildTest {
    private static final String SPEC = """
            Name: shop
            Version: 1
            Release: 1
            Summary: Sells shoes
            License: MIT
            BuildArch: noarch
            %description
            Sells shoes.
            %files
            """;

    private static final String HEADING = "* Fri Nov 20 2026 Ann <ann@example.org> - 1.1-1\n";
    private static final String FIRST = "\n* Thu Nov 19 2026 Ann <ann@example.org> - 1.0-1\n- first\n";

    @TempDir
    private Path directory;

    private String rpmbuild(String changelog) throws IOException {
        Tool rpmbuild = Tool.installed("rpmbuild");
        Path spec = Files.writeString(directory.resolve("shop.spec"), SPEC + changelog);
        return rpmbuild.run(
                        "-bb",
                        "--quiet",
                        "--define",
                        "_topdir " + directory,
                        "--define",
                        "_rpmdir " + directory,
                        "--define",
                        "_build_name_fmt shop.rpm",
                        spec.toString())
                .output();
    }

    private String entriesOfRpmbuild() {
        return Tool.installed("rpm")
                .run(
                        "-qp",
                        "--qf",
                        "[%{CHANGELOGTIME}|%{CHANGELOGNAME}|%{CHANGELOGTEXT}\n]",
                        directory.resolve("shop.rpm").toString())
                .succeeded();
    }

    private static String entries(String changelog) {
        return ChangelogFile.parse("CHANGES", changelog).stream()
                .map(entry -> "%d|%s|%s\n".formatted(entry.time().getEpochSecond(), entry.author(), entry.text()))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HEADING + "- second\n" + FIRST,
                "# licence\n#\n\n" + HEADING + "- second\n# not yet\n  third\n" + FIRST,
                "\n\n" + HEADING + "\n\n- second  \n\n  - third\t\n\n\n" + FIRST,
                "*Fri Nov 20 2026 Ann - 1.1-1\n- second\n" + FIRST,
                "  * Fri Nov 20 2026 Ann - 1.1-1\n- second\n" + FIRST,
                "*\tFri\tNov 20  2026\tAnn\n-\tsecond\n" + FIRST,
                "* Fri Nov 20 12:30:00 UTC 2026 Ann - 1.1-1\n- second\n" + FIRST,
                "* Fri Nov 20 2:3:4 CET 2026 Ann - 1.1-1\n- second\n" + FIRST,
                "* Fri Nov 20 12:30:00 EST 2026 Ann - 1.1-1\n- second\n" + FIRST,
                "* Fri Nov 20 12:30:00 CEST 2026 Ann - 1.1-1\n- second\n" + FIRST,
                "* Fri Nov 20 12:30:00 JST-9 2026 Ann - 1.1-1\n- second\n" + FIRST,
                HEADING + "- 100%% second\n  * third\n" + FIRST,
                HEADING + "- b\n" + HEADING + "- a\n"
            })
    void whatItTakesHasTheSameEntries(String changelog) throws IOException {
        String output = rpmbuild("%changelog\n" + changelog);

        assertEquals("", output);
        assertEquals(entriesOfRpmbuild(), entries(changelog));
        assertEquals(entriesOfRpmbuild(), entries("%changelog\n" + changelog));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HEADING + "- second\n" + FIRST + "* fixed x\n",
                "* Thu Nov 19 2026 Ann\n- first\n" + HEADING + "- second\n",
                "* Fri Nov 20 12:30:00 UTC 2026 Ann\n- b\n* Fri Nov 20 13:30:00 UTC 2026 Ann\n- c\n",
                "* Fri November 20 2026 Ann\n- second\n",
                "* fri nov 20 2026 Ann\n- second\n",
                "* Nov 20 2026 Ann\n- second\n",
                "* Fri Nov 31 2026 Ann\n- second\n",
                "* Fri Nov 20 1989 Ann\n- second\n",
                "* Fri Nov 20 26 Ann\n- second\n",
                "* Fri Nov 20 2026\n- second\n",
                "* Fri Nov 20 25:30:00 UTC 2026 Ann\n- second\n",
                "* Fri Nov 20 12:30 UTC 2026 Ann\n- second\n",
                "* Fri Nov 20 12:30:00 2026 Ann\n- second\n",
                "hello\n" + HEADING + "- second\n"
            })
    void whatItRefusesIsRefusedWithTheLine(String changelog) throws IOException {
        String output = rpmbuild("%changelog\n" + changelog);

        assertTrue(output.contains("error: "), output);
        Refusal.of(() -> entries(changelog)).says("<changelog> 'CHANGES:");
    }

    @Test
    void withoutAnEntryThereIsNone() throws IOException {
        assertEquals("", rpmbuild("%changelog\n# nothing yet\n"));

        assertEquals(entriesOfRpmbuild(), entries("%changelog\n# nothing yet\n"));
    }
}
