package io.github.apprpm.diff;

import static io.github.apprpm.diff.Release.APPLICATION;
import static io.github.apprpm.diff.Release.CONFIGURATION;
import static io.github.apprpm.diff.Release.UNIT;
import static io.github.apprpm.diff.Release.application;
import static io.github.apprpm.diff.Release.coats;
import static io.github.apprpm.diff.Release.hats;
import static io.github.apprpm.diff.Release.shop;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.check.PackageCheck;
import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.FileFlag;
import io.github.apprpm.model.Scriptlet;
import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.openpgp.TestKey;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.RpmSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageDiffTest {
    @TempDir
    private Path directory;

    private PackageDiff diff(Release before, Release after) throws IOException {
        return PackageDiff.of(before.in(directory), after.in(directory));
    }

    // ---- nothing ----------------------------------------------------------------

    @Test
    void aPackageDoesNotDifferFromItself() throws IOException {
        Release shop = shop();
        assertTrue(diff(shop, shop).isEmpty());
    }

    @Test
    void anotherTimeIsNoDifference() throws IOException {
        assertTrue(diff(shop(), shop().built("2027-01-01T00:00:00Z")).isEmpty());
    }

    @Test
    void anotherVersionAloneIsOne() throws IOException {
        PackageDiff diff = diff(shop(), shop().version("1.3.0"));
        assertFalse(diff.isEmpty());
        assertEquals(List.of(), diff.dependencies());
        assertEquals(List.of(), diff.files());
        assertEquals(List.of(), diff.metadata());
    }

    // ---- version ----------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({"1.3.0, HIGHER", "1.2.0, SAME", "1.1.0, LOWER", "1.10.0, HIGHER", "1.2.0~rc1, LOWER"})
    void versionsAreOrderedAsRpmDoes(String version, VersionOrder order) throws IOException {
        assertEquals(order, diff(shop(), shop().version(version)).versionOrder());
    }

    @Test
    void anEpochOutweighsTheVersion() throws IOException {
        assertEquals(
                VersionOrder.LOWER, diff(shop().epoch(1), shop().version("9.0")).versionOrder());
    }

    // ---- metadata ---------------------------------------------------------------

    @Test
    void anotherNameIsADifferenceOfMetadata() throws IOException {
        assertEquals(
                List.of(new MetadataChange("Name", Change.changed("shop", "store"))),
                diff(shop(), shop().name("store")).metadata());
    }

    @Test
    void anotherCompressionIsADifferenceOfMetadata() throws IOException {
        assertEquals(
                List.of(new MetadataChange("Compression", Change.changed("gzip", "zstd"))),
                diff(shop(), shop().compressedBy("zstd")).metadata());
    }

    @Test
    void aSignatureThatWentIsADifferenceOfMetadata() throws IOException {
        RpmPackage unsigned = shop().in(directory);
        Path signed = Files.copy(unsigned.file(), directory.resolve("signed.rpm"));
        assertTrue(
                new RpmSigner(TestKey.ed25519().signer(), Compatibility.EL9, PackageCheck::requireWhole).sign(signed));
        assertEquals(
                List.of(new MetadataChange("Signed", Change.changed("yes", "no"))),
                PackageDiff.of(RpmPackage.read(signed), unsigned).metadata());
    }

    // ---- dependencies -----------------------------------------------------------

    private List<String> dependencies(Release before, Release after) throws IOException {
        return diff(before, after).dependencies().stream()
                .map(change -> "%s %s %s"
                        .formatted(
                                change.kind().word(),
                                change.dependency()
                                        .before()
                                        .map(Object::toString)
                                        .orElse("-"),
                                change.dependency()
                                        .after()
                                        .map(Object::toString)
                                        .orElse("-")))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"REQUIRES", "CONFLICTS", "OBSOLETES", "RECOMMENDS", "SUGGESTS", "SUPPLEMENTS", "ENHANCES", "PROVIDES"})
    void aDependencyOfEachKindIsAddedOrRemoved(DependencyKind kind) throws IOException {
        Release with = shop().with(kind, "hats >= 1");
        assertEquals(List.of(kind.word() + " - hats >= 1"), dependencies(shop(), with));
        assertEquals(List.of(kind.word() + " hats >= 1 -"), dependencies(with, shop()));
    }

    @Test
    void anotherVersionOfADependencyIsAChange() throws IOException {
        assertEquals(
                List.of("requires java-headless >= 17 java-headless >= 21"),
                dependencies(
                        shop().with(DependencyKind.REQUIRES, "java-headless >= 17"),
                        shop().with(DependencyKind.REQUIRES, "java-headless >= 21")));
    }

    @Test
    void anotherExpressionIsAChange() throws IOException {
        List<String> changes = dependencies(
                shop().with(DependencyKind.REQUIRES, "(a or b)"), shop().with(DependencyKind.REQUIRES, "(a or c)"));
        assertEquals(List.of("requires (a or b) (a or c)"), changes);
    }

    @Test
    void whatFollowsTheVersionIsToldAsTheVersion() throws IOException {
        assertEquals(List.of(), dependencies(shop(), shop().version("1.3.0")));
    }

    // ---- scriptlets -------------------------------------------------------------

    @Test
    void aScriptletIsComparedLineByLine() throws IOException {
        ScriptletChange change = diff(shop().script(Phase.POST, "one\ntwo"), shop().script(Phase.POST, "one\nthree"))
                .scriptlets()
                .get(0);
        assertEquals("%post", change.name());
        assertEquals(
                List.of(" one", "-two", "+three"),
                change.lines().hunks().get(0).lines().stream()
                        .map(Object::toString)
                        .toList());
    }

    @Test
    void aScriptletIsAddedOrRemoved() throws IOException {
        Release with = shop().script(Phase.PREUN, "one");
        assertEquals(
                Change.Kind.ADDED,
                diff(shop(), with).scriptlets().get(0).script().kind());
        assertEquals(
                Change.Kind.REMOVED,
                diff(with, shop()).scriptlets().get(0).script().kind());
    }

    @Test
    void anotherInterpreterIsADifferenceWithoutLines() throws IOException {
        ScriptletChange change = diff(
                        shop().script(new Scriptlet(Phase.POST, List.of("/bin/sh"), "one")),
                        shop().script(new Scriptlet(Phase.POST, List.of("/bin/bash"), "one")))
                .scriptlets()
                .get(0);
        assertEquals(List.of(), change.lines().hunks());
    }

    // ---- files ------------------------------------------------------------------

    private FileChange file(Release before, Release after) throws IOException {
        List<FileChange> files = diff(before, after).files();
        assertEquals(1, files.size(), files::toString);
        return files.get(0);
    }

    @Test
    void aFileIsAddedOrRemoved() throws IOException {
        Release with = shop().text("/var/app/shop/logo.svg", "<svg/>");
        assertEquals(Change.Kind.ADDED, file(shop(), with).file().kind());
        assertEquals(Change.Kind.REMOVED, file(with, shop()).file().kind());
    }

    @Test
    void anotherModeIsADifference() throws IOException {
        assertEquals(
                "[MODE]",
                file(shop(), shop().attributes(CONFIGURATION, 0600, "root", "root"))
                        .aspects()
                        .toString());
    }

    @Test
    void anotherOwnerAndGroupAreDifferences() throws IOException {
        assertEquals(
                "[OWNER, GROUP]",
                file(shop(), shop().attributes(CONFIGURATION, 0644, "shop", "shop"))
                        .aspects()
                        .toString());
    }

    @Test
    void otherFlagsAreADifference() throws IOException {
        assertEquals(
                "[FLAGS]",
                file(shop(), shop().flags(CONFIGURATION, FileFlag.CONFIG))
                        .aspects()
                        .toString());
    }

    @Test
    void anotherLinkTargetIsADifference() throws IOException {
        Release before = shop().with(new Entry.Symlink("/var/app/shop/current", "lib"));
        Release after = shop().with(new Entry.Symlink("/var/app/shop/current", "bin"));
        assertEquals("[LINK]", file(before, after).aspects().toString());
    }

    @Test
    void aFileThatBecameALinkIsADifferenceOfType() throws IOException {
        Release before = shop().with(new Entry.Directory("/var/app/shop/log", Attributes.root(0777)));
        Release after = shop().with(new Entry.Symlink("/var/app/shop/log", "/var/log/shop"));
        assertEquals("[TYPE, LINK]", file(before, after).aspects().toString());
    }

    @Test
    void aUnitIsComparedLineByLine() throws IOException {
        FileChange change = file(shop(), shop().text(UNIT, "[Service]\nExecStart=/bin/true\nUser=root\n"));
        assertEquals(FileRole.UNIT, change.role());
        assertEquals(
                List.of(" [Service]", " ExecStart=/bin/true", "-User=shop", "+User=root"),
                change.lines().orElseThrow().hunks().get(0).lines().stream()
                        .map(Object::toString)
                        .toList());
    }

    @Test
    void configurationIsComparedLineByLine() throws IOException {
        FileChange change = file(
                shop(),
                shop().text(CONFIGURATION, "# comment\nJAVA_OPTS=-Xmx2g\n", FileFlag.CONFIG, FileFlag.NOREPLACE));
        assertEquals(FileRole.CONFIGURATION, change.role());
        assertTrue(change.lines().isPresent());
    }

    @Test
    void anyOtherSmallTextIsComparedLineByLine() throws IOException {
        FileChange change = file(
                shop().text("/var/app/shop/bin/launch", "exec java\n"),
                shop().text("/var/app/shop/bin/launch", "exec env java\n"));
        assertEquals(FileRole.OTHER, change.role());
        assertTrue(change.lines().isPresent());
    }

    @Test
    void whatIsNoTextHasNoLines() throws IOException {
        FileChange change = file(
                shop().file("/var/app/shop/logo", new byte[] {0, 1}),
                shop().file("/var/app/shop/logo", new byte[] {0, 2}));
        assertTrue(change.lines().isEmpty());
    }

    @Test
    void aLongTextHasNoLines() throws IOException {
        FileChange change = file(
                shop().text("/var/app/shop/words", "word\n".repeat(20_000)),
                shop().text("/var/app/shop/words", "word\n".repeat(20_001)));
        assertTrue(change.lines().isEmpty());
    }

    @Test
    void anotherVersionInItsNameIsNoOtherFile() throws IOException {
        FileChange change = file(
                shop().text("/var/app/shop/guide-1.0.txt", "one"), shop().text("/var/app/shop/guide-1.1.txt", "two"));
        assertTrue(change.aspects().contains(FileAspect.PATH));
        assertEquals("/var/app/shop/guide-1.1.txt", change.path());
    }

    @Test
    void aFileOfTheSameContentHasMoved() throws IOException {
        FileChange change = file(
                shop().text("/var/app/shop/guide.txt", "one"), shop().text("/usr/share/doc/shop/manual.txt", "one"));
        assertEquals("[PATH]", change.aspects().toString());
    }

    // ---- libraries --------------------------------------------------------------

    private List<String> libraries(Release before, Release after) throws IOException {
        return diff(before, after).libraries().stream()
                .map(change -> change.kind() + " " + change)
                .toList();
    }

    private static Release fat(String version, Jars... libraries) {
        return shop().version(version).jar(APPLICATION, application(version, libraries));
    }

    @Test
    void aNewReleaseOfTheApplicationNamesNoLibrary() throws IOException {
        assertEquals(List.of(), libraries(shop(), fat("1.3.0", hats("1.0"), coats("3.1"))));
    }

    @Test
    void theLibraryWithAnotherVersionIsNamed() throws IOException {
        assertEquals(
                List.of("UPGRADED org.hats:hats 1.0 -> 1.1"),
                libraries(shop(), fat("1.3.0", hats("1.1"), coats("3.1"))));
    }

    @ParameterizedTest
    @CsvSource({"1.9, 1.10, UPGRADED", "2.0-rc1, 2.0, UPGRADED", "2.0, 2.0-beta-3, DOWNGRADED", "2.0, 1.9, DOWNGRADED"})
    void versionsOfLibrariesAreOrderedAsMavenDoes(String before, String after, String kind) throws IOException {
        assertEquals(
                List.of("%s org.hats:hats %s -> %s".formatted(kind, before, after)),
                libraries(fat("1.2.0", hats(before)), fat("1.2.0", hats(after))));
    }

    @Test
    void aLibraryIsAddedOrRemoved() throws IOException {
        Release without = fat("1.2.0", hats("1.0"));
        assertEquals(List.of("ADDED org.coats:coats 3.1"), libraries(without, shop()));
        assertEquals(List.of("REMOVED org.coats:coats 3.1"), libraries(shop(), without));
    }

    @Test
    void otherBytesUnderTheSameVersionAreNamed() throws IOException {
        assertEquals(
                List.of("ALTERED org.hats:hats 1.0"),
                libraries(shop(), fat("1.2.0", hats("1.0").text("org/hats/Hat.class", "a trojan"), coats("3.1"))));
    }

    @Test
    void librariesBesideTheApplicationAreNamedLikeThoseInIt() throws IOException {
        Release before = fat("1.2.0").jar("/var/app/shop/lib/hats-1.0.jar", hats("1.0"));
        Release after = fat("1.2.0").jar("/var/app/shop/lib/hats-1.1.jar", hats("1.1"));
        assertEquals(List.of("UPGRADED org.hats:hats 1.0 -> 1.1"), libraries(before, after));
        assertEquals("[PATH, CONTENT]", file(before, after).aspects().toString());
    }

    @Test
    void aLibraryThatMovedIntoTheApplicationIsTheSame() throws IOException {
        assertEquals(
                List.of(),
                libraries(fat("1.2.0").jar("/var/app/shop/lib/hats-1.0.jar", hats("1.0")), fat("1.2.0", hats("1.0"))));
    }

    @Test
    void whatWasShadedIsNamed() throws IOException {
        Release before = shop().jar(APPLICATION, application("1.2.0").descriptor("org.hats", "hats", "1.0"));
        Release after = shop().jar(APPLICATION, application("1.2.0").descriptor("org.hats", "hats", "1.1"));
        assertEquals(List.of("UPGRADED org.hats:hats 1.0 -> 1.1"), libraries(before, after));
    }

    @Test
    void whatIsInALibraryBelongsToIt() throws IOException {
        List<LibraryChange> libraries = diff(
                        fat("1.2.0", hats("1.0").descriptor("org.felt", "felt", "5")),
                        fat("1.2.0", hats("1.1").descriptor("org.felt", "felt", "6")))
                .libraries();
        assertEquals(1, libraries.size());
        assertEquals("org.felt:felt 5 -> 6", libraries.get(0).inside().get(0).toString());
    }

    @Test
    void aLibraryThatBringsItsOwnJarsIsOne() throws IOException {
        Release before = shop().jar("/var/app/shop/lib/ruby-9.1.jar", ruby("9.1"));
        Release after = shop().jar("/var/app/shop/lib/ruby-9.2.jar", ruby("9.2"));
        assertEquals(List.of("UPGRADED org.ruby:ruby 9.1 -> 9.2"), libraries(before, after));
    }

    private static Jars ruby(String version) {
        return Jars.of("org.ruby", "ruby", version).jar("gems/hats.jar", hats("1.0"));
    }

    @Test
    void aReleaseMaySayOfItselfWhatTheLastOneLeftToGuess() throws IOException {
        Release before = fat("1.2.0", Jars.unknown("hats-1.0.jar").text("org/hats/Hat.class", "a hat"));
        Release after = fat("1.2.0", hats("1.1"));
        assertEquals(List.of("UPGRADED org.hats:hats 1.0 -> 1.1"), libraries(before, after));
        assertEquals(
                List.of("org.hats:hats"),
                diff(before, after).size().stream()
                        .map(SizeChange::cause)
                        .filter(cause -> cause.contains("hats"))
                        .toList());
    }

    @Test
    void theJarNamedLikeThePackageIsNoLibrary() throws IOException {
        Release before = shop().jar(APPLICATION, Jars.of("com.acme", "store-server", "7"));
        Release after = shop().jar(APPLICATION, Jars.of("com.acme", "store-server", "8"));
        assertEquals(List.of(), libraries(before, after));
    }

    @Test
    void modulesOfTheApplicationAreNoLibraries() throws IOException {
        assertEquals(
                List.of(),
                libraries(
                        fat("1.2.0", Jars.of("com.acme", "shop-core", "1.2.0")),
                        fat("1.3.0", Jars.of("com.acme", "shop-core", "1.3.0"))));
    }

    @Test
    void theSameChangeInTwoPlacesIsOne() throws IOException {
        Release before = shop().jar("/var/app/shop/lib/admin.jar", admin("1.0"));
        Release after = fat("1.2.0", hats("1.1"), coats("3.1")).jar("/var/app/shop/lib/admin.jar", admin("1.1"));
        List<LibraryChange> libraries = diff(before, after).libraries();
        assertEquals(1, libraries.size(), libraries::toString);
        assertEquals(2, libraries.get(0).places().size());
    }

    private static Jars admin(String hats) {
        return Jars.of("com.acme", "admin", "1.2.0").jar("BOOT-INF/lib/hats.jar", hats(hats));
    }

    private static Release extracted(String hats) throws IOException {
        return fat("1.2.0")
                .jar("/var/app/shop/lib/hats-%s.jar".formatted(hats), hats(hats))
                .jar("/var/app/shop/lib/coats-3.1.jar", coats("3.1"));
    }

    @Test
    void aLibraryIsTheSameInTheApplicationAndBesideIt() throws IOException {
        assertEquals(List.of(), libraries(shop(), extracted("1.0")));
        assertEquals(List.of(), libraries(extracted("1.0"), shop()));
        assertEquals(libraries(shop(), fat("1.2.0", hats("1.1"), coats("3.1"))), libraries(shop(), extracted("1.1")));
    }

    @Test
    void aJarThatSaysNothingOfItselfIsAFileOfTheApplication() throws IOException {
        Release before = shop().jar(
                        "/var/app/shop/lib/generated.jar",
                        Jars.unknown("generated.jar").text("a", "1"));
        Release after = shop().jar(
                        "/var/app/shop/lib/generated.jar",
                        Jars.unknown("generated.jar").text("a", "2"));
        assertEquals(List.of(), libraries(before, after));
    }

    // ---- size -------------------------------------------------------------------

    @Test
    void theCausesSumUpToTheChange() throws IOException {
        PackageDiff diff = diff(
                shop(),
                fat("1.3.0", hats("1.1").bytes("more", new byte[5000]), Jars.of("org.ties", "ties", "7"))
                        .text(UNIT, "[Service]\n")
                        .text("/usr/share/doc/shop/guide", "a guide", FileFlag.DOC)
                        .text("/var/app/shop/logo.svg", "<svg/>"));
        assertEquals(
                diff.installedAfter() - diff.installedBefore(),
                diff.size().stream().mapToLong(SizeChange::bytes).sum());
    }

    @Test
    void theLibraryThatGrewIsTheCause() throws IOException {
        Jars larger = hats("1.1").bytes("more", new byte[5000]);
        SizeChange cause =
                diff(shop(), fat("1.2.0", larger, coats("3.1"))).size().get(0);
        assertEquals("org.hats:hats", cause.cause());
        assertEquals(larger.bytes().length - hats("1.0").bytes().length, cause.bytes());
    }

    @Test
    void classesOfTheApplicationAreACauseOfTheirOwn() throws IOException {
        Release after = shop().jar(
                        APPLICATION,
                        application("1.2.0", hats("1.0"), coats("3.1"))
                                .bytes("BOOT-INF/classes/com/acme/More.class", new byte[3000]));
        assertEquals("application classes", diff(shop(), after).size().get(0).cause());
    }
}
