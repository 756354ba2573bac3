package io.github.apprpm.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Writes the manual's reference of rules from the rules themselves. */
class RuleReferenceTest {
    private static final Path REFERENCE = Path.of("docs/rules.md");
    private static final String HEAD = """
            # Rules

            The rules that `apprpm:check` checks a package against. Generated: after a change, run
            `mvn test -Dtest=RuleReferenceTest -Dapprpm.updateReference`.

            An error fails the build, unless `<failOnFinding>` says otherwise. In a third-party package (`-Dapprpm.file`) only
            damage stays an error, and all other errors become warnings. Waive a finding that you accept, with a reason:

            ```xml
            <waivers>
              <waiver>
                <rule>path-unusual</rule>
                <path>/var/app/shop/templates/**</path>
                <reason>The names are those of the documents</reason>
              </waiver>
            </waivers>
            ```

            A waiver without `<path>` is for all findings of its rule; in a path, `*` matches part of a name and `**` any number of
            directories. Unused waivers are reported. The first %d rules are about broken packages, and cannot be waived.

            | rule | severity | what must hold |
            |---|---|---|
            """;

    @Test
    void referenceSaysWhatTheRulesSay() throws Exception {
        long integrity = Stream.of(Rule.values()).filter(Rule::isIntegrity).count();
        String expected = HEAD.formatted(integrity)
                + Stream.of(Rule.values())
                        .map(rule -> "| [`%1$s`](#%1$s) | %2$s | %3$s |\n"
                                .formatted(rule.id(), rule.severity().word(), rule.demand()))
                        .collect(Collectors.joining())
                + Stream.of(Rule.values())
                        .map(rule -> "\n## %s\n\n%s\n\n%s.\n"
                                .formatted(rule.id(), plain(rule.explanation()), plain(rule.remedy())))
                        .collect(Collectors.joining());
        if (System.getProperty("apprpm.updateReference") != null) {
            Files.writeString(REFERENCE, expected);
        }
        assertEquals(
                expected, Files.readString(REFERENCE), "docs/rules.md is out of date; its head says how to renew it");
    }

    /** What Markdown would take for an element. */
    private static String plain(String text) {
        return text.replace("<", "\\<");
    }

    @Test
    void aRuleThatIsNotThereIsRefused() {
        Refusal.of(() -> Rule.of("file-setuids")).says("'file-setuids'", "docs/rules.md");
    }
}
