package io.github.apprpm.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import io.github.apprpm.model.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code java -jar} finds by the manifests is packaged, and what it does not find is named. */
class ClassPathTest {
    @TempDir
    private Path root;

    private Build build;

    @BeforeEach
    void begin() {
        build = new Build(root);
    }

    /** The shop's jar, whose manifest names these. */
    private Build shop(String classPath) {
        return build.attached("shop-1.0.jar", Jar.withMainClass().manifest("Class-Path", classPath));
    }

    private static void assertFiles(Set<String> names, Application application) {
        assertEquals(names, application.files().keySet());
    }

    @ParameterizedTest
    @CsvSource({
        "libs/my%20lib.jar, libs/my lib.jar",
        "libs/c++%2Bx.jar, libs/c+++x.jar",
        "libs/d+x.jar, libs/d+x.jar",
        "./libs/hats.jar, libs/hats.jar",
        "libs/../libs/hats.jar, libs/hats.jar",
        "libs/h%C3%BCte.jar, libs/hüte.jar",
        "hüte.jar, hüte.jar",
        "libs/hats.jar?v=1#top, libs/hats.jar"
    })
    void anEntryIsAUrl(String entry, String file) throws IOException {
        shop(entry).beside(file, Jar.library("hats"));

        assertFiles(Set.of("shop.jar", file), build.find());
        assertEquals(List.of(), build.find().warnings());
    }

    @Test
    void whatALibraryNamesIsRelativeToIt() throws IOException {
        shop("lib/hats.jar")
                .beside(
                        "lib/hats.jar",
                        Jar.library("hats").manifest("Class-Path", "impl/felt.jar ../dyes.jar none.jar"))
                .beside("lib/impl/felt.jar", Jar.library("felt").manifest("Class-Path", "../hats.jar"))
                .beside("dyes.jar", Jar.library("dyes"));

        assertFiles(Set.of("shop.jar", "lib/hats.jar", "lib/impl/felt.jar", "dyes.jar"), build.find());
        assertEquals(List.of(), build.find().warnings());
    }

    @Test
    void whatAVendorsLibraryNamesLiesBesideItAsWell() throws IOException {
        Path vendor = Jar.library("wheel").in(root, "vendor/wheel.jar");
        build.attached("shop-1.0.jar", Jar.withMainClass())
                .systemLibrary("driver.jar", Jar.library("driver").manifest("Class-Path", "wheel.jar"));

        assertFiles(Set.of("shop.jar", "driver.jar", "wheel.jar"), build.find());
        assertEquals(vendor, build.find().files().get("wheel.jar"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../hats.jar", "lib/../../hats.jar", "%s/hats.jar", "file:%s/hats.jar", "file://%s/hats.jar"})
    void aFileElsewhereIsPutOnTheClassPath(String entry) throws IOException {
        Jar.library("hats").in(root, "hats.jar");
        shop(entry.formatted(root));

        assertFiles(Set.of("shop.jar", "hats.jar"), build.find());
        assertEquals(
                new JavaCommand.MainClass(List.of("/lib/shop.jar", "/lib/hats.jar"), "com.acme.Main"),
                build.find().command("/lib"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "libs/none.jar",
                "/opt/none.jar",
                "file:/opt/none.jar",
                "../none.jar",
                "http://a/b.jar",
                "a%zz.jar"
            })
    void whatDoesNotExistIsIgnoredWithAWarning(String entry) throws IOException {
        shop(entry + " lib/hats.jar").beside("lib/hats.jar", Jar.library("hats"));

        assertFiles(Set.of("shop.jar", "lib/hats.jar"), build.find());
        assertEquals(
                List.of("The Class-Path of 'shop-1.0.jar' names what does not exist, which the JVM ignores: " + entry),
                build.find().warnings());
    }

    @Test
    void anotherVersionOfADependencyIsRefused() {
        shop("libs/hats-1.0.jar libs/shoes-2.0.jar")
                .library("hats")
                .library("shoes")
                .library("shoes-api");

        Refusal.of(build::find)
                .says(
                        "'" + build.file("shop-1.0.jar") + "'",
                        "Class-Path",
                        ": libs/shoes-2.0.jar (there is shoes-1.0.jar).",
                        "Copy them there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"libs/hats.jar", "libs/org.hats.hats-1.0.jar", "org/hats/hats/1.0/hats-1.0.jar"})
    void aDependencyThatNobodyCopiedIsTakenUnderTheNameOfTheManifest(String entry) throws IOException {
        shop(entry).library("hats");

        assertFiles(Set.of("shop.jar", entry), build.find());
    }

    @Test
    void ofTwoDependenciesOfOneNameThatOfTheGroupIsTaken() throws IOException {
        shop("org/two/api/1.0/api-1.0.jar")
                .library("org.one", "api-1.0.jar", Jar.library("one"))
                .library("org.two", "api-1.0.jar", Jar.library("two"));

        assertEquals(
                root.resolve("repository/org.two/api-1.0.jar"),
                build.find().files().get("org/two/api/1.0/api-1.0.jar"));
    }

    @ParameterizedTest
    @CsvSource({
        "hats-1.0-20260102.030405-7.jar, hats-1.0-SNAPSHOT.jar",
        "hats-1.0-SNAPSHOT.jar, hats-1.0-20260102.030405-7.jar",
        "hats-1.0-SNAPSHOT-felt.jar, hats-1.0-20260102.030405-7-felt.jar"
    })
    void aSnapshotIsTakenUnderTheNameOfTheManifest(String entry, String file) throws IOException {
        shop("libs/" + entry).beside("libs/" + file, Jar.library("hats"));

        assertEquals(build.file("libs/" + file), build.find().files().get("libs/" + entry));
        assertFiles(Set.of("shop.jar", "libs/" + entry), build.find());
    }

    @Test
    void aDependencyThatIsASnapshotHasBothNames() throws IOException {
        shop("libs/hats-1.0-SNAPSHOT.jar").library("org.hats", "hats-1.0-20260102.030405-7.jar", Jar.library("hats"));

        assertFiles(Set.of("shop.jar", "libs/hats-1.0-SNAPSHOT.jar"), build.find());
    }

    @Test
    void ofSeveralSnapshotsNoneIsGuessed() {
        shop("libs/hats-1.0-SNAPSHOT.jar")
                .beside("libs/hats-1.0-20260102.030405-7.jar", Jar.library("hats"))
                .beside("libs/hats-1.0-20260102.030405-8.jar", Jar.library("hats"));

        Refusal.of(build::find)
                .says(
                        "hats-1.0-SNAPSHOT.jar (there is hats-1.0-20260102.030405-7.jar, hats-1.0-20260102.030405-8.jar)");
    }

    @Test
    void aLinkedDirectoryIsAsGoodAsItsTarget() throws IOException {
        Jar.library("hats").in(root, "shared/hats.jar");
        shop("lib/hats.jar plugins/");
        Files.createSymbolicLink(build.file("lib"), root.resolve("shared"));
        Files.createSymbolicLink(build.file("plugins"), root.resolve("shared"));

        assertFiles(Set.of("shop.jar", "lib/hats.jar", "plugins/hats.jar"), build.find());
    }

    @Test
    void aDirectoryElsewhereIsNamed() throws IOException {
        Jar.library("hats").in(root, "conf/hats.jar");
        shop("../conf/");

        assertFiles(Set.of("shop.jar"), build.find());
        assertEquals(
                List.of("The directory '../conf/' of the Class-Path of 'shop-1.0.jar' is not packaged: package it with"
                        + " <files>"),
                build.find().warnings());
    }

    @Test
    void anotherMainClassIsStartedWithTheClassPathOfTheJar() throws IOException {
        shop("lib/hats.jar").beside("lib/hats.jar", Jar.library("hats")).mainClass("com.acme.Other");

        assertEquals(
                new JavaCommand.MainClass(List.of("/lib/shop.jar"), "com.acme.Other"),
                build.find().command("/lib"));
    }
}
