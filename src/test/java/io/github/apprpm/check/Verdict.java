package io.github.apprpm.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.model.Compatibility;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a check has found, apart from a missing signature. */
record Verdict(CheckedPackage checked) {
    static Verdict of(Path rpm) throws IOException {
        return of(rpm, CheckOptions.own(Compatibility.EL8));
    }

    static Verdict of(Path rpm, CheckOptions options) throws IOException {
        return new Verdict(PackageCheck.check(rpm, options));
    }

    List<Finding> of(Rule rule) {
        return checked.findings().stream()
                .filter(finding -> finding.rule() == rule)
                .toList();
    }

    /** Holds it to one finding of a rule, whose problem has all parts. */
    Verdict finds(Rule rule, String... parts) {
        List<Finding> found = of(rule);
        assertEquals(1, found.size(), () -> rule.id() + ": " + checked.findings());
        for (String part : parts) {
            assertTrue(found.get(0).problem().contains(part), found.get(0).problem());
        }
        return this;
    }

    /** Holds it to no finding of a rule. */
    Verdict accepts(Rule rule) {
        assertEquals(List.of(), of(rule));
        return this;
    }

    /** Holds it to no finding at all but the missing signature. */
    Verdict isClean() {
        assertEquals(
                List.of(),
                checked.findings().stream()
                        .filter(finding -> finding.rule() != Rule.UNSIGNED)
                        .toList());
        return this;
    }
}
