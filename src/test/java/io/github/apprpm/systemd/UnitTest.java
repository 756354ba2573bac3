package io.github.apprpm.systemd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.systemd.Unit.Line;
import io.github.apprpm.systemd.Unit.Setting;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {
    private static Unit unit(String text) {
        return Unit.parse("/usr/lib/systemd/system/shop.service", text);
    }

    private static Unit service(String text) {
        return unit("[Service]\n" + text);
    }

    @Test
    void sectionsDirectivesAndCommentsAreToldApart() {
        assertEquals(
                List.of(
                        new Line(Line.Kind.SECTION, "Unit", "Unit", ""),
                        new Line(Line.Kind.DIRECTIVE, "Unit", "After", "a.target b.target"),
                        new Line(Line.Kind.OTHER, "Unit", "# why", ""),
                        new Line(Line.Kind.OTHER, "Unit", "nonsense", "")),
                unit("[Unit]\n\nAfter = a.target b.target\n# why\nnonsense\n").lines());
    }

    @Test
    void aContinuedLineIsOne() {
        assertEquals(
                Optional.of("/bin/a --x  --y"),
                service("ExecStart=/bin/a --x \\\n   --y\n").last("ExecStart"));
    }

    /** The third example of systemd.syntax(7). */
    @Test
    void aCommentWithinAContinuedLineIsSkipped() {
        Unit unit =
                service("KeyThree=value 3\\\n# this line is ignored\n; this line is ignored too\n value 3 continued\n");
        assertEquals(Optional.of("value 3 value 3 continued"), unit.last("KeyThree"));
    }

    @Test
    void aCommentIsNotContinued() {
        assertEquals(Optional.of("shop"), service("# old: \\\nUser=shop\n").last("User"));
    }

    @Test
    void aBlankLineEndsAContinuedOne() {
        assertEquals(
                List.of("A=1"), service("Environment=A=1 \\\n\nUser=shop\n").values("Environment"));
        assertEquals(
                Optional.of("shop"),
                service("Environment=A=1 \\\n\nUser=shop\n").last("User"));
    }

    @ParameterizedTest
    @CsvSource({"a\\\\, a\\\\", "a\\\\\\, a\\\\ b", "'a\\ ', a\\"})
    void onlyAnUnescapedBackslashAtTheVeryEndContinuesALine(String written, String read) {
        assertEquals(
                Optional.of(read), service("Environment=" + written + "\nb\n").last("Environment"));
    }

    @Test
    void theLastLineMayEndWithABackslash() {
        assertEquals(Optional.of("shop"), service("User=shop\\").last("User"));
    }

    @Test
    void theLastValueCounts() {
        assertEquals(Optional.of("two"), service("User=one\nUser=two\n").last("User"));
        assertEquals(List.of("one", "two"), service("User=one\nUser=two\n").values("User"));
    }

    @Test
    void anEmptyAssignmentResetsWhatStoodBeforeIt() {
        Unit unit = service("ExecStart=/bin/a\nUser=shop\nExecStart=\nExecStart=/bin/b\n");
        assertEquals(List.of("/bin/b"), unit.values("ExecStart"));
        assertEquals(
                List.of(new Setting("User", "shop"), new Setting("ExecStart", ""), new Setting("ExecStart", "/bin/b")),
                unit.settings());
        assertEquals(Optional.empty(), service("User=shop\nUser=\n").last("User"));
    }

    @Test
    void aDropInIsReadAfterItsUnit() {
        Unit dropIn = service("ExecStart=\nExecStart=/bin/b\nEnvironment=B=2\n");
        Unit unit = service("ExecStart=/bin/a\nEnvironment=A=1\n").with(List.of(dropIn));
        assertEquals(List.of("/bin/b"), unit.values("ExecStart"));
        assertEquals(List.of("A=1", "B=2"), unit.values("Environment"));
    }

    @Test
    void whatIsInAnotherSectionOrInNoneIsNoSettingOfTheService() {
        Unit unit = unit("User=none\n[Socket]\nUser=socket\n[Service]\nGroup=shop\n[X-Ours]\nUser=ours\n");
        assertEquals(List.of(new Setting("Group", "shop")), unit.settings());
        assertEquals(Optional.empty(), unit.last("User"));
    }

    @Test
    void linesMayEndAsWindowsEndsThem() {
        assertEquals(Optional.of("shop"), unit("[Service]\r\nUser=shop\r\n").last("User"));
    }

    @ParameterizedTest
    @CsvSource({"yes, true", "On, true", "1, true", "TRUE, true", "no, false", "'', false", "maybe, false"})
    void booleansAreThoseOfTheManual(String value, boolean isYes) {
        assertEquals(isYes, service("PrivateTmp=" + value + "\n").isYes("PrivateTmp"));
    }

    @Test
    void onlyAFileOfAServiceIsAService() {
        assertTrue(unit("").isService());
        assertFalse(Unit.parse("/etc/systemd/system/shop.service.d/a.conf", "").isService());
    }
}
