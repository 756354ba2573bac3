package io.github.apprpm.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaVersionTest {
    private static final int JAVA_8 = 52;
    private static final int JAVA_17 = 61;
    private static final int JAVA_21 = 65;
    private static final int JAVA_25 = 69;

    private Build build;

    @BeforeEach
    void begin(@TempDir Path root) {
        build = new Build(root);
    }

    private int minimum() throws IOException {
        return JavaVersion.minimum(build.find(), Optional.empty());
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

        assertEquals(java, JavaVersion.minimum(build.find(), Optional.of(release)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "11", "17"})
    void theClassFilesOutrankAnOlderRelease(String release) throws IOException {
        build.attached("shop-1.0.jar", Jar.withMainClass().withClass("com/acme/Main", JAVA_21));

        assertEquals(21, JavaVersion.minimum(build.find(), Optional.of(release)));
    }
}
