package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each with a real JVM, which writes what it is told to and takes what it likes. */
@Tag("tool")
class FastStartTest extends OnMachine {
    /** Tells how it was started, whether what was recorded is in its memory, and ends after so many seconds. */
    private static final String APPLICATION = """
            import java.nio.file.*;

            public class Shop {
                public static void main(String[] arguments) throws Exception {
                    System.out.println("mapped:" + Files.readString(Path.of("/proc/self/maps")).contains("/fast-start/"));
                    System.out.println("arguments:" + String.join(",", arguments));
                    System.out.println("trained:" + System.getProperty("trained"));
                    System.out.flush();
                    Thread.sleep(1000 * Long.getLong("seconds", 0));
                }
            }
            """;

    /** Before the JVM has been looked at twice. */
    private static final String LONG_ENOUGH = "-Dseconds=4";

    /** Until it is given up. */
    private static final String UNTIL_IT_IS_REFUSED = "-Dseconds=13";

    private Path jar;

    @BeforeEach
    void installApplication() throws IOException {
        jar = Path.of(machine.jar());
        compile(jar);
        machine.directories().fastStart("1.0.0-1", "");
    }

    private static void compile(Path jar) throws IOException {
        Path classes = Files.createDirectories(jar.resolveSibling("classes"));
        Path source = Files.writeString(classes.resolve("Shop.java"), APPLICATION);
        assertEquals(
                0,
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "--release", "17", "-d", classes.toString(), source.toString()));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Shop");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream archive = new JarOutputStream(out, manifest)) {
            archive.putNextEntry(new JarEntry("Shop.class"));
            archive.write(Files.readAllBytes(classes.resolve("Shop.class")));
        }
        // Packaged files are older than what is recorded.
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
        Files.delete(source);
        Files.delete(classes.resolve("Shop.class"));
        Files.delete(classes);
    }

    /** A JDK of this machine. */
    private static String jdk(int major) throws IOException {
        Path homes = Path.of(Optional.ofNullable(System.getenv("JDKS")).orElse("/usr/lib/jvm"));
        try (Stream<Path> all = Files.list(homes)) {
            Optional<Path> found = all.filter(home -> isRelease(home, major)).findFirst();
            assumeTrue(found.isPresent(), "There is no JDK %d in %s".formatted(major, homes));
            return found.get().toString();
        }
    }

    private static boolean isRelease(Path home, int major) {
        try {
            return Files.isExecutable(home.resolve("bin/javac"))
                    && Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"" + major);
        } catch (IOException e) {
            return false;
        }
    }

    private FastStartTest on(int major) throws IOException {
        machine.set("JAVA_HOME", jdk(major));
        return this;
    }

    private Outcome start(String... options) throws Exception {
        return start(Shell.DASH, options);
    }

    private Outcome start(Shell shell, String... options) throws Exception {
        return machine.set("JAVA_OPTS", String.join(" ", options)).launch(shell);
    }

    /** The endings of what is kept, in order. */
    private List<String> kept() throws IOException {
        Path directory = machine.path("/var/cache/shop/fast-start");
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(Path::toString)
                    .map(name -> name.substring(name.lastIndexOf('.') + 1))
                    .sorted()
                    .toList();
        }
    }

    private Path archive(String ending) throws IOException {
        try (Stream<Path> all = Files.list(machine.path("/var/cache/shop/fast-start"))) {
            return all.filter(file -> file.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String archiveOf(int major) {
        return major < 25 ? "jsa" : "aot";
    }

    private static boolean isMapped(Outcome outcome) {
        return outcome.out().contains("mapped:true");
    }

    @Nested
    class AStart {
        @ParameterizedTest
        @ValueSource(ints = {17, 25})
        void recordsAndTheNextOnesUseIt(int java) throws Exception {
            on(java);

            assertFalse(isMapped(start()));
            assertEquals(List.of("new", "since"), kept());
            assertTrue(isMapped(start(LONG_ENOUGH)));
            assertEquals(Stream.of(archiveOf(java), "since").sorted().toList(), kept());
            assertTrue(isMapped(start(LONG_ENOUGH)));
        }

        @ParameterizedTest
        @EnumSource
        void doesSoInEachShell(Shell shell) throws Exception {
            on(17);

            start(shell);

            assertTrue(isMapped(start(shell, LONG_ENOUGH)));
            assertEquals(List.of("jsa", "since"), kept());
        }

        @Test
        void recordsOfANewReleaseAnewAndKeepsNothingElse() throws Exception {
            on(17).start();
            start(LONG_ENOUGH);
            machine.fastStart("1.1.0-1", "");

            assertFalse(isMapped(start()));

            assertEquals(List.of("new", "since"), kept());
            assertTrue(archive("new").toString().contains("/1.1.0-1_17."));
        }

        @Test
        void recordsForAnotherJavaAnew() throws Exception {
            on(17).start();

            assertFalse(isMapped(on(25).start()));

            assertTrue(archive("new").toString().contains("_25."));
        }

        @Test
        void doesNotPrintOptionsThatMayBeSecret() throws Exception {
            on(25);

            Outcome outcome = start("-Dshop.password=geheim");

            assertFalse((outcome.out() + outcome.err()).contains("geheim"));
            assertTrue(isMapped(start("-Dshop.password=geheim", LONG_ENOUGH)));
            assertEquals(List.of("jsa", "since"), kept());
        }

        @Test
        void leavesTheChoiceToWhoeverHasMadeIt() throws Exception {
            on(17).start("-Xshare:auto");

            assertEquals(List.of(), kept());
        }

        @Test
        void isAnOrdinaryOneWithoutADirectoryToWriteTo() throws Exception {
            Files.setPosixFilePermissions(
                    machine.path("/var/cache/shop"), PosixFilePermissions.fromString("r-xr-xr-x"));

            Outcome outcome = on(17).machine.unprivileged().set("JAVA_OPTS", "").launch(Shell.DASH);

            assertEquals(0, outcome.status(), outcome.err());
            assertEquals(List.of(), kept());
        }

        @Test
        void isAnOrdinaryOneWithAnOlderJava() throws Exception {
            machine.minimumJava(11).runtime("/usr/lib/jvm/java-11", "11.0.2");

            Outcome outcome = machine.launch(Shell.DASH);

            assertEquals(List.of("-jar", machine.jar()), outcome.arguments());
        }
    }

    @Nested
    class WhatWasRecorded {
        @ParameterizedTest
        @ValueSource(ints = {17, 25})
        void isNotUsedOnceAJarIsNewer(int java) throws Exception {
            on(java).start();
            start(LONG_ENOUGH);
            Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(2)));

            Outcome outcome = start();

            assertFalse(isMapped(outcome));
            assertTrue(outcome.err().contains("shop.jar is newer than"), outcome.err());
        }

        @ParameterizedTest
        @ValueSource(ints = {17, 25})
        void isRecordedAnewIfTheJvmDoesNotTakeIt(int java) throws Exception {
            on(java).start();

            Outcome refused = start("-XX:+UseZGC", UNTIL_IT_IS_REFUSED);
            assertFalse(isMapped(refused));
            assertTrue(refused.err().contains("another is recorded")
                    || refused.err().contains("records another"));
            assertFalse(isMapped(start("-XX:+UseZGC")));
            assertTrue(isMapped(start("-XX:+UseZGC", LONG_ENOUGH)));
            assertEquals(Stream.of(archiveOf(java), "since").sorted().toList(), kept());
        }

        @Test
        void isGivenUpIfTheNextOneIsNotTakenEither() throws Exception {
            on(17).start();
            start("-XX:+UseZGC", UNTIL_IT_IS_REFUSED);
            start();

            Outcome second = start("-XX:+UseZGC", UNTIL_IT_IS_REFUSED);

            assertTrue(second.err().contains("none is recorded for this release"), second.err());
            start();
            assertFalse(kept().contains("new"));
            assertFalse(isMapped(start()));
        }

        @ParameterizedTest
        @ValueSource(ints = {17, 25})
        void endsOneStartAtMostIfItIsCutOff(int java) throws Exception {
            on(java).start();
            start(LONG_ENOUGH);
            Path archive = archive(archiveOf(java));
            Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-r-----"));
            byte[] all = Files.readAllBytes(archive);
            Files.write(archive, Arrays.copyOf(all, 100_000));

            start("-XX:ErrorFile=" + machine.path("/hs_err.log")); // with 17 it ends by SIGBUS

            Outcome next = start();
            assertEquals(0, next.status());
            assertFalse(isMapped(next));
            assertTrue(next.err().contains("records another for the next start"), next.err());
            assertTrue(isMapped(start(LONG_ENOUGH)));
        }

        @Test
        void isExplainedAndNotTouchedByThat() throws Exception {
            on(17).start();
            List<String> before = kept();

            Outcome outcome = machine.withoutSystemd().launch(Shell.DASH, "--explain");

            assertTrue(outcome.out().contains("-XX:"), outcome.out());
            assertTrue(outcome.out().contains("<fastStart>"), outcome.out());
            assertEquals(before, kept());
        }
    }

    @Nested
    class Training {
        @BeforeEach
        void isWanted() {
            machine.fastStart("1.1.0-1", "-Dtrained=yes --train");
        }

        @ParameterizedTest
        @ValueSource(ints = {17, 25})
        void recordsBeforeTheFirstStart(int java) throws Exception {
            on(java).machine.set("FAST_START", "training");

            Outcome training = start();

            assertTrue(training.out().contains("arguments:--train\ntrained:yes"), training.out());
            machine.unset("FAST_START");
            Outcome first = start(LONG_ENOUGH);
            assertTrue(isMapped(first));
            assertTrue(first.out().contains("arguments:\ntrained:null"), first.out());
        }

        @Test
        void isNoStartWhereNothingWouldComeOfIt() throws Exception {
            on(17).machine.set("FAST_START", "training");

            assertEquals("", start("-Xshare:auto").out());
            start();
            assertEquals("", start().out());
        }
    }
}
