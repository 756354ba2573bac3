package io.github.apprpm.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.apprpm.Refusal;
import io.github.apprpm.application.JavaVersion.Needed;
import io.github.apprpm.model.JavaReleases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaVersionTest {
    private static final int JAVA_8 = 52;
    private static final int JAVA_11 = 55;
    private static final int JAVA_17 = 61;
    private static final int JAVA_21 = 65;
    private static final int JAVA_25 = 69;

    private Build build;

    @BeforeEach
    void begin(@TempDir Path root) {
        build = new Build(root);
    }

    private Needed needed() throws IOException {
        return JavaVersion.of(build.find(), build.module(Optional.empty()), OptionalInt.empty());
    }

    private Needed needed(Jar jar) throws IOException {
        build.attached("shop-1.0.jar", jar);
        return needed();
    }

    private Needed chosen(int minimumJava) throws IOException {
        return JavaVersion.of(build.find(), build.module(Optional.empty()), OptionalInt.of(minimumJava));
    }

    private int minimum() throws IOException {
        assertFalse(needed().releases().isExact());
        return needed().releases().minimum();
    }

    private int minimum(Jar jar) throws IOException {
        build.attached("shop-1.0.jar", jar);
        return minimum();
    }

    private static Jar old() {
        return Jar.withMainClass().withClass("com/acme/Main", JAVA_8);
    }

    @ParameterizedTest
    @CsvSource({"52, 8", "55, 11", "61, 17", "65, 21", "69, 25", "71, 27"})
    void theClassFilesTellTheVersion(int major, int java) throws IOException {
        assertEquals(java, minimum(Jar.withMainClass().withClass("com/acme/Main", major)));
    }

    @Test
    void nothingIsOlderThanJava8() throws IOException {
        assertEquals(8, minimum(Jar.withMainClass().withClass("com/acme/Main", 48)));
    }

    @Test
    void eachPackageInTheJarCounts() throws IOException {
        assertEquals(21, minimum(old().withClass("org/hats/Api", JAVA_21)));
    }

    @Test
    void aLibraryInsideCounts() throws IOException {
        byte[] library = Jar.library("hats").withClass("org/hats/Api", JAVA_25).bytes();

        assertEquals(25, minimum(Jar.springBoot().with("BOOT-INF/lib/hats-1.0.jar", library)));
    }

    @Test
    void aLibraryInsideMayBeStored() throws IOException {
        byte[] library = Jar.library("hats")
                .withClass("META-INF/versions/9/org/hats/Api", JAVA_8)
                .withClass("org/hats/Api", JAVA_25)
                .bytes();

        assertEquals(25, minimum(Jar.springBoot().withStored("BOOT-INF/lib/hats-1.0.jar", library)));
    }

    @Test
    void aLibraryWithoutClassesSaysNothing() throws IOException {
        byte[] library = Jar.empty().with("META-INF/NOTICE", new byte[100]).bytes();

        assertEquals(8, minimum(old().withStored("lib/x.jar", library).with("lib/y.jar", library)));
        assertEquals(8, minimum(old().withStored("lib/x.jar", Jar.empty().bytes())));
    }

    @Test
    void aLibraryMayHaveAComment() throws IOException {
        byte[] library = Jar.library("hats")
                .withClass("org/hats/Api", JAVA_21)
                .comment("signed")
                .bytes();

        assertEquals(21, minimum(old().withStored("lib/x.jar", library)));
    }

    @Test
    void aLibraryBesideCounts() throws IOException {
        build.library("org.hats", "hats-1.0.jar", Jar.library("hats").withClass("org/hats/Api", JAVA_21));

        assertEquals(21, minimum(old()));
    }

    @Test
    void classesForLaterVersionsDoNotCount() throws IOException {
        assertEquals(
                8,
                minimum(old().withClass("META-INF/versions/21/com/acme/Main", JAVA_21)
                        .withClass("module-info", JAVA_17)
                        .withClass("META-INF/versions/9/module-info", JAVA_25)));
    }

    @Test
    void classesForLaterVersionsInALibraryDoNotCount() throws IOException {
        byte[] library = old().withClass("META-INF/versions/25/x/Y", JAVA_25).bytes();

        assertEquals(8, minimum(old().with("BOOT-INF/lib/x.jar", library)));
    }

    @Test
    void whatIsNoClassFileSaysNothing() throws IOException {
        assertEquals(
                8,
                minimum(old().with("x/Empty.class", new byte[0])
                        .with("x/Text.class", "no class file".getBytes(StandardCharsets.UTF_8))
                        .with("x/broken.jar", new byte[] {1, 2, 3})));
    }

    @ParameterizedTest
    @CsvSource({"21, 21", "17, 17", "1.8, 8", "8, 8", "${java.version}, 8", "'', 8", "latest, 8"})
    void theCompilerMayHaveBeenToldMore(String release, int java) throws IOException {
        build.attached("shop-1.0.jar", old());

        assertEquals(
                java,
                JavaVersion.of(build.find(), build.module(Optional.of(release)), OptionalInt.empty())
                        .releases()
                        .minimum());
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "11", "17"})
    void theClassFilesOutrankAnOlderRelease(String release) throws IOException {
        build.attached("shop-1.0.jar", Jar.withMainClass().withClass("com/acme/Main", JAVA_21));

        assertEquals(
                21,
                JavaVersion.of(build.find(), build.module(Optional.of(release)), OptionalInt.empty())
                        .releases()
                        .minimum());
    }

    @Test
    void classesThatAreFilesCount() throws IOException {
        build.attached("shop-1.0.jar", old());
        Path late = build.compiled("com/acme/Late", JAVA_21);
        Application found = build.find();
        SortedMap<String, Path> files = new TreeMap<>(found.files());
        files.put("classes/com/acme/Late.class", late);
        files.put("classes/META-INF/versions/25/com/acme/Late.class", build.compiled("com/acme/Later", JAVA_25));
        Application unpacked = new Application(found.main(), files, found.start(), found.framework());

        assertEquals(
                JavaReleases.from(21),
                JavaVersion.of(unpacked, build.module(Optional.empty()), OptionalInt.empty())
                        .releases());
    }

    @Test
    void theNewestOfTheApplicationsClassesCountsWhereverItIs() throws IOException {
        assertEquals(21, minimum(oldWith(100).withClass("com/acme/z/Late", JAVA_21)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com/acme/package-info",
                "package-info",
                "module-info",
                "META-INF/versions/21/com/acme/Main",
                "META-INF/services/Strange",
                "BOOT-INF/classes/META-INF/versions/21/com/acme/Main",
                "BOOT-INF/classes/module-info",
                "WEB-INF/classes/META-INF/versions/21/com/acme/Main",
                "WEB-INF/classes/com/acme/package-info"
            })
    void whatNobodyLoadsByNameDoesNotCount(String name) throws IOException {
        assertEquals(8, minimum(old().withClass(name, JAVA_21)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BOOT-INF/classes/", "WEB-INF/classes/"})
    void theClassesOfAnApplicationInADirectoryOfTheArchiveCount(String root) throws IOException {
        Jar jar = old();
        for (int index = 0; index < 100; index++) {
            jar.withClass(root + "com/acme/C" + index, JAVA_8);
        }
        assertEquals(21, minimum(jar.withClass(root + "com/acme/Late", JAVA_21)));
    }

    @Test
    void aLibraryCountsWithItsNewestClass() throws IOException {
        build.library(
                "org.hats", "hats-1.0.jar", Jar.empty().withClass("a/A", JAVA_8).withClass("b/B", JAVA_21));

        assertEquals(21, minimum(old()));
        assertEquals(
                List.of(
                        "Java 21 is what the class b.B of hats-1.0.jar is for; the application's own classes are for Java 8"),
                needed().remarks());
    }

    @Test
    void aLibraryThatIsOlderThanTheApplicationDecidesNothing() throws IOException {
        build.library("org.hats", "hats-1.0.jar", Jar.empty().withClass("a/A", JAVA_17));

        assertEquals(
                List.of(),
                needed(Jar.withMainClass().withClass("com/acme/Main", JAVA_21)).remarks());
    }

    @ParameterizedTest
    @ValueSource(strings = {"org/hats/ffm/Native", "org/hats/Native", "other/Native"})
    void aFewNewerClassesOfALibraryThatNothingRefersToDoNotCount(String name) throws IOException {
        build.library("org.hats", "hats-1.0.jar", hats().withClass(name, JAVA_25));

        assertEquals(8, minimum(old()));
        assertEquals(
                List.of("Java 25 is not required: 1 of the 101 classes of hats-1.0.jar would need it ("
                        + name.replace('/', '.') + "), but nothing refers to it"),
                needed().remarks());
    }

    @Test
    void aFewNewerClassesOfANestedLibraryDoNotCountEither() throws IOException {
        byte[] library = hats().withClass("org/hats/ffm/Native", JAVA_25).bytes();

        assertEquals(17, minimum(Jar.springBoot().withStored("BOOT-INF/lib/hats-1.0.jar", library)));
        assertEquals(17, minimum(Jar.springBoot().with("BOOT-INF/lib/hats-1.0.jar", library)));
    }

    @Test
    void aFewNewerClassesOfAMergedLibraryDoNotCountEither() throws IOException {
        Jar library = hats().withClass("org/hats/ffm/Native", JAVA_25);

        assertEquals(8, minimum(old().withAll(library)), "it is known by its package");

        build.library("org.hats", "hats-1.0.jar", library);
        assertEquals(8, minimum(old().withAll(library)), "the module knows it");
    }

    @Test
    void aMergedLibraryForALaterJavaCountsHoweverSmallItIs() throws IOException {
        assertEquals(25, minimum(oldWith(100).withAll(hats()).withClass("org/caps/Cap", JAVA_25)));
    }

    @Test
    void aClassOfTheModuleIsNoLibrarysWhateverItsPackage() throws IOException {
        build.compiled("org/hats/ffm/Mine");

        assertEquals(25, minimum(old().withAll(hats()).withClass("org/hats/ffm/Mine", JAVA_25)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"org/hats/Late", "late/Late"})
    void aFewNewerClassesCountIfTheApplicationRefersToThem(String name) throws IOException {
        build.library("org.hats", "hats-1.0.jar", hats().withClass(name, JAVA_21));

        assertEquals(21, minimum(Jar.withMainClass().with("com/acme/Main.class", Jar.referring(JAVA_8, name))));
    }

    @Test
    void aFewNewerClassesCountIfTheirLibraryRefersToThem() throws IOException {
        build.library(
                "org.hats",
                "hats-1.0.jar",
                hats().with("org/hats/Main.class", Jar.referring(JAVA_8, "org/hats/Late"))
                        .withClass("org/hats/Late", JAVA_21));

        assertEquals(21, minimum(old()));
    }

    /** As orc-mapreduce, most of which is a library that was merged into it. */
    @Test
    void aFewNewerClassesInPackagesOfTheirOwnCountIfAnotherLibraryRefersToThem() throws IOException {
        build.library("org.hats", "hats-1.0.jar", hats().withClass("org/caps/Cap", JAVA_21));
        build.library(
                "org.heads",
                "heads-1.0.jar",
                Jar.empty().with("org/heads/Head.class", Jar.referring(JAVA_8, "org/caps/Cap")));

        assertEquals(21, minimum(old()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "META-INF/services/java.sql.Driver",
                "META-INF/spring.factories",
                "META-INF/spring/org.x.AutoConfiguration.imports"
            })
    void aFewNewerClassesCountIfAListOfProvidersNamesThem(String list) throws IOException {
        byte[] text = "# drivers\norg.hats.Late # the driver\n".getBytes(StandardCharsets.UTF_8);
        build.library("org.hats", "hats-1.0.jar", hats().with(list, text).withClass("org/hats/Late", JAVA_21));

        assertEquals(21, minimum(old()));
    }

    @Test
    void aFifthOfALibraryIsNotFew() throws IOException {
        Jar library = Jar.empty().withClass("org/hats/Late", JAVA_21);
        for (int index = 0; index < 4; index++) {
            library.withClass("org/hats/C" + index, JAVA_8);
        }
        build.library("org.hats", "hats-1.0.jar", library);

        assertEquals(21, minimum(old()));
    }

    @Test
    void ofThreeReleasesThatOfMostCounts() throws IOException {
        build.library(
                "org.hats",
                "hats-1.0.jar",
                hats().withAll(many("org/caps", 100, JAVA_17)).withClass("org/caps/ffm/Native", JAVA_25));

        assertEquals(17, minimum(old()));
    }

    @Test
    void previewFeaturesRunOnOneReleaseOnly() throws IOException {
        assertEquals(
                JavaReleases.only(17), needed(preview("com/acme/Main", JAVA_17)).releases());
        assertEquals(
                List.of(
                        "Java 17 and no other runs the class com.acme.Main of shop-1.0.jar, which uses preview features"),
                needed().remarks());
        assertEquals(
                JavaReleases.only(25), needed(preview("com/acme/Main", JAVA_25)).releases());
    }

    @Test
    void previewFeaturesOfALibraryCount() throws IOException {
        byte[] library = Jar.empty()
                .with("org/hats/Api.class", Jar.previewClass(JAVA_21))
                .bytes();

        assertEquals(
                JavaReleases.only(21),
                needed(old().withStored("lib/hats.jar", library)).releases());
    }

    @Test
    void aFewPreviewClassesOfALibraryThatNothingRefersToDoNotCount() throws IOException {
        build.library("org.hats", "hats-1.0.jar", hats().with("org/hats/Try.class", Jar.previewClass(JAVA_21)));

        assertEquals(8, minimum(old()));
        assertEquals(
                List.of("Java 21 is not required: 1 of the 101 classes of hats-1.0.jar would need it and no other"
                        + " (org.hats.Try), but nothing refers to it"),
                needed().remarks());
        assertEquals(25, minimum(Jar.withMainClass().withClass("com/acme/Main", JAVA_25)));
    }

    @Test
    void beforePreviewFeaturesTheMinorVersionSaysNothing() throws IOException {
        assertEquals(11, minimum(preview("com/acme/Main", JAVA_11)));
    }

    @Test
    void whatNobodyLoadsByNameMayUsePreviewFeatures() throws IOException {
        assertEquals(8, minimum(old().with("com/acme/package-info.class", Jar.previewClass(JAVA_21))));
    }

    @Test
    void previewFeaturesOfTwoReleasesAreRefused() {
        build.library("org.hats", "hats-1.0.jar", Jar.empty().with("org/hats/Api.class", Jar.previewClass(JAVA_21)));
        build.attached("shop-1.0.jar", preview("com/acme/Main", JAVA_17));

        Refusal.of(this::needed)
                .says("preview features", "com.acme.Main of shop-1.0.jar", "org.hats.Api of hats-1.0.jar", "17", "21");
    }

    @Test
    void previewFeaturesWithANewerClassAreRefused() {
        build.library("org.hats", "hats-1.0.jar", Jar.empty().withClass("org/hats/Api", JAVA_21));
        build.attached("shop-1.0.jar", preview("com/acme/Main", JAVA_17));

        Refusal.of(this::needed)
                .says(
                        "preview features of Java 17",
                        "com.acme.Main of shop-1.0.jar",
                        "org.hats.Api of hats-1.0.jar is for Java 21");
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 18, 25})
    void nobodyCanChooseAnotherReleaseThanPreviewFeaturesNeed(int minimumJava) {
        build.attached("shop-1.0.jar", preview("com/acme/Main", JAVA_17));

        Refusal.of(() -> chosen(minimumJava))
                .says("<minimumJava> is " + minimumJava, "preview features of Java 17", "com.acme.Main");
    }

    @Test
    void theReleaseThatPreviewFeaturesNeedMayBeChosen() throws IOException {
        build.attached("shop-1.0.jar", preview("com/acme/Main", JAVA_17));

        assertEquals(JavaReleases.only(17), chosen(17).releases());
    }

    @Test
    void whatTheUserChoosesIsTakenWithAWarningIfItIsTooOld() throws IOException {
        build.attached("shop-1.0.jar", Jar.withMainClass().withClass("com/acme/Main", JAVA_21));

        assertEquals(JavaReleases.from(17), chosen(17).releases());
        assertEquals(
                Optional.of("The <minimumJava> is 17, but the class com.acme.Main of shop-1.0.jar is for Java 21"),
                chosen(17).warning());
        assertEquals(Optional.empty(), chosen(21).warning());
        assertEquals(JavaReleases.from(25), chosen(25).releases());
    }

    private static Jar oldWith(int classes) {
        return old().withAll(many("com/acme", classes, JAVA_8));
    }

    private static Jar hats() {
        return many("org/hats", 100, JAVA_8);
    }

    private static Jar many(String name, int classes, int major) {
        Jar jar = Jar.empty();
        for (int index = 0; index < classes; index++) {
            jar.withClass(name + "/C" + index, major);
        }
        return jar;
    }

    private static Jar preview(String name, int major) {
        return Jar.withMainClass().with(name + ".class", Jar.previewClass(major));
    }
}
