package io.github.apprpm.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import io.github.apprpm.model.Framework;
import io.github.apprpm.model.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A directory that the user named is packaged as it is. */
class ApplicationDirectoryTest {
    @TempDir
    private Path root;

    private Build build;
    private Path dist;

    @BeforeEach
    void begin() throws IOException {
        build = new Build(root);
        dist = Files.createDirectories(root.resolve("dist"));
    }

    private Application application() throws IOException {
        return build.at(dist);
    }

    private static void assertFiles(Set<String> names, Application application) {
        assertEquals(names, application.files().keySet());
    }

    private void file(String name) throws IOException {
        Path file = dist.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
    }

    @Nested
    class Server {
        @Test
        void allFilesKeepTheirPlacesAndNames() throws IOException {
            Jar.withMainClass().in(dist, "server-7.jar");
            Jar.library("hats").in(dist, "plugins/hats.jar");
            file("conf/server.yml");

            assertFiles(Set.of("server-7.jar", "plugins/hats.jar", "conf/server.yml"), application());
            assertEquals(new JavaCommand.Jar("/lib/server-7.jar"), application().command("/lib"));
        }

        @Test
        void linksAndEmptyDirectoriesStay() throws IOException {
            Jar.withMainClass().in(dist, "server.jar");
            Files.createDirectories(dist.resolve("data/none"));
            Files.createSymbolicLink(dist.resolve("current"), Path.of("plugins"));
            Files.createSymbolicLink(dist.resolve("certs"), Path.of("/etc/pki/shop"));
            file("plugins/a.txt");

            ApplicationTree tree = application().tree().orElseThrow();
            assertEquals(Map.of("current", "plugins", "certs", "/etc/pki/shop"), tree.links());
            assertEquals(Set.of("data/none"), tree.directories());
        }

        @ParameterizedTest
        @ValueSource(strings = {"../shared", "%s/shared"})
        void whatALinkLeadsToElsewhereIsTaken(String target) throws IOException {
            Jar.withMainClass().manifest("Class-Path", "lib/hats.jar").in(dist, "server.jar");
            Jar.library("hats").in(root, "shared/hats.jar");
            Files.createSymbolicLink(dist.resolve("lib"), Path.of(target.formatted(root)));

            assertFiles(Set.of("server.jar", "lib/hats.jar"), application());
            assertEquals(List.of(), application().warnings());
        }

        @Test
        void aLinkToADirectoryAboveStays() throws IOException {
            Jar.withMainClass().in(dist, "server.jar");
            Files.createSymbolicLink(dist.resolve("up"), Path.of(".."));

            assertEquals(Map.of("up", ".."), application().tree().orElseThrow().links());
        }

        @Test
        void theLibrariesOfTheModuleAreThoseOfTheDirectory() throws IOException {
            Jar.withMainClass().in(dist, "shop-1.0.jar");
            Jar.library("hats").in(dist, "lib/hats-1.0.jar");
            build.compiled("com/acme/Main").library("hats").library("shoes");

            assertEquals(
                    new JavaCommand.MainClass(
                            List.of("/lib/shop-1.0.jar", "/lib/lib/hats-1.0.jar", "/lib/shoes-1.0.jar"),
                            "com.acme.Main"),
                    application().command("/lib"));
        }

        @Test
        void theMainClassTellsWhichOfSeveralJarsStarts() throws IOException {
            Jar.withMainClass().in(dist, "one.jar");
            Jar.springBoot().in(dist, "two.jar");

            assertEquals(
                    dist.resolve("one.jar"),
                    build.mainClass("com.acme.Main").at(dist).main());
        }

        @Test
        void withoutAnExecutableJarTheJarsOfOneDirectoryAreTheClassPath() throws IOException {
            Jar.plain().in(dist, "libs/server.jar");
            Jar.library("hats").in(dist, "libs/hats.jar");
            Jar.library("shoes").in(dist, "site/shoes.jar");
            file("bin/start.sh");

            assertEquals(
                    new JavaCommand.MainClass(List.of("/lib/libs/server.jar", "/lib/libs/hats.jar"), "com.acme.Main"),
                    build.mainClass("com.acme.Main").at(dist).command("/lib"));
        }

        @Test
        void aClassThatIsInNoJarIsRefused() {
            Jar.plain().in(dist, "libs/server.jar");

            Refusal.of(() -> build.mainClass("com.acme.Other").at(dist))
                    .says("'com.acme.Other' is in none of the jars", "'" + dist + "'", "Correct <mainClass>");
        }

        @Test
        void aDirectoryWithoutAnExecutableJarIsRefused() {
            Jar.plain().in(dist, "library.jar");

            Refusal.of(() -> application()).says("'" + dist + "' has no executable", "<mainClass>");
        }

        @Test
        void aDirectoryWithSeveralIsRefused() {
            Path one = Jar.springBoot().in(dist, "one.jar");
            Path two = Jar.springBoot().in(dist, "two.war");

            Refusal.of(() -> application())
                    .says("has several executable", "'" + one + "'", "'" + two + "'", "-Dapprpm.application");
        }
    }

    @Nested
    class OfABuild {
        @ParameterizedTest
        @ValueSource(strings = {"maven-archiver", "maven-status"})
        void onlyWhatItMadeIsTaken(String trace) throws IOException {
            Jar.springBoot().in(dist, "other-1.0.jar");
            file(trace + "/pom.properties");
            file("classes/com/acme/Main.class");

            assertFiles(Set.of("shop.jar"), application());
        }

        @Test
        void theDirectoryOfThisBuildIsKnownWithoutATrace() throws IOException {
            build.attached("shop-1.0.jar", Jar.springBoot()).compiled("com/acme/Main");

            assertFiles(Set.of("shop.jar"), build.at(build.target()));
        }
    }

    /** What {@code java -Djarmode=tools -jar shop.jar extract} makes. */
    @Nested
    class ExtractedSpringBoot {
        private static final String LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";

        private void layer(String prefix, String name) throws IOException {
            file(prefix + name);
        }

        private void manifest(String name) throws IOException {
            file(name);
            Files.writeString(dist.resolve(name), "Manifest-Version: 1.0\nMain-Class: " + LAUNCHER + "\n\n");
        }

        @Test
        void theJarNamesItsLibraries() throws IOException {
            Jar.withMainClass()
                    .manifest("Spring-Boot-Version", "4.0.0")
                    .manifest("Class-Path", "lib/spring-boot-4.0.0.jar")
                    .in(dist, "shop-1.0.jar");
            Jar.library("boot").in(dist, "lib/spring-boot-4.0.0.jar");

            for (Path named : List.of(dist, dist.resolve("shop-1.0.jar"))) {
                assertEquals(
                        named.equals(dist)
                                ? new JavaCommand.Jar("/lib/shop-1.0.jar")
                                : new JavaCommand.Jar("/lib/shop.jar"),
                        build.at(named).command("/lib"));
                assertEquals(Framework.SPRING_BOOT, build.at(named).framework());
                assertEquals(2, build.at(named).files().size());
            }
        }

        @Test
        void theLauncherStartsTheDirectory() throws IOException {
            manifest("META-INF/MANIFEST.MF");
            layer("", "org/springframework/boot/loader/launch/JarLauncher.class");
            layer("", "BOOT-INF/lib/hats.jar");

            assertEquals(
                    new JavaCommand.MainClass(List.of("/lib"), LAUNCHER),
                    application().command("/lib"));
            assertEquals(3, application().files().size());
        }

        @Test
        void theLayersAreOneDirectory() throws IOException {
            manifest("application/META-INF/MANIFEST.MF");
            layer("application/", "BOOT-INF/classes/application.yml");
            layer("dependencies/", "BOOT-INF/lib/hats.jar");
            layer("spring-boot-loader/", "org/springframework/boot/loader/launch/JarLauncher.class");
            Files.createDirectories(dist.resolve("snapshot-dependencies"));

            assertFiles(
                    Set.of(
                            "META-INF/MANIFEST.MF",
                            "BOOT-INF/classes/application.yml",
                            "BOOT-INF/lib/hats.jar",
                            "org/springframework/boot/loader/launch/JarLauncher.class"),
                    application());
            assertEquals(
                    new JavaCommand.MainClass(List.of("/lib"), LAUNCHER),
                    application().command("/lib"));
            assertEquals(Set.of(), application().tree().orElseThrow().directories());
        }

        @Test
        void theLayersWithoutTheLauncherAreOneDirectory() throws IOException {
            Jar.withMainClass().manifest("Class-Path", "lib/hats.jar").in(dist, "application/shop-1.0.jar");
            Jar.library("hats").in(dist, "dependencies/lib/hats.jar");
            Files.createDirectories(dist.resolve("spring-boot-loader"));

            assertFiles(Set.of("shop-1.0.jar", "lib/hats.jar"), application());
            assertEquals(new JavaCommand.Jar("/lib/shop-1.0.jar"), application().command("/lib"));
            assertEquals(List.of(), application().warnings());
        }

        @Test
        void layersOfWhichOneIsMissingAreRefused() throws IOException {
            layer("dependencies/", "BOOT-INF/lib/hats.jar");
            layer("spring-boot-loader/", "org/springframework/boot/loader/launch/JarLauncher.class");

            Refusal.of(() -> application()).says("META-INF/MANIFEST.MF", "with all of its layers");
        }
    }
}
