package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("tool")
class LauncherRealJavaTest extends OnMachine {
    @Nested
    class RealJava {
        private static final Path INSTALLED = Path.of("/usr/lib/jvm");

        @BeforeEach
        void installARealJar() throws IOException {
            Manifest manifest = new Manifest();
            manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "com.acme.Main");
            // An archive without any file is enough, as java is only asked for its settings.
            new JarOutputStream(Files.newOutputStream(Path.of(machine.jar())), manifest).close();
        }

        @ParameterizedTest
        @ValueSource(ints = {17, 25})
        void isTakenWhereItIsAskedFor(int version) throws Exception {
            String home = link(version);

            Outcome outcome = machine.minimumJava(version)
                    .set("JAVA_OPTS", "-XshowSettings:properties -version")
                    .launch(Shell.DASH);

            assertTrue(settings(outcome).contains("java.specification.version = " + version), outcome.err());
            assertTrue(settings(outcome).contains("java.home = " + Path.of(home).toRealPath()), outcome.err());
        }

        @ParameterizedTest
        @ValueSource(ints = {17, 25})
        void knowsUserHomeAndEncodingUnderANamelessUser(int version) throws Exception {
            link(version);
            assumeTrue(Machine.isRoot(), "only root can become a nameless user");

            Outcome outcome = machine.unprivileged()
                    .unset("INVOCATION_ID", "USER", "HOME", "LANG")
                    .set("JAVA_OPTS", "-XshowSettings:properties -version")
                    .launch(Shell.DASH);

            assertTrue(settings(outcome).contains("user.name = shop"), outcome.err());
            assertTrue(settings(outcome).contains("user.home = /tmp"), outcome.err());
            assertTrue(settings(outcome).contains("sun.jnu.encoding = UTF-8"), outcome.err());
        }

        @ParameterizedTest
        @ValueSource(ints = {17, 25})
        void takesOptionsOfItsVersionOnly(int version) throws Exception {
            link(version);
            machine.options("24-:--sun-misc-unsafe-memory-access=allow\n8-17:-Djava.locale.providers=COMPAT\n");

            Outcome outcome = machine.set("JAVA_OPTS", "-version").launch(Shell.DASH);

            assertEquals(0, outcome.status(), outcome.err());
        }

        /** JUnit warns of links that lead out of a scratch root. */
        @AfterEach
        void unlink() throws IOException {
            Files.deleteIfExists(machine.path("/usr/lib/jvm/real"));
        }

        private List<String> settings(Outcome outcome) {
            assertEquals(0, outcome.status(), outcome.err());
            return outcome.err().lines().map(String::strip).toList();
        }

        private String link(int version) throws IOException {
            if (Files.isDirectory(INSTALLED)) {
                try (Stream<Path> homes = Files.list(INSTALLED)) {
                    for (Path home : homes.toList()) {
                        Path release = home.resolve("release");
                        if (Files.isRegularFile(release)
                                && Files.readString(release).contains("\nJAVA_VERSION=\"" + version + ".")) {
                            machine.link("/usr/lib/jvm/real", home.toString());
                            return home.toString();
                        }
                    }
                }
            }
            assumeTrue(false, "Java " + version + " is not installed in " + INSTALLED);
            return "";
        }
    }
}
