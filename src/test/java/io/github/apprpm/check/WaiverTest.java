package io.github.apprpm.check;

import static io.github.apprpm.check.Sample.shop;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.model.Compatibility;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaiverTest {
    @TempDir
    private Path directory;

    private CheckedPackage check(Sample sample, Waiver... waivers) throws IOException {
        CheckOptions own = CheckOptions.own(Compatibility.EL8);
        return PackageCheck.check(
                sample.writeTo(directory),
                new CheckOptions(
                        false,
                        own.oldest(),
                        own.keys(),
                        false,
                        own.baseline(),
                        own.noBaselineBecause(),
                        List.of(waivers),
                        Optional.empty()));
    }

    private static Sample withTwo() {
        return shop().file("/opt/shop/a", 0666, "1").file("/opt/shop/b", 0666, "1");
    }

    @Test
    @Tag("tool")
    void aWaivedFindingKeepsItsReasonAndDoesNotCount() throws IOException {
        CheckedPackage checked =
                check(withTwo(), Waiver.of("file-world-writable", "/opt/shop/a", " It is a whiteboard "));
        assertEquals(1, checked.count(Severity.ERROR));
        assertEquals(1, checked.waived());
        Finding waived = checked.findings().stream()
                .filter(finding -> !finding.isOpen())
                .findFirst()
                .orElseThrow();
        assertEquals(Optional.of("/opt/shop/a"), waived.path());
        assertEquals(Optional.of("It is a whiteboard"), waived.waivedBecause());
        assertEquals(List.of(), checked.unusedWaivers());
    }

    @Test
    @Tag("tool")
    void aWaiverWithoutPathIsForAllFindingsOfItsRule() throws IOException {
        CheckedPackage checked = check(withTwo(), Waiver.of("file-world-writable", null, "Whiteboards"));
        assertEquals(0, checked.count(Severity.ERROR));
        assertEquals(2, checked.waived());
    }

    @Test
    @Tag("tool")
    void aWaiverThatNothingNeedsIsTold() throws IOException {
        Waiver unused = Waiver.of("file-world-writable", "/opt/shop/c", "Whiteboard");
        Waiver used = Waiver.of("file-world-writable", "/opt/**", "Whiteboard");
        CheckedPackage withNone = check(shop(), used, unused);
        assertEquals(List.of(used, unused), withNone.unusedWaivers());
        CheckedPackage withFindings = check(withTwo(), used, unused);
        assertEquals(List.of(unused), withFindings.unusedWaivers());
        assertEquals(List.of(unused), Waiver.unusedIn(List.of(withNone, withFindings)));
        assertEquals("file-world-writable for '/opt/shop/c'", unused.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "/opt/shop/a, /opt/shop/a, true",
        "/opt/*/a, /opt/shop/a, true",
        "/opt/*, /opt/shop/a, false",
        "/opt/**, /opt/shop/a, true",
        "/opt/**/a, /opt/a, true",
        "/opt/**/a, /opt/b/c/a, true",
        "**.jar, /opt/b/c/a.jar, true",
        "/opt/?, /opt/a, true",
        "/opt/[a], /opt/a, false",
        "/opt/a.b, /opt/axb, false"
    })
    void aPathMayHaveWildcards(String glob, String path, boolean matches) {
        Waiver waiver = Waiver.of("file-setuid", glob, "Because");
        assertEquals(matches, waiver.covers(Rule.FILE_SETUID.found(path, "x")));
        assertFalse(waiver.covers(Rule.FILE_WORLD_WRITABLE.found(path, "x")));
    }

    @Test
    void aWaiverWithoutReasonIsRefused() {
        Refusal.of(() -> Waiver.of("file-setuid", null, null)).says("'file-setuid'", "has no <reason>", "Set <reason>");
        Refusal.of(() -> Waiver.of("file-setuid", null, "  ")).says("has no <reason>");
    }

    @Test
    void aBrokenPackageCannotBeWaived() {
        Refusal.of(() -> Waiver.of("payload-broken", null, "It works here"))
                .says("'payload-broken'", "cannot be waived");
    }

    @Test
    void aRuleThatIsNotThereIsRefused() {
        Refusal.of(() -> Waiver.of("setuid", null, "Because")).says("'setuid'", "docs/rules.md");
    }

    @Test
    @Tag("tool")
    void theMessageCountsAndListsWhatFails() throws IOException {
        CheckedPackage checked = check(withTwo().directory("/usr/lib/systemd", 0755));
        Refusal.of(() -> FailThreshold.ERROR.refuse(List.of(checked), Optional.of(Path.of("check.json"))))
                .says(
                        "shop.rpm has 3 errors: distribution-directory-owned, file-world-writable. ",
                        "add a <waiver> of the rule with a <reason>",
                        "'check.json' explains each");
        Refusal.of(() -> FailThreshold.of("warning").refuse(List.of(checked), Optional.empty()))
                .says("shop.rpm has 3 errors and 1 warning: ", "unsigned");
        FailThreshold.of("never").refuse(List.of(checked), Optional.empty());
    }

    @Test
    @Tag("tool")
    void warningsDoNotFailUnlessTheyShall() throws IOException {
        CheckedPackage checked = check(shop());
        FailThreshold.of("error").refuse(List.of(checked), Optional.empty());
        Refusal.of(() -> FailThreshold.WARNING.refuse(List.of(checked), Optional.empty()))
                .says("1 warning: unsigned");
        Refusal.of(() -> FailThreshold.of("note")).says("<failOnFinding> 'note'", "error, warning or never");
    }

    @Test
    @Tag("tool")
    void aBrokenPackageIsNotOfferedAWaiver() throws IOException {
        Path rpm = new Damage(shop().writeTo(directory)).append("x");
        CheckedPackage checked = PackageCheck.check(rpm, CheckOptions.own(Compatibility.EL8));
        String message = Refusal.of(() -> FailThreshold.ERROR.refuse(List.of(checked), Optional.empty()))
                .message();
        assertFalse(message.contains("<waiver>"), message);
    }

    @Test
    @Tag("tool")
    void theLinesAreSortedBySeverityAndHaveTheRemedy() throws IOException {
        List<CheckText.Line> lines =
                CheckText.of(check(withTwo(), Waiver.of("file-world-writable", "/opt/shop/b", "Whiteboard")));
        assertEquals(
                "Checked  shop.rpm: 1 error, 1 warning, 1 waived", lines.get(0).text());
        assertEquals(
                "file-world-writable: '/opt/shop/a' has the mode 0666, which lets everybody write",
                lines.get(1).text());
        assertEquals(Severity.ERROR, lines.get(1).severity());
        assertTrue(lines.get(2).text().contains("Remove the permission"));
        assertTrue(lines.get(3).text().startsWith("waived   file-world-writable: '/opt/shop/b'"));
        assertEquals(Severity.WARNING, lines.get(4).severity());
    }

    @Test
    @Tag("tool")
    void manyFindingsOfOneRuleAreCounted() throws IOException {
        Sample sample = shop();
        for (int i = 0; i < 9; i++) {
            sample = sample.file("/opt/shop/" + i, 0666, "1");
        }
        List<CheckText.Line> lines = CheckText.of(check(sample));
        assertEquals(
                1,
                lines.stream()
                        .filter(line -> line.text().contains("file-world-writable: 4 more"))
                        .count());
    }
}
