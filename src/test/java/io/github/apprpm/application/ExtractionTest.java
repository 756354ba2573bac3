package io.github.apprpm.application;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.apprpm.model.JavaCommand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An executable jar of Spring Boot is packaged as its own classes and its libraries. */
class ExtractionTest {
    private static final byte[] HATS = Jar.library("hats").bytes();
    private static final byte[] BOOTS = Jar.library("boots").bytes();

    @TempDir
    private Path root;

    private Build build;

    @BeforeEach
    void begin() {
        build = new Build(root);
    }

    private static Jar shop() {
        return Jar.springBoot();
    }

    private static Jar withTwoLibraries() {
        return shop().withStored("BOOT-INF/lib/boots-1.0.jar", BOOTS);
    }

    private Application extracted(Jar jar) throws IOException {
        return build.attached("shop-1.0.jar", jar).find().extracted();
    }

    private static byte[] bytes(ApplicationFile file) throws IOException {
        try (InputStream in = file.content().open()) {
            byte[] bytes = in.readAllBytes();
            assertEquals(file.content().size(), bytes.length);
            return bytes;
        }
    }

    /** The jar of the application's own classes, as the JVM would read it. */
    private JarFile own(Jar jar) throws IOException {
        Path file = root.resolve("own.jar");
        Files.write(file, bytes(extracted(jar).packaged().get("shop.jar")));
        return new JarFile(file.toFile());
    }

    private Attributes manifest(Jar jar) throws IOException {
        try (JarFile own = own(jar)) {
            return own.getManifest().getMainAttributes();
        }
    }

    private List<String> entries(Jar jar) throws IOException {
        try (JarFile own = own(jar)) {
            return own.stream().map(ZipEntry::getName).toList();
        }
    }

    @Test
    void aLibraryIsAFileBesideTheApplicationWithItsOwnBytes() throws IOException {
        Application application = extracted(withTwoLibraries());

        assertEquals(
                Set.of("shop.jar", "hats-1.0.jar", "boots-1.0.jar"),
                application.packaged().keySet());
        assertArrayEquals(HATS, bytes(application.packaged().get("hats-1.0.jar")));
        assertArrayEquals(BOOTS, bytes(application.packaged().get("boots-1.0.jar")));
    }

    @Test
    void theApplicationStartsByTheManifestOfItsOwnJar() throws IOException {
        assertEquals(new JavaCommand.Jar("/lib/shop.jar"), extracted(shop()).command("/lib"));
        Attributes manifest = manifest(withTwoLibraries());
        assertEquals("com.acme.Main", manifest.getValue("Main-Class"));
        assertEquals("hats-1.0.jar boots-1.0.jar", manifest.getValue("Class-Path"));
        assertNull(manifest.getValue("Start-Class"));
    }

    @Test
    void theIndexDecidesTheOrderAndWhatItDoesNotNameComesLast() throws IOException {
        String index = "- \"BOOT-INF/lib/ties-1.0.jar\"\r\n- \"BOOT-INF/lib/boots-1.0.jar\"\r\n";
        Jar jar = withTwoLibraries()
                .withStored("BOOT-INF/lib/ties-1.0.jar", Jar.library("ties").bytes())
                .manifest("Spring-Boot-Classpath-Index", "BOOT-INF/order.idx")
                .with("BOOT-INF/order.idx", index.getBytes(StandardCharsets.UTF_8));

        assertEquals("ties-1.0.jar boots-1.0.jar hats-1.0.jar", manifest(jar).getValue("Class-Path"));
    }

    @Test
    void anIndexOfOldMayHaveNamesAlone() throws IOException {
        Jar jar = withTwoLibraries()
                .with("BOOT-INF/classpath.idx", "- \"boots-1.0.jar\"\n".getBytes(StandardCharsets.UTF_8));

        assertEquals("boots-1.0.jar hats-1.0.jar", manifest(jar).getValue("Class-Path"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.springframework.boot.loader.JarLauncher",
                "org.springframework.boot.loader.launch.JarLauncher"
            })
    void theLauncherMayBeThatOfAnyRelease(String launcher) throws IOException {
        assertEquals(
                "com.acme.Main",
                manifest(shop().manifest("Main-Class", launcher)).getValue("Main-Class"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Implementation-Version",
                "Launcher-Agent-Class",
                "Add-Opens",
                "Multi-Release",
                "Spring-Boot-Version"
            })
    void whatTheManifestSaysToTheJvmStays(String attribute) throws IOException {
        assertEquals("value", manifest(shop().manifest(attribute, "value")).getValue(attribute));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Spring-Boot-Classes",
                "Spring-Boot-Lib",
                "Spring-Boot-Classpath-Index",
                "Spring-Boot-Layers-Index"
            })
    void whatTheManifestSaysToTheLoaderGoes(String attribute) throws IOException {
        assertNull(manifest(shop().manifest(attribute, "value")).getValue(attribute));
    }

    @Test
    void theClassPathOfTheJarItselfFollowsTheLibraries() throws IOException {
        Jar jar = shop().manifest("Class-Path", "hats-1.0.jar /usr/share/java/driver.jar");

        assertEquals("hats-1.0.jar /usr/share/java/driver.jar", manifest(jar).getValue("Class-Path"));
    }

    @Test
    void aNameIsWrittenAsTheJvmReadsIt() throws IOException {
        Jar jar = shop().withStored("BOOT-INF/lib/top hat-1.0.jar", HATS);

        assertEquals("hats-1.0.jar top%20hat-1.0.jar", manifest(jar).getValue("Class-Path"));
    }

    @Test
    void classesAndResourcesAreAtTheRoot() throws IOException {
        byte[] text = "größe=42".repeat(1000).getBytes(StandardCharsets.UTF_8);
        try (JarFile own = own(shop().with("BOOT-INF/classes/größe.properties", text)
                .withStored("BOOT-INF/classes/stored.bin", HATS))) {
            assertArrayEquals(
                    text, own.getInputStream(own.getEntry("größe.properties")).readAllBytes());
            assertArrayEquals(
                    HATS, own.getInputStream(own.getEntry("stored.bin")).readAllBytes());
            assertEquals(10, own.getEntry("com/acme/Main.class").getSize());
        }
    }

    @Test
    void whatLiesBesideBootInfStays() throws IOException {
        Jar jar = shop().with("META-INF/build-info.properties", new byte[1]).withClass("com/acme/Agent");

        assertEquals(
                List.of(
                        "META-INF/MANIFEST.MF",
                        "com/acme/Main.class",
                        "META-INF/build-info.properties",
                        "com/acme/Agent.class"),
                entries(jar));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org/",
                "org/springframework/boot/loader/launch/Launcher.class",
                "META-INF/services/java.nio.file.spi.FileSystemProvider",
                "META-INF/INDEX.LIST",
                "BOOT-INF/layers.idx"
            })
    void theLoaderAndWhatNamesItAreLeftOut(String entry) throws IOException {
        byte[] content = new byte[entry.endsWith("/") ? 0 : 1];
        assertEquals(List.of("META-INF/MANIFEST.MF", "com/acme/Main.class"), entries(shop().with(entry, content)));
    }

    @Test
    void aDirectoryMayBeInBothPlaces() throws IOException {
        Jar jar =
                shop().with("META-INF/services/", new byte[0]).with("BOOT-INF/classes/META-INF/services/", new byte[0]);

        assertEquals(List.of("META-INF/MANIFEST.MF", "com/acme/Main.class", "META-INF/services/"), entries(jar));
    }

    @Test
    void aLibraryKeepsItsTimeWhateverElseChanges() throws IOException {
        Application before = extracted(shop());
        Application after = new Build(root.resolve("next"))
                .attached("shop-1.0.jar", withTwoLibraries().with("BOOT-INF/classes/new.txt", HATS))
                .find()
                .extracted();

        assertEquals(
                before.packaged().get("hats-1.0.jar").time(),
                after.packaged().get("hats-1.0.jar").time());
        assertNotEquals(
                after.packaged().get("boots-1.0.jar").time(),
                after.packaged().get("hats-1.0.jar").time());
        assertEquals(Optional.empty(), after.packaged().get("shop.jar").time());
    }

    @Test
    void theFirstEntryDecidesTheDayOfALibrary() throws IOException {
        byte[] old = Jar.library("ties").modified("2021-03-04T05:06:07").bytes();
        Application application = extracted(shop().withStored("BOOT-INF/lib/ties.jar", old));

        assertEquals(
                "2021-03-04",
                application
                        .packaged()
                        .get("ties.jar")
                        .time()
                        .orElseThrow()
                        .toString()
                        .substring(0, 10));
    }

    static Stream<Arguments> obstacles() {
        return Stream.of(
                Arguments.of(
                        shop().manifest("Main-Class", "org.springframework.boot.loader.launch.PropertiesLauncher"),
                        "it is started by org.springframework.boot.loader.launch.PropertiesLauncher, which finds"
                                + " libraries in its own way"),
                Arguments.of(
                        shop().manifest("Main-Class", "org.springframework.boot.loader.WarLauncher"),
                        "Spring Boot serves files out of a war, and extracts none"),
                Arguments.of(shop().with("META-INF/ACME.SF", HATS), "it is signed, by 'META-INF/ACME.SF'"),
                Arguments.of(
                        shop().with("BOOT-INF/lib/boots-1.0.jar", BOOTS),
                        "its library 'BOOT-INF/lib/boots-1.0.jar' is compressed, so that Spring Boot cannot load it"),
                Arguments.of(
                        shop().withStored("BOOT-INF/lib/../../boots.jar", BOOTS),
                        "its library 'BOOT-INF/lib/../../boots.jar' would lie elsewhere"),
                Arguments.of(
                        shop().withStored("BOOT-INF/lib/shop.jar", BOOTS),
                        "its library 'shop.jar' has the name of the application"),
                Arguments.of(
                        index("- \"BOOT-INF/lib/gone.jar\"\n"),
                        "its 'BOOT-INF/classpath.idx' names 'BOOT-INF/lib/gone.jar', which is not in it"),
                Arguments.of(
                        index("BOOT-INF/lib/hats-1.0.jar\n"),
                        "its 'BOOT-INF/classpath.idx' has the line 'BOOT-INF/lib/hats-1.0.jar', which names no library"),
                Arguments.of(
                        shop().with("META-INF/a.txt", HATS).with("BOOT-INF/classes/META-INF/a.txt", BOOTS),
                        "its 'META-INF/a.txt' and 'BOOT-INF/classes/META-INF/a.txt' would be one file"));
    }

    private static Jar index(String text) {
        return shop().with("BOOT-INF/classpath.idx", text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("obstacles")
    void whatCannotBeExtractedIsPackagedAsItWasBuilt(Jar jar, String reason) throws IOException {
        Application application = extracted(jar);

        assertEquals(
                Optional.of("'shop-1.0.jar' is packaged as it was built: " + reason),
                application.extraction().orElseThrow().obstacle());
        assertEquals(Set.of("shop.jar"), application.packaged().keySet());
        assertArrayEquals(
                Files.readAllBytes(build.file("shop-1.0.jar")),
                bytes(application.packaged().get("shop.jar")));
    }

    @Test
    void twoLibrariesOfOneNameAreNotExtracted() throws IOException {
        // A zip can have a name twice, although no tool writes it.
        byte[] jar = shop().withStored("BOOT-INF/lib/hats-2.0.jar", BOOTS).bytes();
        Path file = build.file("shop-1.0.jar");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                new String(jar, StandardCharsets.ISO_8859_1).replace("lib/hats-2.0.jar", "lib/hats-1.0.jar"),
                StandardCharsets.ISO_8859_1);

        assertEquals(
                Optional.of("'shop-1.0.jar' is packaged as it was built: it has two different libraries"
                        + " 'BOOT-INF/lib/hats-1.0.jar'"),
                build.at(file).extracted().extraction().orElseThrow().obstacle());
    }

    @Test
    void whatIsNoExecutableJarOfSpringBootHasNothingToExtract() throws IOException {
        build.attached("shop-1.0.jar", Jar.withMainClass()).library("hats");
        Application application = build.find().extracted();

        assertEquals(Optional.empty(), application.extraction().orElseThrow().obstacle());
        assertEquals(Set.of("shop.jar", "hats-1.0.jar"), application.packaged().keySet());
    }

    private Application extractedTree() throws IOException {
        Path tree = root.resolve("extracted");
        Jar.withMainClass().manifest("Class-Path", "lib/spring-boot-4.0.0.jar").in(tree, "shop-1.0.jar");
        Files.write(Files.createDirectories(tree.resolve("lib")).resolve("spring-boot-4.0.0.jar"), HATS);
        return build.at(tree).extracted();
    }

    @Test
    void aLibraryOfATreeThatIsExtractedAlreadyHasTheTimeThatItWouldHave() throws IOException {
        Application tree = extractedTree();

        assertEquals(
                extracted(shop()).packaged().get("hats-1.0.jar").time(),
                tree.packaged().get("lib/spring-boot-4.0.0.jar").time());
        assertEquals(Optional.empty(), tree.packaged().get("shop-1.0.jar").time());
    }

    @Test
    void aTreeWithAClassDataArchiveKeepsTheTimesThatItWasMadeWith() throws IOException {
        byte[] archive = {(byte) 0xf0, 0x0b, (byte) 0xab, (byte) 0xa8};
        Files.write(Files.createDirectories(root.resolve("extracted")).resolve("shop.jsa"), archive);

        assertEquals(
                Optional.empty(),
                extractedTree().packaged().get("lib/spring-boot-4.0.0.jar").time());
    }

    @Test
    void theSameJarGivesTheSameBytes() throws IOException {
        assertArrayEquals(
                bytes(extracted(withTwoLibraries()).packaged().get("shop.jar")),
                bytes(extracted(withTwoLibraries()).packaged().get("shop.jar")));
    }

    @Test
    void sectionsOfTheManifestStay() throws IOException {
        try (JarFile own = own(shop().section("com/acme/", "Sealed", "true"))) {
            assertEquals("true", own.getManifest().getAttributes("com/acme/").getValue("Sealed"));
        }
    }
}
