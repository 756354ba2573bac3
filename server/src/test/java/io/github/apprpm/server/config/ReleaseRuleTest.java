package io.github.apprpm.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.apprpm.model.PackagingException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseRuleTest {
    private static final ReleaseRule RULE =
            new ReleaseRule(ReleaseRule.pattern(Setting.RELEASE_PATTERN.byDefault), Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "1.el9,el9",
        "3.el9.centos,el9",
        "2.el10,el10",
        "2.el10_1,el10",
        "1.fc41,fc41",
        "1.el7,el7",
        "1.fc7,fc7",
        "1.amzn2023,amzn2023",
        "1.fc38.el9,el9",
        "1.el8.x,el8"
    })
    void theReleaseIsTheLastTagWithAllItsDigits(String release, String found) {
        assertEquals(found, RULE.of(release));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.elf", "1.label9", "el9"})
    void aPackageThatNamesNoneIsRefused(String release) {
        PackagingException e = assertThrows(PackagingException.class, () -> RULE.of(release));
        assertEquals(
                ("The release '%s' of the package does not say for which distribution it is. "
                                + "Build it with a release such as 1.el9 (<dist>.el9</dist> of apprpm:rpm).")
                        .formatted(release),
                e.getMessage());
    }

    @Test
    void unlessAnAnswerIsConfigured() {
        assertEquals("any", new ReleaseRule(RULE.pattern(), Optional.of("any")).of("1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"el[0-9]+", "(?<release>", "(?<releas>el9)"})
    void aPatternThatFindsNothingByThisNameIsRefused(String text) {
        assertThrows(PackagingException.class, () -> ReleaseRule.pattern(text));
    }

    @Test
    void whatAPatternFindsIsANameOrNothing() {
        ReleaseRule any = new ReleaseRule(ReleaseRule.pattern("(?<release>.+)"), Optional.empty());
        assertThrows(PackagingException.class, () -> any.of("1..el9"));
        assertThrows(PackagingException.class, () -> any.of(".."));
    }
}
