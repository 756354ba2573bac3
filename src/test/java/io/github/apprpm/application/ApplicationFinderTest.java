package io.github.apprpm.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.apprpm.Refusal;
import io.github.apprpm.model.Framework;
import io.github.apprpm.model.JavaCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationFinderTest {
    @TempDir
    private Path root;

    private Build build;

    @BeforeEach
    void begin() {
        build = new Build(root);
    }

    private void assertIs(String fileName, Application application) {
        assertEquals(build.file(fileName), application.main());
    }

    private static void assertFiles(Set<String> names, Application application) {
        assertEquals(names, application.files().keySet());
    }

    private static void assertRunsJar(String name, Application application) {
        assertEquals(new JavaCommand.Jar("/lib/" + name), application.command("/lib"));
    }

    private static void assertRuns(String mainClass, List<String> classPath, Application application) {
        assertEquals(
                new JavaCommand.MainClass(
                        classPath.stream().map(name -> "/lib/" + name).toList(), mainClass),
                application.command("/lib"));
    }

    @Nested
    class SpringBoot {
        @Test
        void theExecutableJarIsInstalledUnderTheNameOfTheService() throws IOException {
            Application application = build.attached("shop-1.0.jar", Jar.springBoot())
                    .library("hats")
                    .find();

            assertIs("shop-1.0.jar", application);
            assertFiles(Set.of("shop.jar"), application);
            assertRunsJar("shop.jar", application);
            assertEquals(Framework.SPRING_BOOT, application.framework());
        }

        @Test
        void theOriginalJarDoesNotCount() throws IOException {
            build.attached("shop-1.0.jar", Jar.springBoot()).beside("shop-1.0.jar.original", Jar.withMainClass());

            assertIs("shop-1.0.jar", build.find());
        }

        @Test
        void theOneWithAClassifierIsTaken() throws IOException {
            build.attached("shop-1.0.jar", Jar.plain()).attached("shop-1.0-exec.jar", Jar.springBoot());

            assertIs("shop-1.0-exec.jar", build.find());
            assertFiles(Set.of("shop.jar"), build.find());
        }

        @Test
        void theOneWithAClassifierOutranksAThinJar() throws IOException {
            build.attached("shop-1.0.jar", Jar.withMainClass())
                    .attached("shop-1.0-exec.jar", Jar.springBoot())
                    .library("hats");

            assertIs("shop-1.0-exec.jar", build.find());
        }

        @Test
        void theOneWithAClassifierNeedNotBeAttached() throws IOException {
            build.attached("shop-1.0.jar", Jar.plain()).beside("shop-1.0-exec.jar", Jar.springBoot());

            assertIs("shop-1.0-exec.jar", build.find());
        }

        @Test
        void anExecutableWarStaysAWar() throws IOException {
            Application application = build.attached("shop-1.0.war", Jar.springBoot())
                    .attached("shop-1.0-classes.jar", Jar.plain())
                    .find();

            assertFiles(Set.of("shop.war"), application);
            assertRunsJar("shop.war", application);
        }

        @Test
        void anotherMainClassDoesNotReplaceTheLoader() throws IOException {
            build.attached("shop-1.0.jar", Jar.springBoot()).mainClass("com.acme.Other");

            assertRunsJar("shop.jar", build.find());
        }
    }

    @Nested
    class WithLibrariesInside {
        private Jar shaded() {
            return Jar.withMainClass().withAll(Jar.library("hats")).withAll(Jar.library("shoes"));
        }

        @Test
        void aShadedJarIsComplete() throws IOException {
            Application application = build.attached("shop-1.0.jar", shaded())
                    .beside("original-shop-1.0.jar", Jar.withMainClass())
                    .library("hats")
                    .library("shoes")
                    .find();

            assertIs("shop-1.0.jar", application);
            assertFiles(Set.of("shop.jar"), application);
            assertRunsJar("shop.jar", application);
            assertEquals(Framework.OTHER, application.framework());
        }

        @ParameterizedTest
        @ValueSource(strings = {"shop-1.0-shaded.jar", "shop-1.0-jar-with-dependencies.jar"})
        void itOutranksThePlainJar(String name) throws IOException {
            build.attached("shop-1.0.jar", Jar.withMainClass())
                    .attached(name, shaded())
                    .library("hats");

            assertIs(name, build.find());
        }

        @Test
        void relocatedLibrariesAreInsideToo() throws IOException {
            Jar relocated = Jar.withMainClass()
                    .withClass("com/acme/hidden/hats/Api")
                    .with("META-INF/maven/com.acme/shop/pom.properties", new byte[0])
                    .with("META-INF/maven/org.hats/hats/pom.properties", new byte[0]);

            assertRunsJar(
                    "shop.jar",
                    build.attached("shop-1.0.jar", relocated).library("hats").find());
        }

        @Test
        void aJarWithoutLibrariesNeedsNone() throws IOException {
            assertRunsJar(
                    "shop.jar",
                    build.attached("shop-1.0.jar", Jar.withMainClass()).find());
        }

        @Test
        void anotherMainClassOfItCanBeStarted() throws IOException {
            build.attached("shop-1.0.jar", shaded()).library("hats").mainClass("com.acme.Other");

            assertRuns("com.acme.Other", List.of("shop.jar"), build.find());
        }

        @Test
        void springBootMayBeInside() throws IOException {
            Jar jar = shaded().withClass("org/springframework/boot/SpringApplication");

            assertEquals(
                    Framework.SPRING_BOOT,
                    build.attached("shop-1.0.jar", jar).find().framework());
        }
    }

    @Nested
    class Quarkus {
        private void fastJar() {
            build.attached("shop-1.0.jar", Jar.plain())
                    .beside(
                            "quarkus-app/quarkus-run.jar",
                            Jar.withMainClass().manifest("Class-Path", "lib/boot/b.jar lib/main/m.jar"))
                    .beside("quarkus-app/app/shop-1.0.jar", Jar.plain())
                    .beside("quarkus-app/lib/boot/b.jar", Jar.library("b"))
                    .beside("quarkus-app/lib/main/m.jar", Jar.library("m"))
                    .beside("quarkus-app/quarkus/generated-bytecode.jar", Jar.plain());
        }

        private static final Set<String> FILES = Set.of(
                "quarkus-run.jar",
                "app/shop-1.0.jar",
                "lib/boot/b.jar",
                "lib/main/m.jar",
                "quarkus/generated-bytecode.jar");

        @Test
        void theWholeDirectoryIsTaken() throws IOException {
            fastJar();
            Application application = build.find();

            assertFiles(FILES, application);
            assertRunsJar("quarkus-run.jar", application);
            assertEquals(Framework.QUARKUS, application.framework());
        }

        @Test
        void theDirectoryCanBeNamed() throws IOException {
            fastJar();

            assertFiles(FILES, build.at(build.file("quarkus-app")));
            assertFiles(FILES, build.at(build.file("quarkus-app/quarkus-run.jar")));
        }

        @Test
        void anUberJarIsTaken() throws IOException {
            Jar runner = Jar.withMainClass().withAll(Jar.library("hats")).withClass("io/quarkus/runtime/Application");
            Application application = build.attached("shop-1.0.jar", Jar.plain())
                    .attached("shop-1.0-runner.jar", runner)
                    .library("hats")
                    .find();

            assertIs("shop-1.0-runner.jar", application);
            assertRunsJar("shop.jar", application);
            assertEquals(Framework.QUARKUS, application.framework());
        }

        @Test
        void aLegacyJarComesWithItsLibraries() throws IOException {
            Application application = build.attached("shop-1.0.jar", Jar.plain())
                    .beside(
                            "shop-1.0-runner.jar",
                            Jar.withMainClass().manifest("Class-Path", "lib/io.quarkus.quarkus-core-3.jar"))
                    .beside("lib/io.quarkus.quarkus-core-3.jar", Jar.library("hats"))
                    .find();

            assertFiles(Set.of("shop.jar", "lib/io.quarkus.quarkus-core-3.jar"), application);
            assertEquals(Framework.QUARKUS, application.framework());
        }
    }

    @Nested
    class WithAClassPath {
        @ParameterizedTest
        @ValueSource(strings = {"lib", "libs", "a/b"})
        void theNamedLibrariesKeepTheirPlace(String directory) throws IOException {
            String hats = directory + "/hats-1.0.jar";
            String shoes = directory + "/shoes-1.0.jar";
            Application application = build.attached(
                            "shop-1.0.jar", Jar.withMainClass().manifest("Class-Path", hats + " " + shoes))
                    .beside(hats, Jar.library("hats"))
                    .beside(shoes, Jar.library("shoes"))
                    .beside(directory + "/other-1.0.jar", Jar.library("other"))
                    .find();

            assertFiles(Set.of("shop.jar", hats, shoes), application);
            assertRunsJar("shop.jar", application);
        }

        @Test
        void librariesThatNobodyCopiedAreTakenFromTheDependencies() throws IOException {
            Application application = build.attached(
                            "shop-1.0.jar", Jar.withMainClass().manifest("Class-Path", "libs/hats-1.0.jar"))
                    .library("hats")
                    .library("shoes")
                    .find();

            assertFiles(Set.of("shop.jar", "libs/hats-1.0.jar"), application);
            assertEquals(
                    root.resolve("repository/org.hats/hats-1.0.jar"),
                    application.files().get("libs/hats-1.0.jar"));
        }

        @ParameterizedTest
        @ValueSource(strings = {".", "./", "conf/", "../conf/"})
        void directoriesThatTheHostMayHaveAreNotPackaged(String entry) throws IOException {
            build.attached("shop-1.0.jar", Jar.withMainClass().manifest("Class-Path", entry + " lib/hats-1.0.jar"))
                    .beside("lib/hats-1.0.jar", Jar.library("hats"))
                    .beside("classes/other.jar", Jar.plain());

            assertFiles(Set.of("shop.jar", "lib/hats-1.0.jar"), build.find());
        }

        @Test
        void directoriesOfTheBuildAreTaken() throws IOException {
            build.attached("shop-1.0.jar", Jar.withMainClass().manifest("Class-Path", "plugins/"))
                    .beside("plugins/a/x.jar", Jar.plain());

            assertFiles(Set.of("shop.jar", "plugins/a/x.jar"), build.find());
        }

        @Test
        void dropwizardIsKnownInsideTheJar() throws IOException {
            build.attached("shop-1.0.jar", Jar.withMainClass().withClass("io/dropwizard/core/Application"));

            assertEquals(Framework.DROPWIZARD, build.find().framework());
        }

        @Test
        void micronautIsKnownByItsRuntime() throws IOException {
            build.attached("shop-1.0.jar", Jar.withMainClass().manifest("Class-Path", "lib/micronaut-runtime-4.0.jar"))
                    .beside("lib/micronaut-runtime-4.0.jar", Jar.library("micronaut"));

            assertEquals(Framework.MICRONAUT, build.find().framework());
        }
    }

    @Nested
    class WithDependencies {
        @Test
        void theDependenciesAreTheClassPath() throws IOException {
            Application application = build.attached("shop-1.0.jar", Jar.withMainClass())
                    .library("shoes")
                    .library("hats")
                    .find();

            assertFiles(Set.of("shop.jar", "shoes-1.0.jar", "hats-1.0.jar"), application);
            assertRuns("com.acme.Main", List.of("shop.jar", "shoes-1.0.jar", "hats-1.0.jar"), application);
        }

        @Test
        void theMainClassCanBeNamed() throws IOException {
            build.attached("shop-1.0.jar", Jar.plain()).library("hats").mainClass("com.acme.Main");

            assertRuns("com.acme.Main", List.of("shop.jar", "hats-1.0.jar"), build.find());
        }

        @Test
        void theNamedMainClassOutranksTheManifest() throws IOException {
            build.attached("shop-1.0.jar", Jar.withMainClass()).library("hats").mainClass("com.acme.Other");

            assertRuns("com.acme.Other", List.of("shop.jar", "hats-1.0.jar"), build.find());
        }

        @Test
        void librariesOfOneNameAreBothThere() throws IOException {
            Application application = build.attached("shop-1.0.jar", Jar.withMainClass())
                    .library("org.one", "api-1.0.jar", Jar.library("one"))
                    .library("org.two", "api-1.0.jar", Jar.library("two"))
                    .find();

            assertRuns("com.acme.Main", List.of("shop.jar", "api-1.0.jar", "2-api-1.0.jar"), application);
            assertFiles(Set.of("shop.jar", "api-1.0.jar", "2-api-1.0.jar"), application);
        }

        @Test
        void aLibraryThatIsNotYetAJarIsRefused() {
            build.attached("shop-1.0.jar", Jar.withMainClass()).compiledLibrary();

            Refusal.of(build::find).says("'" + root + "' is not a jar", "phase package");
        }
    }

    @Nested
    class Which {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "shop-0.9.jar",
                    "shop-1.0-sources.jar",
                    "shop-1.0-javadoc.jar",
                    "shop-1.0-tests.jar",
                    "shop-1.0-test-sources.jar",
                    "original-shop-1.0.jar",
                    "shop-api-1.0.jar",
                    "shop-1.0.zip",
                    "other.war"
                })
        void otherFilesInTheBuildDirectoryDoNotCount(String name) throws IOException {
            build.attached("shop-1.0.jar", Jar.springBoot()).beside(name, Jar.springBoot());

            assertIs("shop-1.0.jar", build.find());
        }

        @Test
        void whatTheBuildAttachedOutranksWhatLiesThere() throws IOException {
            build.beside("shop-1.0-SNAPSHOT.jar", Jar.springBoot()).attached("shop-1.0.jar", Jar.springBoot());

            assertIs("shop-1.0.jar", build.find());
        }

        @Test
        void twoApplicationsAreRefused() {
            build.attached("shop-1.0-admin.jar", Jar.springBoot()).attached("shop-1.0-web.jar", Jar.springBoot());

            Refusal.of(build::find)
                    .says(
                            "More than one application",
                            "'" + build.file("shop-1.0-admin.jar") + "' (has its libraries inside)",
                            "'" + build.file("shop-1.0-web.jar") + "'",
                            "Set <application> or -Dapprpm.application");
        }

        @Test
        void oneThatMayBeLeftFromAnEarlierBuildIsRemovedByClean() {
            build.attached("shop-1.0-admin.jar", Jar.springBoot()).attached("shop-1.0-web.jar", Jar.springBoot());
            assertFalse(Refusal.of(build::find).message().contains("clean"));

            build.beside("shop-1.0-old.jar", Jar.springBoot());
            Refusal.of(build::find)
                    .says(
                            "Set <application> or -Dapprpm.application",
                            "or run 'mvn clean' first if one is left from an earlier build");
        }

        @Test
        void aPlainJarIsRefused() {
            build.attached("shop-1.0.jar", Jar.plain());

            Refusal.of(build::find)
                    .says(
                            "no executable application",
                            "'" + build.file("shop-1.0.jar") + "' (its manifest has no Main-Class)",
                            "spring-boot:repackage",
                            "<mainClass>",
                            "<application> or -Dapprpm.application");
        }

        @Test
        void aNativeExecutableIsNamedAsWhatItIs() throws IOException {
            build.attached("shop-1.0.jar", Jar.plain());
            byte[] program = new byte[64];
            System.arraycopy(new byte[] {0x7F, 'E', 'L', 'F'}, 0, program, 0, 4);
            program[5] = 1;
            program[16] = 2;
            Files.write(build.file("shop-1.0-runner"), program);

            Refusal.of(build::find).says("'" + build.file("shop-1.0-runner") + "' (a native executable)");
        }

        @Test
        void nothingAtAllIsRefused() {
            Refusal.of(build::find)
                    .says(
                            "no executable application",
                            "no jar or war in '" + build.target() + "'",
                            "set <application> or -Dapprpm.application");
        }

        @Test
        void aBrokenJarIsRefused() throws IOException {
            Files.createDirectories(build.target());
            Files.writeString(build.file("shop-1.0.jar"), "no zip");

            Refusal.of(build::find).says("'" + build.file("shop-1.0.jar") + "' is not a jar or war", "Build it again");
        }
    }

    @Nested
    class Named {
        @Test
        void anyFileCanBeNamed() throws IOException {
            Path elsewhere = Jar.springBoot().in(root, "elsewhere/bought-7.war");
            Application application =
                    build.attached("shop-1.0.jar", Jar.springBoot()).at(elsewhere);

            assertEquals(elsewhere, application.main());
            assertFiles(Set.of("shop.war"), application);
        }

        @Test
        void aMissingFileIsRefused() {
            Path none = root.resolve("none.jar");
            Refusal.of(() -> build.at(none))
                    .says("<application> '" + none + "' does not exist", "-Dapprpm.application");
        }

        @Test
        void aFileThatIsNotExecutableIsRefused() {
            Path file = Jar.plain().in(root, "library.jar");
            Refusal.of(() -> build.at(file))
                    .says("<application> '" + file + "' is not executable", "no Main-Class", "<mainClass>");
        }

        @Test
        void theMainClassOfANamedJarCanBeNamed() throws IOException {
            Path file = Jar.plain().in(root, "library.jar");

            assertRuns(
                    "com.acme.Main",
                    List.of("shop.jar"),
                    build.mainClass("com.acme.Main").at(file));
        }

        @Test
        void aNamedDependencyIsNotItsOwnLibrary() throws IOException {
            build.library("hats").library("org.shop", "shop-7.jar", Jar.withMainClass());

            assertRuns(
                    "com.acme.Main",
                    List.of("shop.jar", "hats-1.0.jar"),
                    build.at(root.resolve("repository/org.shop/shop-7.jar")));
        }

        @Test
        void aFileWithoutAnEndingIsAJar() throws IOException {
            assertFiles(Set.of("shop.jar"), build.at(Jar.springBoot().in(root, "bought-7.0")));
        }

        @ParameterizedTest
        @CsvSource({
            "shop-runner, \\177ELF, a native executable",
            "start.sh, #!/bin/sh, a script",
            "shop.zip, PK, an archive",
            "shop.tar.gz, x, an archive"
        })
        void anotherKindOfFileIsRefused(String name, String front, String kind) throws IOException {
            byte[] bytes = new byte[64];
            byte[] begin = front.replace("\\177", "\177").getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(begin, 0, bytes, 0, begin.length);
            bytes[16] = 2; // an executable
            bytes[5] = 1;
            Path file = Files.write(root.resolve(name), bytes);

            Refusal.of(() -> build.at(file)).says("<application> '" + file + "' is " + kind, "directory");
        }
    }

    @Test
    void theNewestFileTellsWhenItWasBuilt() throws IOException {
        build.attached("shop-1.0.jar", Jar.withMainClass()).library("hats");
        Application application = build.find();
        for (Path file : application.files().values()) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-20T10:00:00Z")));
        }
        Files.setLastModifiedTime(application.main(), FileTime.from(Instant.parse("2026-11-20T10:00:07.9Z")));

        assertEquals(Instant.parse("2026-11-20T10:00:07Z"), application.lastModified());
    }
}
