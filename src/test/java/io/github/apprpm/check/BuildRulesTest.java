package io.github.apprpm.check;

import static io.github.apprpm.check.Sample.shop;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.application.Jar;
import io.github.apprpm.check.BuildRecord.Source;
import io.github.apprpm.model.Compatibility;
import io.github.apprpm.openpgp.TestKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("tool") // the rules of scriptlets run sh -n
class BuildRulesTest {
    private static final String SAME = "the application";
    private static final String OF_SAME_SIZE = "The application";
    private static final List<String> HATS = List.of("com.acme:hats:1.0");

    @TempDir
    private Path directory;

    private Path state;
    private Path source;
    private Path rpm;

    @BeforeEach
    void build() throws IOException {
        state = directory.resolve("target/apprpm");
        source = Files.createDirectories(directory.resolve("target")).resolve("my shop-1.0 ü.jar");
        Files.writeString(source, SAME);
        rpm = shop().writeTo(directory);
    }

    private void record(List<String> missing) throws IOException {
        record(Source.file(source), missing);
    }

    private void record(Source application, List<String> missing) throws IOException {
        BuildRecord.of(rpm, Map.of(Sample.JAR, application), missing).writeTo(state, rpm);
    }

    private Verdict check(Path file, Waiver... waivers) throws IOException {
        CheckOptions own = CheckOptions.own(Compatibility.EL8);
        CheckOptions options = new CheckOptions(
                false,
                own.oldest(),
                own.keys(),
                false,
                own.baseline(),
                own.noBaselineBecause(),
                List.of(waivers),
                BuildRecord.read(state, file));
        return Verdict.of(file, options);
    }

    @Test
    void aPackageOfTheSameFilesIsClean() throws IOException {
        record(List.of());

        check(rpm).isClean();
    }

    @Test
    void aFileThatWasChangedAfterItWasPackagedIsNamed() throws IOException {
        record(List.of());
        for (String text : List.of(OF_SAME_SIZE, "signed")) {
            Files.writeString(source, text);
            check(rpm)
                    .finds(
                            Rule.APPLICATION_CHANGED,
                            Sample.JAR,
                            source.getFileName().toString());
        }
    }

    @Test
    void anArchiveThatWasChangedAfterFilesWereTakenOutOfItIsNamed() throws IOException {
        Jar.springBoot().in(source.getParent(), source.getFileName().toString());
        record(Source.archive(source), List.of());
        check(rpm).isClean();

        Jar.springBoot()
                .withClass("BOOT-INF/classes/com/acme/More")
                .in(source.getParent(), source.getFileName().toString());
        check(rpm)
                .finds(
                        Rule.APPLICATION_CHANGED,
                        Sample.JAR,
                        source.getFileName().toString());
    }

    @Test
    void aFileThatIsGoneSaysNothing() throws IOException {
        record(List.of());
        Files.delete(source);

        check(rpm).isClean();
    }

    @Test
    void aBuildDirectoryThatWasMovedIsCheckedWhereItIs() throws IOException {
        record(List.of());
        Files.writeString(source, OF_SAME_SIZE);
        Path moved = Files.move(directory.resolve("target"), directory.resolve("other"));
        state = moved.resolve("apprpm");

        check(rpm).finds(Rule.APPLICATION_CHANGED, "other");
    }

    @Test
    void theRecordOfAnEarlierPackageOfTheSameNameSaysNothing() throws IOException {
        record(HATS);
        Files.writeString(source, OF_SAME_SIZE);
        shop().file("/opt/shop/more", 0644, "more").writeTo(directory);

        check(rpm).isClean();
    }

    @Test
    void aPackageWithoutARecordIsNotHeldToIt() throws IOException {
        check(rpm).isClean();
    }

    @Test
    void aPackageThatWasSignedLaterIsStillTheSame() throws IOException {
        rpm = shop().forHosts(Compatibility.EL9).writeTo(directory);
        record(HATS);
        Path signed = shop().forHosts(Compatibility.EL9)
                .writeTo(directory, TestKey.ed25519().signer());

        assertEquals(rpm, signed);
        check(signed).finds(Rule.LIBRARY_MISSING, "com.acme:hats:1.0");
    }

    @Test
    void eachMissingLibraryIsAFindingThatCanBeWaivedByItsCoordinates() throws IOException {
        record(List.of("com.acme:hats:1.0", "org.other:coats:2.0"));

        assertEquals(2, check(rpm).of(Rule.LIBRARY_MISSING).size());
        List<Finding> open =
                check(rpm, Waiver.of("library-missing", "com.acme:*", "It is on each host"))
                        .of(Rule.LIBRARY_MISSING)
                        .stream()
                        .filter(Finding::isOpen)
                        .toList();
        assertEquals(
                List.of(Optional.of("org.other:coats:2.0")),
                open.stream().map(Finding::path).toList());
    }

    @Test
    void theBuildWarnsOfAllMissingLibrariesInOneLineAndSaysWhatToDo() {
        List<String> lines = BuildRules.warning(List.of("com.acme:hats:1.0", "org.other:coats:2.0"), List.of());

        assertEquals(
                "library-missing: The module needs 'com.acme:hats:1.0', 'org.other:coats:2.0' at run time, which are in"
                        + " no file of the package",
                lines.get(0));
        assertTrue(lines.get(1).contains("<files>"), lines.get(1));
    }

    @Test
    void theBuildDoesNotWarnOfWhatIsWaived() {
        Waiver waiver = Waiver.of("library-missing", "com.acme:*", "It is on each host");

        assertEquals(List.of(), BuildRules.warning(HATS, List.of(waiver)));
        assertEquals(List.of(), BuildRules.warning(List.of(), List.of()));
    }
}
