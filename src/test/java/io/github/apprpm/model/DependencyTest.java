package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.model.Dependency.Comparison;
import io.github.apprpm.model.Dependency.Need;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DependencyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "openssl",
                "openssl >= 1:3.0.1-4.el9",
                "openssl < 4",
                "openssl <= 4~rc1",
                "openssl > 2.9^20260101",
                "openssl = 3.0",
                "/usr/bin/curl",
                "/usr/lib64/libz.so.1",
                "libc.so.6(GLIBC_2.34)(64bit)",
                "config(shop) = 1.2.0-1",
                "perl(Foo::Bar)",
                "font(:lang=en)",
                "user(shop)",
                "_x.y+z-1"
            })
    void aDependencyIsWrittenAsItWasRead(String text) {
        assertEquals(text, Dependency.parse("requires", text).toString());
    }

    @Test
    void whiteSpaceDoesNotCount() {
        assertEquals(Dependency.parse("requires", "openssl >= 3"), Dependency.parse("requires", "  openssl   >=\t3 "));
    }

    @Test
    void aDoubleEqualSignIsASingleOne() {
        assertEquals(
                Comparison.EQUAL, Dependency.parse("requires", "openssl == 3").comparison());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openssl 3",
                "openssl>=3",
                "openssl >=",
                ">= 3",
                "openssl => 3",
                "openssl >= 3 4",
                "openssl >= a:3",
                "openssl >= 3-4-5",
                "openssl >= 3/4",
                "openssl, curl",
                "openssl,curl",
                "open|ssl",
                "$(id)",
                "-",
                "curl(x",
                "curl >= ${version}"
            })
    void whatRpmDoesNotUnderstandIsRefused(String text) {
        Refusal.of(() -> Dependency.parse("requires", text))
                .says("'" + text + "'", "<requires>", "Write 'name', 'name >= version'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void anEmptyDependencyIsRefused(String text) {
        Refusal.of(() -> Dependency.parse("suggests", text)).says("<suggests> is empty");
    }

    @Test
    void aDependencyIsOneLine() {
        Refusal.of(() -> Dependency.parse("requires", "a\nb")).says("<requires>", "'a\\nb'", "one line");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(curl or wget)",
                "(curl >= 7 or wget)",
                "(a or b or c)",
                "(a and b >= 1.2 and c)",
                "(a if b)",
                "(a if b else c)",
                "(a unless b else c)",
                "(a with b < 2)",
                "(a without b)",
                "((a or b) and (c or d))",
                "(libc.so.6(GLIBC_2.34)(64bit) or libc.so.6)",
                "(jre-17-headless or java-headless >= 1:18)"
            })
    void aRichDependencyIsOneName(String text) {
        Dependency dependency = Dependency.parse("requires", text);
        assertTrue(dependency.isRich());
        assertEquals(new Dependency(text, Comparison.ANY, "", Set.of()), dependency);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a)",
                "()",
                "(a or)",
                "(or a)",
                "(a b)",
                "(a or b",
                "(a or b))",
                "(a or b) or c",
                "(a or b) >= 1",
                "(a and b or c)",
                "(a or b >= )",
                "(a or (b c))",
                "(a or , b)",
                "(a xor b)",
                "(a if b else)",
                "(a if b if c)",
                "(a without b without c)"
            })
    void aRichDependencyIsWellFormed(String text) {
        Refusal.of(() -> Dependency.parse("requires", text)).says("'" + text + "'", "<requires>", "'(name or name)'");
    }

    @Test
    void aSimpleDependencyIsNotRich() {
        assertFalse(Dependency.any("libz.so.1()(64bit)").isRich());
    }

    @ParameterizedTest
    @EnumSource(Need.class)
    void needsBelongToADependency(Need need) {
        Dependency needed = Dependency.any("/bin/sh").neededBy(need);
        assertEquals(Set.of(need), needed.needs());
        assertFalse(needed.equals(Dependency.any("/bin/sh")));
    }

    @Test
    void theOrderIsThatOfNamesAndVersions() {
        Dependency a1 = Dependency.exact("a", "1");
        Dependency a2 = Dependency.exact("a", "2");
        Dependency b = Dependency.any("b");
        Dependency early = b.neededBy(Need.PRE, Need.INTERPRETER);

        assertEquals(List.of(a1, a2, early, b), List.copyOf(new TreeSet<>(Set.of(early, b, a2, a1))));
    }

    @Test
    void theNewerKindsAreWeak() {
        assertFalse(DependencyKind.REQUIRES.isWeak());
        assertFalse(DependencyKind.OBSOLETES.isWeak());
        assertTrue(DependencyKind.RECOMMENDS.isWeak());
        assertTrue(DependencyKind.ENHANCES.isWeak());
    }
}
