package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.model.InstalledApplication;
import io.github.apprpm.model.JavaCommand;
import io.github.apprpm.model.JavaReleases;
import io.github.apprpm.model.Layout;
import io.github.apprpm.model.PackageName;
import io.github.apprpm.model.PackagingException;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("tool")
class LauncherTest extends OnMachine {
    @Nested
    class Environment {
        @BeforeEach
        void installJava() {
            machine.runtime("/usr/lib/jvm/java-17", "17.0.9");
        }

        @ParameterizedTest
        @EnumSource
        void isThatOfTheCaller(Shell shell) throws Exception {
            List<String> plain = Stream.of("name", "home", "line", "options", "version", "default", "rest", "word")
                    .peek(name -> machine.set(name, "mine"))
                    .map(name -> name + "=mine")
                    .toList();

            List<String> environment = machine.launch(shell).environment();

            assertTrue(environment.containsAll(plain), environment::toString);
            assertFalse(environment.stream().anyMatch(line -> line.matches("_[a-z].*")), environment::toString);
        }

        @ParameterizedTest
        @EnumSource
        void getsALocaleIfThereIsNone(Shell shell) throws Exception {
            assertTrue(machine.unset("LANG").launch(shell).environment().contains("LANG=C.UTF-8"));
        }

        @ParameterizedTest
        @EnumSource
        void keepsItsLocale(Shell shell) throws Exception {
            assertTrue(machine.set("LANG", "C").launch(shell).environment().contains("LANG=C"));

            List<String> all =
                    machine.unset("LANG").set("LC_ALL", "C").launch(shell).environment();
            assertTrue(all.contains("LC_ALL=C"));
            assertFalse(all.stream().anyMatch(line -> line.startsWith("LANG=")));
        }

        @ParameterizedTest
        @EnumSource
        void namesANamelessUserAfterTheService(Shell shell) throws Exception {
            Outcome outcome = machine.nameless().launch(shell);

            assertEquals(
                    List.of("-Duser.name=shop", "-Duser.home=/tmp"),
                    outcome.arguments().subList(0, 2));
            assertTrue(outcome.environment().contains("HOME=/tmp"));
        }

        @ParameterizedTest
        @EnumSource
        void letsANamelessUserLiveInTheStateDirectory(Shell shell) throws Exception {
            Path state = machine.write("/var/lib/shop/file", "").getParent();

            for (Machine one : List.of(machine.nameless(), machine.set("HOME", "/"))) {
                Outcome outcome = one.launch(shell);
                assertTrue(outcome.arguments().contains("-Duser.home=" + state), outcome.out());
                assertTrue(outcome.environment().contains("HOME=" + state), outcome.out());
            }
        }

        @ParameterizedTest
        @EnumSource
        void keepsWhatANamelessUserSets(Shell shell) throws Exception {
            Outcome outcome = machine.nameless()
                    .set("HOME", "/a home")
                    .set("USER", "anna")
                    .launch(shell);

            assertEquals(
                    List.of("-Duser.name=anna", "-Duser.home=/a home"),
                    outcome.arguments().subList(0, 2));
        }

        @ParameterizedTest
        @EnumSource
        void leavesANamedUserToTheJvm(Shell shell) throws Exception {
            assertEquals(
                    List.of("-jar", machine.jar()),
                    machine.unset("INVOCATION_ID", "USER").launch(shell).arguments());
        }

        @ParameterizedTest
        @EnumSource
        void isTrustedUnderSystemd(Shell shell) throws Exception {
            machine.nameless().set("INVOCATION_ID", "6f1b").set("USER", "shop");

            assertEquals(List.of("-jar", machine.jar()), machine.launch(shell).arguments());
        }

        @ParameterizedTest
        @EnumSource
        void givesTheJvmMostOfAContainer(Shell shell) throws Exception {
            List<String> inContainer = List.of("-XX:MaxRAMPercentage=75", "-jar", machine.jar());

            for (String variable : List.of("container", "KUBERNETES_SERVICE_HOST")) {
                assertEquals(
                        inContainer, machine.set(variable, "x").launch(shell).arguments(), variable);
                machine.unset(variable);
            }
            for (String file : List.of("/run/.containerenv", "/.dockerenv")) {
                Path mark = machine.write(file, "");
                assertEquals(inContainer, machine.launch(shell).arguments(), file);
                Files.delete(mark);
            }
        }

        @ParameterizedTest
        @EnumSource
        void asksNothingOfJavaEightThatItMayNotKnow(Shell shell) throws Exception {
            machine.runtime("/srv/jdk", "1.8.0_181");
            machine.minimumJava(8).set("container", "podman");

            assertEquals(
                    List.of("-jar", machine.jar()),
                    machine.set("JAVA_HOME", machine.path("/srv/jdk").toString())
                            .launch(shell)
                            .arguments());
        }
    }

    @Nested
    class TheProcess {
        @BeforeEach
        void installJava() {
            machine.runtime("/usr/lib/jvm/java-17", "17.0.9");
        }

        @ParameterizedTest
        @EnumSource
        void becomesTheJvm(Shell shell) throws Exception {
            Outcome outcome = machine.launch(shell);

            assertEquals(List.of(Long.toString(outcome.pid())), outcome.told("pid"));
        }

        @ParameterizedTest
        @EnumSource
        void getsItsSignals(Shell shell) throws Exception {
            Process process = machine.set("WAIT", "yes").start(shell, new JavaCommand.Jar(machine.jar()));
            BufferedReader out = process.inputReader();
            while (!out.readLine().equals("environment:WAIT=yes")) {
                // The rest of what it tells is of no interest here.
            }

            process.destroy();

            assertEquals(143, process.waitFor());
        }
    }

    @Nested
    class TheScript {
        private final InstalledApplication shop = InstalledApplication.below("/var/app", new PackageName("shop"));
        private final InstalledApplication shopInUsr = InstalledApplication.inUsr(new PackageName("shop"));
        private final JavaCommand jar = new JavaCommand.Jar("/var/app/shop/lib/shop.jar");

        @Test
        void isCleanAsATemplate() throws Exception {
            assertClean(Template.ofResource("launch.sh").text().replace("@comparison@", "-ge"));
        }

        @Test
        void isCleanForOneReleaseOfJava() throws Exception {
            String text = new Launcher(shop, JavaReleases.only(21), jar, Map.of(), Optional.empty()).text();

            assertClean(text);
            assertEquals(Optional.of(JavaReleases.only(21)), Launcher.java(text));
        }

        @Test
        void isCleanForAJar() throws Exception {
            assertClean(new Launcher(shop, JavaReleases.from(17), jar, Map.of(), Optional.empty()).text());
        }

        @Test
        void isCleanForAMainClass() throws Exception {
            JavaCommand main = new JavaCommand.MainClass(
                    List.of("/var/app/shop/lib/shop.jar", "/var/app/shop/lib/*"), "com.acme.Main");

            assertClean(new Launcher(
                            new InstalledApplication("shop", Layout.APP, "/var/app/it's here"),
                            JavaReleases.from(8),
                            main,
                            Map.of(),
                            Optional.empty())
                    .text());
        }

        @Test
        void isCleanWithAProperty() throws Exception {
            Map<String, String> properties = Map.of("dw.server.connectors[0].port", "PORT");

            assertClean(new Launcher(shop, JavaReleases.from(17), jar, properties, Optional.empty()).text());
        }

        @Test
        void saysWhichJavaItNeeds() {
            String text = new Launcher(shop, JavaReleases.from(21), jar, Map.of(), Optional.empty()).text();

            assertEquals(Optional.of(JavaReleases.from(21)), Launcher.java(text));
            assertEquals(Optional.empty(), Launcher.java("#!/bin/sh\nexec java -jar shop.jar\n"));
        }

        @Test
        void readsWhatIsInstalled() throws Exception {
            for (InstalledApplication place : List.of(shop, shopInUsr)) {
                Launcher launcher = new Launcher(place, JavaReleases.from(17), jar, Map.of(), Optional.empty());
                List<String> lines = composed(launcher.text(), place);

                assertTrue(lines.contains("_options=" + place.jvmOptions()));
                assertTrue(lines.contains("_settings=" + place.settings()));
                assertTrue(lines.stream().anyMatch(line -> line.contains(". " + place.explanation())));
                assertTrue(lines.stream().anyMatch(line -> line.contains(place.runtime())));
                assertTrue(composed(launcher.explanation(), place).stream()
                        .anyMatch(line -> line.contains(" in " + place.configuration() + "/* ")));
                assertClean(launcher.text());
            }
        }

        /** A script composes paths while it runs. */
        private List<String> composed(String script, InstalledApplication place) {
            return script.replace("$_home", place.home())
                    .replace("$_name", place.name())
                    .replaceAll("[\"']", "")
                    .lines()
                    .toList();
        }

        @Test
        void needsAVersionOfJavaThatExists() {
            for (int version : List.of(-1, 7, 1700)) {
                PackagingException refusal = assertThrows(
                        PackagingException.class,
                        () -> new Launcher(shop, JavaReleases.from(version), jar, Map.of(), Optional.empty()));
                assertTrue(refusal.getMessage().contains("'" + version + "'"), refusal.getMessage());
                assertTrue(refusal.getMessage().contains("-Dapprpm.minimumJava"), refusal.getMessage());
            }
        }

        private void assertClean(String script) throws Exception {
            Path file = Files.writeString(root.resolve("script"), script);
            Process shellcheck =
                    new ProcessBuilder(Shell.installed("shellcheck").toString(), "-s", "sh", file.toString()).start();
            Outcome outcome = Machine.outcome(shellcheck);
            assertEquals("", outcome.out() + outcome.err());
            assertEquals(0, outcome.status());
        }
    }
}
