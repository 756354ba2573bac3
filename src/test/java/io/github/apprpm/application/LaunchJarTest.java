package io.github.apprpm.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.apprpm.model.JavaCommand;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the JVM reads only from the manifest of the jar that it starts is in force however the application starts. */
class LaunchJarTest {
    @TempDir
    private Path root;

    private Build build;

    @BeforeEach
    void begin() {
        build = new Build(root);
    }

    private static Attributes manifest(Application application) throws IOException {
        byte[] bytes = application.start().launchJar().orElseThrow().bytes();
        try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(bytes))) {
            return jar.getManifest().getMainAttributes();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Add-Opens, java.base/java.lang",
        "Add-Exports, java.base/sun.nio.ch",
        "Enable-Native-Access, ALL-UNNAMED",
        "Launcher-Agent-Class, com.acme.Agent"
    })
    void anAttributeOfTheJarIsInForceWithLibrariesBesideIt(String attribute, String value) throws IOException {
        build.attached("shop-1.0.jar", Jar.withMainClass().manifest(attribute, value))
                .library("hats");

        assertEquals(new JavaCommand.Jar("/lib/shop-launch.jar"), build.find().command("/lib"));
        Attributes manifest = manifest(build.find());
        assertEquals(value, manifest.getValue(attribute));
        assertEquals("com.acme.Main", manifest.getValue("Main-Class"));
        assertEquals("shop.jar hats-1.0.jar", manifest.getValue("Class-Path"));
        assertEquals(4, manifest.size());
    }

    @Test
    void anotherMainClassKeepsTheAttributes() throws IOException {
        build.attached("shop-1.0.jar", Jar.withMainClass().manifest("Add-Opens", "java.base/java.lang"))
                .mainClass("com.acme.Other");

        assertEquals("com.acme.Other", manifest(build.find()).getValue("Main-Class"));
    }

    @Test
    void whatAnAgentMayDoComesWithIt() throws IOException {
        build.attached(
                        "shop-1.0.jar",
                        Jar.withMainClass()
                                .manifest("Launcher-Agent-Class", "com.acme.Agent")
                                .manifest("Can-Retransform-Classes", "true"))
                .library("hats");

        assertEquals("true", manifest(build.find()).getValue("Can-Retransform-Classes"));
    }

    @Test
    void theFilesAreUrlsAsLongAsTheyMayBe() throws IOException {
        String name = "hüte & 100% " + "x".repeat(90) + ".jar";
        build.attached("shop-1.0.jar", Jar.withMainClass().manifest("Add-Opens", "java.base/java.lang"))
                .library("org.hats", name, Jar.library("hats"));

        assertEquals(
                "shop.jar h%C3%BCte%20&%20100%25%20" + "x".repeat(90) + ".jar",
                manifest(build.find()).getValue("Class-Path"));
    }

    @Test
    void aJarThatStartsByItselfNeedsNone() throws IOException {
        build.attached("shop-1.0.jar", Jar.withMainClass().manifest("Add-Opens", "java.base/java.lang"))
                .mainClass("com.acme.Main");

        assertEquals(new JavaCommand.Jar("/lib/shop.jar"), build.find().command("/lib"));
    }

    @Test
    void withoutSuchAttributesThereIsNone() throws IOException {
        build.attached("shop-1.0.jar", Jar.withMainClass()).library("hats");

        assertEquals(Optional.empty(), build.find().start().launchJar());
    }

    @Test
    void itsOnlyEntryHasATimeWithoutATimeZone() throws IOException {
        build.attached("shop-1.0.jar", Jar.withMainClass().manifest("Add-Opens", "java.base/java.lang"))
                .library("hats");

        byte[] bytes = build.find().start().launchJar().orElseThrow().bytes();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            ZipEntry entry = zip.getNextEntry();
            assertEquals("META-INF/MANIFEST.MF", entry.getName());
            assertEquals(LocalDateTime.of(1980, 2, 1, 0, 0), entry.getTimeLocal());
            assertNull(entry.getExtra());
            assertNull(zip.getNextEntry());
        }
    }
}
