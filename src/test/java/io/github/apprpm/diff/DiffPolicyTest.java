package io.github.apprpm.diff;

import static io.github.apprpm.diff.Release.APPLICATION;
import static io.github.apprpm.diff.Release.CONFIGURATION;
import static io.github.apprpm.diff.Release.UNIT;
import static io.github.apprpm.diff.Release.application;
import static io.github.apprpm.diff.Release.coats;
import static io.github.apprpm.diff.Release.hats;
import static io.github.apprpm.diff.Release.shop;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.model.PackageMetadata;
import io.github.apprpm.model.Scriptlet.Phase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiffPolicyTest {
    private static final String LOGO = "/var/app/shop/logo.svg";

    @TempDir
    private Path directory;

    private List<ForbiddenChange> surprises(String word, Release before, Release after) throws IOException {
        return DiffPolicy.parse(List.of(word)).surprises(PackageDiff.of(before.in(directory), after.in(directory)));
    }

    /** An upgrade of the package in which nothing else differs. */
    private static Release next() {
        return shop().version("1.3.0");
    }

    private static Release with(Jars... libraries) {
        return next().jar(APPLICATION, application("1.3.0", libraries));
    }

    private static Stream<Arguments> surprises() {
        Release older = shop().with(DependencyKind.REQUIRES, "java >= 17").text(LOGO, "<svg/>");
        Release newer = next().with(DependencyKind.REQUIRES, "java >= 17").text(LOGO, "<svg/>");
        return Stream.of(
                Arguments.of("version-not-higher", shop(), shop(), "1.2.0-1 after 1.2.0-1"),
                Arguments.of("license", shop(), next().with(licensed("MIT")), "Apache-2.0 -> MIT"),
                Arguments.of("dependency-added", shop(), newer, "requires java >= 17"),
                Arguments.of("dependency-removed", older, next(), "requires java >= 17"),
                Arguments.of(
                        "dependency-changed",
                        older,
                        next().with(DependencyKind.REQUIRES, "java >= 21"),
                        "requires java >= 21"),
                Arguments.of("library-added", shop(), with(hats("1.0"), coats("3.1"), ties()), "org.ties:ties 7"),
                Arguments.of("library-removed", shop(), with(hats("1.0")), "org.coats:coats 3.1"),
                Arguments.of("library-upgraded", shop(), with(hats("1.1"), coats("3.1")), "org.hats:hats 1.0 -> 1.1"),
                Arguments.of("library-downgraded", shop(), with(hats("0.9"), coats("3.1")), "org.hats:hats 1.0 -> 0.9"),
                Arguments.of(
                        "library-altered", shop(), with(hats("1.0").text("a", "b"), coats("3.1")), "org.hats:hats 1.0"),
                Arguments.of("scriptlet", shop(), next().script(Phase.POST, "true"), "%post"),
                Arguments.of("unit", shop(), next().text(UNIT, "[Service]\n"), UNIT),
                Arguments.of("configuration", shop(), next().without(CONFIGURATION), CONFIGURATION),
                Arguments.of("file-added", shop(), newer, LOGO + "  (file 0644 root:root, 6 bytes)"),
                Arguments.of("file-removed", older, next(), LOGO + "  (file 0644 root:root, 6 bytes)"),
                Arguments.of(
                        "mode",
                        older,
                        next().text(LOGO, "<svg/>").attributes(LOGO, 0755, "root", "root"),
                        LOGO + "  (mode 0644 -> 0755)"),
                Arguments.of(
                        "owner",
                        older,
                        next().text(LOGO, "<svg/>").attributes(LOGO, 0644, "root", "shop"),
                        LOGO + "  (group root -> shop)"));
    }

    private static Jars ties() {
        return Jars.of("org.ties", "ties", "7");
    }

    private static PackageMetadata licensed(String license) {
        return new PackageMetadata(
                "Shop", "A shop.", license, Optional.empty(), Optional.empty(), "Shop <shop@example.org>");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("surprises")
    void aWordForbidsItsDifference(String word, Release before, Release after, String what) throws IOException {
        assertEquals(List.of(new ForbiddenChange(word, List.of(what))), surprises(word, before, after));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("surprises")
    void aWordAllowsAllElse(String word, Release before, Release after, String what) throws IOException {
        Release changed = word.equals("version-not-higher") ? next() : shop().version("1.2.1");
        assertEquals(List.of(), surprises(word, shop(), changed));
    }

    @Test
    void eachWordHasItsTest() {
        assertEquals(
                Arrays.stream(ForbiddenKind.values()).map(ForbiddenKind::word).toList(),
                surprises().map(arguments -> arguments.get()[0]).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"size>50%", "size > 2 kB", "size>0.001MB"})
    void sizeForbidsGrowthBeyondIt(String word) throws IOException {
        Release grown = next().text(LOGO, "x".repeat(4000));
        assertEquals(
                word.replace(" ", ""), surprises(word, shop(), grown).get(0).word());
        assertEquals(List.of(), surprises(word, grown, shop()));
        assertEquals(List.of(), surprises(word, shop(), next().text(LOGO, "x")));
    }

    @Test
    void theStartOfWordsStandsForAllOfThem() throws IOException {
        assertEquals(
                List.of("library-added", "library-removed", "library-upgraded"),
                surprises("library", shop(), with(hats("1.1"), ties())).stream()
                        .map(ForbiddenChange::word)
                        .toList());
    }

    @Test
    void nothingIsForbiddenByDefault() throws IOException {
        PackageDiff diff = PackageDiff.of(shop().in(directory), with(ties()).in(directory));
        assertEquals(List.of(), DiffPolicy.parse(List.of()).surprises(diff));
        assertDoesNotThrow(() -> DiffPolicy.refuse(diff, List.of()));
    }

    @Test
    void oneMessageNamesAllSurprises() throws IOException {
        PackageDiff diff = PackageDiff.of(
                shop().in(directory), with(ties()).text(LOGO, "<svg/>").in(directory));
        Refusal.of(() -> DiffPolicy.refuse(
                        diff,
                        DiffPolicy.parse(List.of("library-added", "library-removed", "file-added"))
                                .surprises(diff)))
                .says(
                        "shop-1.3.0-1.noarch differs from shop-1.2.0-1.noarch in what <failOn> forbids",
                        "library-added (org.ties:ties 7)",
                        "library-removed (org.coats:coats 3.1, org.hats:hats 1.0)",
                        "file-added (/var/app/shop/logo.svg",
                        "remove the word from <failOn>");
    }

    @Test
    void aLongListIsCut() throws IOException {
        Release many = next();
        for (int i = 0; i < 9; i++) {
            many.text("/var/app/shop/" + i, "x");
        }
        PackageDiff diff = PackageDiff.of(shop().in(directory), many.in(directory));
        Refusal.of(() -> DiffPolicy.refuse(
                        diff, DiffPolicy.parse(List.of("file")).surprises(diff)))
                .says("/var/app/shop/4", "and 4 more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"libraries", "size", "size>ten%", "size<10%", "Mode", "lib", "size>5TB"})
    void anUnknownWordIsRefused(String word) {
        Refusal.of(() -> DiffPolicy.parse(List.of(word)))
                .says("'%s' in <failOn> is unknown".formatted(word), "library-added", "size>10%");
    }
}
