package io.github.apprpm.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.Content;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.Payload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MissingArtifactsTest {
    private static final List<String> MISSING = List.of("com.acme:hats:1.0");
    private static final List<String> NOTHING = List.of();

    @TempDir
    private Path directory;

    private final List<Entry> entries = new ArrayList<>();
    private final List<RuntimeArtifact> needed = new ArrayList<>();
    private boolean isMinimized;

    private static Zip hats() {
        return Zip.empty()
                .with("com/acme/hats/Hat.class", "a hat")
                .with("com/acme/hats/Brim.class", "a brim")
                .with("com/acme/hats/felt/Felt.class", "felt")
                .with("com/acme/hats/sizes.txt", "54 55 56");
    }

    private static Zip shop() {
        return Zip.empty().with("com/acme/shop/Shop.class", "the shop").maven("com.acme", "shop", "2.0");
    }

    private MissingArtifactsTest needs(String coordinates, Zip jar) throws IOException {
        String[] words = coordinates.split(":");
        return needs(coordinates, words[1] + "-" + words[2] + ".jar", jar.bytes());
    }

    private MissingArtifactsTest needs(String coordinates, String name, byte[] jar) throws IOException {
        Path file = Files.createDirectories(directory.resolve("repository/" + coordinates.replace(':', '/')))
                .resolve(name);
        String[] words = coordinates.split(":");
        needed.add(new RuntimeArtifact(Coordinates.of(words[0], words[1], words[2]), Files.write(file, jar), false));
        return this;
    }

    private MissingArtifactsTest needsHats() throws IOException {
        return needs("com.acme:hats:1.0", hats());
    }

    private MissingArtifactsTest with(String installed, byte[] bytes) throws IOException {
        Path file = directory.resolve("target").resolve(installed.substring(1));
        Files.createDirectories(file.getParent());
        return with(installed, Files.write(file, bytes));
    }

    private MissingArtifactsTest with(String installed, Path file) throws IOException {
        entries.add(new RegularFile(installed, Attributes.root(0644), Set.of(), Content.OnDisk.of(file)));
        return this;
    }

    private MissingArtifactsTest withApplication(Zip jar) throws IOException {
        return with("/var/app/shop/lib/shop.jar", jar.bytes());
    }

    private List<String> missing() throws IOException {
        return MissingArtifacts.of(
                        Payload.of(entries), directory.resolve("target/var/app/shop/lib/shop.jar"), needed, isMinimized)
                .stream()
                .map(artifact -> artifact.coordinates().toString())
                .toList();
    }

    @Test
    void anArtifactThatIsInNoFileIsMissing() throws IOException {
        assertEquals(MISSING, needsHats().withApplication(shop()).missing());
    }

    @Test
    void eachMissingArtifactIsNamed() throws IOException {
        needsHats()
                .needs("com.acme:coats:3.0", Zip.empty().with("com/acme/coats/Coat.class", "a coat"))
                .withApplication(shop().stored("BOOT-INF/lib/gloves-1.0.jar", Zip.jar()));

        assertEquals(List.of("com.acme:hats:1.0", "com.acme:coats:3.0"), missing());
    }

    @Test
    void anArtifactThatIsTakenOutOfTheApplicationIsThere() throws IOException {
        needsHats().needs("com.acme:coats:3.0", Zip.empty().with("com/acme/coats/Coat.class", "a coat"));
        Path jar = Files.write(
                directory.resolve("shop.jar"),
                shop().stored("BOOT-INF/lib/hats-1.0.jar", hats()).bytes());
        Content own = new Content.Spliced(jar, List.of(), "the application's own");
        entries.add(new RegularFile("/var/app/shop/lib/shop.jar", Attributes.root(0644), Set.of(), own));

        assertEquals(List.of("com.acme:coats:3.0"), missing());
    }

    @Test
    void anArtifactBesideTheApplicationIsThere() throws IOException {
        needsHats().withApplication(shop());
        with("/var/app/shop/lib/3-anything.jar", needed.get(0).file());

        assertEquals(NOTHING, missing());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BOOT-INF/lib/hats-1.0.jar",
                "WEB-INF/lib/hats-1.0.jar",
                "WEB-INF/lib-provided/hats-1.0.jar",
                "lib/main/com.acme.hats-1.0.jar",
                "BOOT-INF/lib/com.acme-hats-1.0.jar"
            })
    void anArtifactInTheApplicationIsKnownByItsNameThoughItWasPackedAgain(String entry) throws IOException {
        Zip packedAgain = hats().with("META-INF/again", "other bytes");

        assertEquals(
                NOTHING,
                needsHats().withApplication(shop().stored(entry, packedAgain)).missing());
    }

    @Test
    void aRenamedArtifactIsKnownByItsBytes() throws IOException {
        assertEquals(
                NOTHING,
                needsHats()
                        .withApplication(shop().with("lib/one.jar", hats().bytes()))
                        .missing());
        entries.clear();
        needed.clear();
        assertEquals(
                NOTHING,
                needsHats()
                        .withApplication(shop())
                        .with("/usr/share/java/two.jar", hats().bytes())
                        .missing());
    }

    @Test
    void aSnapshotIsTheSameWithTheTimeOfItsBuild() throws IOException {
        needs("com.acme:hats:1.0-SNAPSHOT", "hats-1.0-20260102.030405-6.jar", hats().bytes())
                .withApplication(shop().stored("BOOT-INF/lib/hats-1.0-SNAPSHOT.jar", Zip.jar()))
                .needs("com.acme:coats:3.0-SNAPSHOT", "coats-3.0-SNAPSHOT.jar", hats().bytes())
                .with(
                        "/var/app/shop/lib/coats-3.0-20260102.030405-6.jar",
                        Zip.jar().bytes());

        assertEquals(NOTHING, missing());
    }

    @Test
    void oneFileIsNotTwoArtifactsOfTheSameName() throws IOException {
        needsHats()
                .needs("org.other:hats:1.0", Zip.empty().with("org/other/Top.class", "top"))
                .withApplication(shop().stored("BOOT-INF/lib/hats-1.0.jar", hats()));

        assertEquals(List.of("org.other:hats:1.0"), missing());
    }

    @Test
    void theApplicationIsNotALibraryThatHasItsName() throws IOException {
        needs("com.other:shop:2.0", Zip.empty().with("com/other/Other.class", "other"))
                .withApplication(shop());

        assertEquals(List.of("com.other:shop:2.0"), missing());
    }

    @Test
    void anArtifactInAWarOrAZipWithinABootableJarIsThere() throws IOException {
        Zip war = Zip.empty().with("WEB-INF/lib/hats-1.0.jar", hats().bytes());

        assertEquals(
                NOTHING,
                needsHats()
                        .withApplication(shop().with("server/apps/shop.war", war.bytes()))
                        .missing());
        entries.clear();
        needed.clear();
        Zip server = Zip.empty().stored("standalone/deployments/ROOT.war", war);
        assertEquals(
                NOTHING,
                needsHats()
                        .withApplication(shop().with("wildfly.zip", server.bytes()))
                        .missing());
    }

    @Test
    void mergedClassesAreThere() throws IOException {
        assertEquals(
                NOTHING,
                needsHats()
                        .withApplication(hats().with("com/acme/shop/Shop.class", "the shop"))
                        .missing());
        entries.clear();
        needed.clear();
        assertEquals(
                NOTHING,
                needsHats()
                        .withApplication(shop().maven("com.acme", "hats", "1.0"))
                        .missing());
    }

    @Test
    void mergedClassesOfAnotherPackageAreThere() throws IOException {
        Zip below = shop().with("shop/shaded/com/acme/hats/Hat.class", "x")
                .with("shop/shaded/com/acme/hats/Brim.class", "y")
                .with("shop/shaded/com/acme/hats/felt/Felt.class", "z");
        Zip renamed = shop().with("shop/headwear/Hat.class", "x")
                .with("shop/headwear/Brim.class", "y")
                .with("shop/headwear/felt/Felt.class", "z");
        for (Zip jar : List.of(below, renamed)) {
            entries.clear();
            needed.clear();
            assertEquals(NOTHING, needsHats().withApplication(jar).missing());
        }
    }

    @Test
    void oneClassOfTheSameNameIsNotALibrary() throws IOException {
        assertEquals(
                MISSING,
                needsHats()
                        .withApplication(shop().with("com/acme/shop/Hat.class", "another hat"))
                        .missing());
    }

    @Test
    void aLibraryThatAnotherLibraryHidesInAPackageOfItsOwnIsMissing() throws IOException {
        Zip coats = Zip.empty()
                .with("com/acme/coats/shaded/com/acme/hats/Hat.class", "x")
                .with("com/acme/coats/shaded/com/acme/hats/Brim.class", "y")
                .with("com/acme/coats/shaded/com/acme/hats/felt/Felt.class", "z")
                .maven("com.acme", "hats", "1.0")
                .maven("com.acme", "coats", "3.0");
        needsHats().needs("com.acme:coats:3.0", coats);
        withApplication(shop().stored("BOOT-INF/lib/coats-3.0.jar", coats));
        assertEquals(MISSING, missing());

        entries.clear();
        withApplication(shop()).with("/var/app/shop/lib/coats-3.0.jar", coats.bytes());
        assertEquals(MISSING, missing());
    }

    @Test
    void aLibraryThatAnotherLibraryContainsUnderItsOwnNamesIsThere() throws IOException {
        Zip bundle = hats().with("com/acme/coats/Coat.class", "a coat");

        assertEquals(
                NOTHING,
                needsHats()
                        .withApplication(shop().stored("BOOT-INF/lib/acme-all-1.0.jar", bundle))
                        .missing());
    }

    @Test
    void ofMergedLibrariesAPartIsEnough() throws IOException {
        Zip gloves = Zip.empty()
                .with("com/acme/gloves/Glove.class", "1")
                .with("com/acme/gloves/Thumb.class", "2")
                .with("com/acme/gloves/Finger.class", "3");
        Zip merged = hats().with("com/acme/gloves/Glove.class", "1");

        assertEquals(
                NOTHING,
                needsHats()
                        .needs("com.acme:gloves:1.0", gloves)
                        .withApplication(merged)
                        .missing());
    }

    @Test
    void whatIsNotUsedMayBeLeftOutOfAMergedJarIfTheBuildDoesThat() throws IOException {
        needsHats()
                .needs("com.acme:coats:3.0", Zip.empty().with("com/acme/coats/Coat.class", "a coat"))
                .withApplication(hats().with("com/acme/shop/Shop.class", "the shop"));
        assertEquals(List.of("com.acme:coats:3.0"), missing());

        isMinimized = true;
        assertEquals(NOTHING, missing());
    }

    @Test
    void aSlimJarMissesItsLibrariesThoughTheBuildMinimizesAnotherOne() throws IOException {
        isMinimized = true;

        assertEquals(MISSING, needsHats().withApplication(shop()).missing());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "META-INF/LICENSE.txt",
                "META-INF/maven/com.acme/hats/pom.xml",
                "META-INF/ACME.SF",
                "META-INF/versions/9/module-info.class",
                "LICENSE",
                "com/acme/"
            })
    void anArtifactWithoutContentIsNotMissing(String entry) throws IOException {
        Zip empty = Zip.empty().manifest("Automatic-Module-Name", "hats").with(entry, "");

        assertEquals(
                NOTHING,
                needs("com.acme:hats:1.0", empty).withApplication(shop()).missing());
    }

    @Test
    void anArtifactThatSpringBootLeavesOutIsNotMissing() throws IOException {
        Zip processor = hats().manifest("Spring-Boot-Jar-Type", "annotation-processor");

        assertEquals(
                NOTHING,
                needs("com.acme:hats:1.0", processor).withApplication(shop()).missing());
    }

    @Test
    void anArtifactOfResourcesIsThereIfOneOfThemIs() throws IOException {
        Zip webjar = Zip.empty().with("META-INF/resources/webjars/hats/1.0/hats.js", "hat()");

        assertEquals(
                MISSING,
                needs("com.acme:hats:1.0", webjar).withApplication(shop()).missing());
        entries.clear();
        assertEquals(
                NOTHING,
                withApplication(shop().with("META-INF/resources/webjars/hats/1.0/hats.js", "hat()"))
                        .missing());
        entries.clear();
        assertEquals(
                NOTHING,
                withApplication(shop())
                        .with(
                                "/var/app/shop/classes/META-INF/resources/webjars/hats/1.0/hats.js",
                                "hat()".getBytes(StandardCharsets.UTF_8))
                        .missing());
    }

    @Test
    void unpackedClassesAreThere() throws IOException {
        needsHats()
                .withApplication(shop())
                .with("/var/app/shop/lib/classes/com/acme/hats/Hat.class", new byte[1])
                .with("/var/app/shop/lib/classes/com/acme/hats/Brim.class", new byte[1])
                .with("/var/app/shop/lib/classes/com/acme/hats/felt/Felt.class", new byte[1]);

        assertEquals(NOTHING, missing());
    }

    @Test
    void theClassesOfAModuleThatIsNotPackagedYetAreFoundByName() throws IOException {
        Path classes = directory.resolve("hats/target/classes");
        Files.createDirectories(classes.resolve("com/acme/hats"));
        Files.writeString(classes.resolve("com/acme/hats/Hat.class"), "a hat");
        needed.add(new RuntimeArtifact(
                new Coordinates(Optional.of("com.acme"), "hats", Optional.of("1.0"), Optional.empty()),
                classes,
                false));

        withApplication(shop());
        assertEquals(MISSING, missing());
        entries.clear();
        withApplication(shop().stored("BOOT-INF/lib/hats-1.0.jar", hats()));
        assertEquals(NOTHING, missing());
    }

    @Test
    void aFileThatIsNotAnArchiveIsNoArtifactAndNoFault() throws IOException {
        needsHats()
                .withApplication(shop().with("server.zip", "this is not an archive"))
                .with("/var/app/shop/lib/broken.zip", new byte[100]);

        assertEquals(MISSING, missing());
    }

    @Test
    void aScriptInFrontOfTheJarDoesNotHideWhatIsInIt() throws IOException {
        byte[] script = "#!/bin/sh\nexec java -jar \"$0\"\n".getBytes(StandardCharsets.UTF_8);
        byte[] jar = shop().stored("server.war", Zip.empty().stored("WEB-INF/lib/hats-1.0.jar", hats()))
                .bytes();
        byte[] both = new byte[script.length + jar.length];
        System.arraycopy(script, 0, both, 0, script.length);
        System.arraycopy(jar, 0, both, script.length, jar.length);

        assertEquals(
                NOTHING, needsHats().with("/var/app/shop/lib/shop.jar", both).missing());
    }
}
