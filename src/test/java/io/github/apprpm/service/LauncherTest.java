package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.apprpm.model.InstalledApplication;
import io.github.apprpm.model.JavaCommand;
import io.github.apprpm.model.JavaReleases;
import io.github.apprpm.model.PackageName;
import io.github.apprpm.model.PackagingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("tool")
class LauncherTest {
    private static final String INSTALL = "java-21-openjdk-headless or temurin-21-jre";

    @TempDir
    Path root;

    private Machine machine;

    @BeforeEach
    void installTheApplication() {
        machine = new Machine(root);
    }

    @Nested
    class OneReleaseOnly {
        @BeforeEach
        void takeJava17() {
            machine.onlyJava(17);
        }

        @ParameterizedTest
        @EnumSource
        void aNewerRuntimeIsPassedOver(Shell shell) throws Exception {
            String home = machine.runtime("/usr/lib/jvm/java-17", "17.0.9");
            machine.runtime("/usr/lib/jvm/java-25", "25.0.3");
            machine.runtime("/usr/lib/jvm/java-11", "11.0.2");
            machine.runtime("/var/app/shop/jre", "21.0.2");
            machine.defaultRuntime("/usr/lib/jvm/java-25");

            assertEquals(home + "/bin/java", machine.launch(shell).java());
        }

        @ParameterizedTest
        @EnumSource
        void previewFeaturesAreEnabledBeforeTheJar(Shell shell) throws Exception {
            machine.runtime("/usr/lib/jvm/java-17", "17.0.9");

            List<String> arguments =
                    machine.set("JAVA_OPTS", "-Xmx1g").launch(shell).arguments();

            assertEquals(List.of("-Xmx1g", "--enable-preview", "-jar", machine.jar()), arguments);
        }

        @ParameterizedTest
        @EnumSource
        void aRefusalSaysThatNoOtherWillDo(Shell shell) throws Exception {
            String newer = machine.runtime("/usr/lib/jvm/java-21", "21.0.2");

            assertEquals(
                    "shop: needs Java 17 and no other; found: Java 21.0.2 in " + newer
                            + ". Install java-17-openjdk-headless or temurin-17-jre, or set JAVA_HOME in"
                            + " /etc/sysconfig/shop.",
                    machine.launch(shell).refusal(78));
            assertTrue(machine.set("JAVA_HOME", newer)
                    .launch(shell)
                    .refusal(78)
                    .startsWith("shop: needs Java 17 and no other, but JAVA_HOME=" + newer + " is Java 21.0.2;"));
        }
    }

    @Nested
    class JavaHome {
        @ParameterizedTest
        @EnumSource
        void outranksAllOthers(Shell shell) throws Exception {
            String home = machine.runtime("/srv/jdk", "17.0.9");
            machine.runtime("/var/app/shop/jre", "21.0.2");
            machine.runtime("/usr/lib/jvm/java-25", "25.0.3");
            machine.defaultRuntime("/usr/lib/jvm/java-25").set("JAVA_HOME", home);

            assertEquals(home + "/bin/java", machine.launch(shell).java());
        }

        @ParameterizedTest
        @EnumSource
        void mayHaveSpaces(Shell shell) throws Exception {
            String home = machine.runtime("/srv/my jdk * 17", "17.0.9");

            assertEquals(
                    home + "/bin/java",
                    machine.set("JAVA_HOME", home).launch(shell).java());
        }

        @ParameterizedTest
        @EnumSource
        void isFinalEvenIfTooOld(Shell shell) throws Exception {
            String old = machine.runtime("/srv/jdk", "11.0.2");
            String fitting = machine.runtime("/usr/lib/jvm/java-17", "17.0.9");

            assertEquals(
                    "shop: needs Java 17 or later, but JAVA_HOME=" + old + " is Java 11.0.2; found: Java 17.0.9 in "
                            + fitting + ". Set JAVA_HOME in /etc/sysconfig/shop to a fitting one, or to nothing to have"
                            + " one searched, or install one: " + INSTALL + ".",
                    machine.set("JAVA_HOME", old).launch(shell).refusal(78));
            assertEquals(0, machine.starts());
        }

        @ParameterizedTest
        @EnumSource
        void isFinalEvenIfItHasNoJava(Shell shell) throws Exception {
            machine.runtime("/usr/lib/jvm/java-17", "17.0.9");

            String refusal =
                    machine.set("JAVA_HOME", "/no/such/jdk").launch(shell).refusal(78);

            assertTrue(
                    refusal.contains("JAVA_HOME=/no/such/jdk has no bin/java that can be executed; found: Java 17.0.9"),
                    refusal);
        }

        @ParameterizedTest
        @EnumSource
        void isSearchedIfEmpty(Shell shell) throws Exception {
            String home = machine.runtime("/usr/lib/jvm/java-17", "17.0.9");

            assertEquals(
                    home + "/bin/java",
                    machine.set("JAVA_HOME", "").launch(shell).java());
        }

        @ParameterizedTest
        @EnumSource
        void isAskedOnceIfItHasNoReleaseFile(Shell shell) throws Exception {
            String home = machine.runtimeWithoutRelease("/srv/jdk", "17.0.9");

            assertEquals(
                    home + "/bin/java",
                    machine.set("JAVA_HOME", home).launch(shell).java());
            assertEquals(2, machine.starts(), "for the version, and for the application");
        }

        @ParameterizedTest
        @EnumSource
        void isAskedWithoutTheOptionsOfTheApplication(Shell shell) throws Exception {
            String home = machine.runtimeWithoutRelease("/srv/jdk", "17.0.9");

            Outcome outcome = machine.set("JAVA_HOME", home)
                    .set("JAVA_TOOL_OPTIONS", " version \"1.6")
                    .launch(shell);

            assertEquals(home + "/bin/java", outcome.java());
            assertTrue(outcome.environment().contains("JAVA_TOOL_OPTIONS= version \"1.6"));
        }

        @ParameterizedTest
        @EnumSource
        void isRefusedIfItDoesNotTellItsVersion(Shell shell) throws Exception {
            String home = machine.runtimeWithoutRelease("/srv/jdk", "seventeen");

            String refusal = machine.set("JAVA_HOME", home).launch(shell).refusal(78);

            assertTrue(refusal.contains("JAVA_HOME=" + home + " does not tell its version; found: none."), refusal);
        }
    }

    @Nested
    class Search {
        @ParameterizedTest
        @EnumSource
        void takesTheRuntimeOfThePackageFirst(Shell shell) throws Exception {
            String home = machine.runtime("/var/app/shop/jre", "17.0.9");
            machine.runtime("/usr/lib/jvm/java-25", "25.0.3");

            assertEquals(
                    home + "/bin/java",
                    machine.defaultRuntime("/usr/lib/jvm/java-25").launch(shell).java());
        }

        @ParameterizedTest
        @EnumSource
        void takesTheDefaultOfTheHostBeforeNewerOnes(Shell shell) throws Exception {
            String home = machine.runtime("/usr/lib/jvm/java-17", "17.0.9");
            machine.runtime("/usr/lib/jvm/java-25", "25.0.3");

            assertEquals(
                    home + "/bin/java",
                    machine.defaultRuntime("/usr/lib/jvm/java-17").launch(shell).java());
        }

        @ParameterizedTest
        @EnumSource
        void takesADefaultThatIsNoLink(Shell shell) throws Exception {
            String home = machine.runtimeWithoutRelease("/usr", "17.0.9");
            machine.runtime("/usr/lib/jvm/java-25", "25.0.3");

            assertEquals(home + "/bin/java", machine.launch(shell).java());
        }

        @ParameterizedTest
        @EnumSource
        void passesOverWhatIsTooOld(Shell shell) throws Exception {
            machine.runtime("/var/app/shop/jre", "8.0.1");
            machine.runtime("/usr/lib/jvm/java-11", "11.0.2");
            String home = machine.runtime("/usr/lib/jvm/java-17", "17.0.9");

            assertEquals(
                    home + "/bin/java",
                    machine.defaultRuntime("/usr/lib/jvm/java-11").launch(shell).java());
        }

        @ParameterizedTest
        @EnumSource
        void takesTheNewestByNumber(Shell shell) throws Exception {
            machine.runtime("/usr/lib/jvm/a", "17.0.20");
            machine.runtime("/usr/lib/jvm/b", "21.0.9");
            String newest = machine.runtime("/usr/lib/jvm/c", "21.0.10");
            machine.runtime("/usr/lib/jvm/d", "21");
            machine.runtime("/usr/lib/jvm/e", "9.0.4");

            assertEquals(newest + "/bin/java", machine.launch(shell).java());
        }

        @ParameterizedTest
        @EnumSource
        void looksWhereDistributionsAndVendorsInstall(Shell shell) throws Exception {
            int update = 0;
            for (String directory : List.of("/opt", "/opt/java", "/usr/java", "/usr/lib64/jvm", "/usr/lib/jvm")) {
                String home = machine.runtime(directory + "/a jdk", "17.0." + ++update);
                assertEquals(home + "/bin/java", machine.launch(shell).java());
            }
        }

        @ParameterizedTest
        @EnumSource
        void startsNoJvmToLearnItsVersion(Shell shell) throws Exception {
            machine.runtime("/usr/lib/jvm/java-11", "11.0.2");
            machine.runtime("/usr/lib/jvm/java-17", "17.0.9");
            machine.runtime("/usr/lib/jvm/java-21", "21.0.2");

            machine.defaultRuntime("/usr/lib/jvm/java-11").launch(shell).java();

            assertEquals(1, machine.starts());
        }

        @ParameterizedTest
        @EnumSource
        void startsNothingThatNobodyChose(Shell shell) throws Exception {
            String home = machine.runtimeWithoutRelease("/opt/something", "17.0.9");

            assertEquals(
                    "shop: needs Java 17 or later; found: Java of unknown version in " + home + ". Install " + INSTALL
                            + ", or set JAVA_HOME in /etc/sysconfig/shop.",
                    machine.launch(shell).refusal(78));
            assertEquals(0, machine.starts());
        }

        @ParameterizedTest
        @EnumSource
        void readsOldAndNewVersionNumbers(Shell shell) throws Exception {
            String home = machine.runtime("/usr/lib/jvm/java-8", "1.8.0_392");
            assertEquals(
                    home + "/bin/java", machine.minimumJava(8).launch(shell).java());

            String refusal = machine.minimumJava(9).launch(shell).refusal(78);
            assertTrue(refusal.contains("found: Java 1.8.0_392 in " + home), refusal);

            machine.runtime("/usr/lib/jvm/java-26", "26-ea");
            machine.minimumJava(26).launch(shell).java();
        }

        @ParameterizedTest
        @EnumSource
        void readsReleaseFilesOfAllForms(Shell shell) throws Exception {
            String home = machine.runtimeWithoutRelease("/usr/lib/jvm/jdk", "0");
            for (String release : List.of("JAVA_VERSION=17.0.9", "A=\"\\\"\r\nJAVA_VERSION=\"17.0.9\"\r\nB=\n")) {
                machine.write("/usr/lib/jvm/jdk/release", release);
                assertEquals(home + "/bin/java", machine.launch(shell).java());
            }
        }

        @ParameterizedTest
        @EnumSource
        void passesOverBrokenReleaseFiles(Shell shell) throws Exception {
            machine.runtime("/usr/lib/jvm/a", "");
            machine.runtime("/usr/lib/jvm/b", "x17");
            machine.runtime("/usr/lib/jvm/c", "99999999999999999999");
            machine.runtimeWithoutRelease("/usr/lib/jvm/d", "17");
            machine.write("/usr/lib/jvm/d/release/file", "JAVA_VERSION=17");
            String home = machine.runtime("/usr/lib/jvm/e", "17.0.9");

            Outcome outcome = machine.launch(shell);

            assertEquals(home + "/bin/java", outcome.java());
            assertEquals("", outcome.err());
        }

        @ParameterizedTest
        @EnumSource
        void passesOverWhatCannotBeExecuted(Shell shell) throws Exception {
            machine.runtime("/usr/lib/jvm/java-17", "17.0.9");
            Machine.allow(machine.path("/usr/lib/jvm/java-17/bin/java"), "rw-r--r--");
            machine.write("/usr/lib/jvm/directory/bin/java/file", "");

            String refusal = machine.launch(shell).refusal(78);

            assertTrue(refusal.contains("found: none."), refusal);
        }

        @ParameterizedTest
        @EnumSource
        void takesADirectoryBeforeALinkToIt(Shell shell) throws Exception {
            String home = machine.runtime("/usr/lib/jvm/java-17", "17.0.9");
            machine.link("/usr/lib/jvm/default", home).link("/usr/lib/jvm/jre", home);

            assertEquals(home + "/bin/java", machine.launch(shell).java());
        }

        @ParameterizedTest
        @EnumSource
        void findsARuntimeThroughALink(Shell shell) throws Exception {
            String home = machine.runtime("/srv/jdk", "17.0.9");
            machine.link("/usr/java/latest", home);

            assertEquals(
                    machine.path("/usr/java/latest/bin/java").toString(),
                    machine.launch(shell).java());
        }

        @ParameterizedTest
        @EnumSource
        void refusesWithAllThatWasFoundEachOnce(Shell shell) throws Exception {
            String eleven = machine.runtime("/usr/lib/jvm/java-11", "11.0.2");
            String eight = machine.runtime("/opt/jdk8", "1.8.0_392");
            machine.link("/usr/lib/jvm/jre", eleven).link("/usr/java/default", eight);

            assertEquals(
                    "shop: needs Java 17 or later; found: Java 11.0.2 in %s, Java 1.8.0_392 in %s. Install %s, or set JAVA_HOME in /etc/sysconfig/shop."
                            .formatted(eleven, eight, INSTALL),
                    machine.defaultRuntime("/usr/lib/jvm/java-11").launch(shell).refusal(78));
        }

        @ParameterizedTest
        @EnumSource
        void refusesWithNoneIfThereIsNone(Shell shell) throws Exception {
            assertEquals(
                    "shop: needs Java 22 or later; found: none. Install java-25-openjdk-headless or temurin-25-jre, or set"
                            + " JAVA_HOME in /etc/sysconfig/shop.",
                    machine.minimumJava(22).launch(shell).refusal(78));
        }
    }

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

    @Nested
    class OptionsFile {
        @BeforeEach
        void installJava() {
            machine.runtime("/usr/lib/jvm/java-17", "17.0.9");
        }

        @ParameterizedTest
        @EnumSource
        void givesOneArgumentForEachLine(Shell shell) throws Exception {
            machine.options("""
                    # A comment

                      -Xmx1g\t
                    -Dgreeting=Hello,  "you" and 'me' \\n
                    -Dcode=$(id) `id` $HOME ~ *
                      # -Dnot.this=1
                    @/etc/more.options
                    -Dlast=ü\
                    """);

            assertEquals(
                    List.of(
                            "-Xmx1g",
                            "-Dgreeting=Hello,  \"you\" and 'me' \\n",
                            "-Dcode=$(id) `id` $HOME ~ *",
                            "@/etc/more.options",
                            "-Dlast=ü",
                            "-jar",
                            machine.jar()),
                    machine.launch(shell).arguments());
        }

        @ParameterizedTest
        @EnumSource
        void mayComeFromWindows(Shell shell) throws Exception {
            machine.options("-Xmx1g\r\n\r\n# x\r\n17:-Xms1g\r\n");

            assertEquals(
                    List.of("-Xmx1g", "-Xms1g", "-jar", machine.jar()),
                    machine.launch(shell).arguments());
        }

        @ParameterizedTest
        @EnumSource
        void guardsLinesByTheVersionOfJava(Shell shell) throws Exception {
            machine.options("""
                    17:-Done
                    16:-Dnever
                    18:-Dnever
                    8-17:-Dtwo
                    17-17: -Dthree
                    17-21:-Dfour=17-:-x
                    8-16:-Dnever
                    18-21:-Dnever
                    17-:-Dfive
                    9-:-Dsix
                    21-:-Dnever
                    """);

            assertEquals(
                    List.of("-Done", "-Dtwo", "-Dthree", "-Dfour=17-:-x", "-Dfive", "-Dsix", "-jar", machine.jar()),
                    machine.launch(shell).arguments());
        }

        @ParameterizedTest
        @EnumSource
        void isNotNeeded(Shell shell) throws Exception {
            assertEquals(List.of("-jar", machine.jar()), machine.launch(shell).arguments());
        }

        @ParameterizedTest
        @EnumSource
        void refusesALineThatJavaWouldMisunderstand(Shell shell) throws Exception {
            assertRefused(shell, "Xmx1g", "'Xmx1g' does not begin with -");
            assertRefused(shell, "17:Xmx1g", "'Xmx1g' does not begin with -");
            assertRefused(shell, "17:", "'' does not begin with -");
            assertRefused(shell, "Dpassword=secret", "'Dpassword' does not begin with -");
        }

        @ParameterizedTest
        @EnumSource
        void refusesAGuardThatIsNoRange(Shell shell) throws Exception {
            for (String guard : List.of("21-17:", "17+:", "1-2-3:", "1700:", "99999999999999999999:")) {
                assertRefused(shell, guard + "-Xmx1g", "'" + guard + "' is no range of Java versions");
            }
        }

        private void assertRefused(Shell shell, String line, String problem) throws Exception {
            Path options = machine.options("# Heap\n" + line + "\n-Xms1g\n");

            assertEquals(
                    "shop: " + options + " line 2: " + problem
                            + ". A line is one option for java, such as -Xmx512m, or for some versions only:"
                            + " 17:-Xmx512m, 17-20:-Xmx512m or 21-:-Xmx512m.",
                    machine.launch(shell).refusal(78));
        }

        @ParameterizedTest
        @EnumSource
        void isRefusedIfUnreadable(Shell shell) throws Exception {
            Machine.allow(machine.options("-Xmx1g\n"), "---------");

            assertUnreadable(machine.unprivileged().launch(shell));
        }

        @ParameterizedTest
        @EnumSource
        void isRefusedIfItsDirectoryIsClosed(Shell shell) throws Exception {
            Path directory = machine.options("-Xmx1g\n").getParent();
            Machine.allow(directory, "---------");
            try {
                assertUnreadable(machine.unprivileged().launch(shell));
            } finally {
                Machine.allow(directory, "rwx------");
            }
        }

        @ParameterizedTest
        @EnumSource
        void isRefusedIfItIsADirectory(Shell shell) throws Exception {
            machine.write("/var/app/shop/conf/jvm.options/file", "");

            assertUnreadable(machine.launch(shell));
        }

        private void assertUnreadable(Outcome outcome) {
            String refusal = outcome.refusal(78);
            assertTrue(
                    refusal.matches(
                            "shop: \\Q" + machine.application() + "\\E/conf/jvm.options is not a file that uid \\d+"
                                    + " can read\\. Start the service with 'systemctl start shop', or give its group the right"
                                    + " to read the file\\."),
                    refusal);
        }
    }

    @Nested
    class Words {
        @BeforeEach
        void installJava() {
            machine.runtime("/usr/lib/jvm/java-17", "17.0.9");
        }

        record Case(String text, List<String> words) {}

        static Stream<Case> cases() {
            return Stream.of(
                    new Case("", List.of()),
                    new Case(" \t\n ", List.of()),
                    new Case("-Xmx1g", List.of("-Xmx1g")),
                    new Case("  -Xmx1g \t-Xms1g\n-Da=b\n", List.of("-Xmx1g", "-Xms1g", "-Da=b")),
                    new Case("-Da='b  c' \"-Dd=e  f\"", List.of("-Da=b  c", "-Dd=e  f")),
                    new Case("-Da=b\\ c\\\\ \\'x\\\"", List.of("-Da=b c\\", "'x\"")),
                    new Case("'' \"\" a''\"\"b", List.of("", "", "ab")),
                    new Case("'a\\b\"c' \"a'b\"", List.of("a\\b\"c", "a'b")),
                    new Case("\"a\\\"b\\\\c\\$d\\`e\\nf\"", List.of("a\"b\\c$d`e\\nf")),
                    new Case("'one'two\"three\"\\ four", List.of("onetwothree four")),
                    new Case("# a # b", List.of("#", "a", "#", "b")),
                    new Case(
                            "$(id) `id` $HOME ${HOME} * ~ a;b|c&d >x",
                            List.of("$(id)", "`id`", "$HOME", "${HOME}", "*", "~", "a;b|c&d", ">x")),
                    new Case("\"$(id) `id` $HOME *\" '$(id)'", List.of("$(id) `id` $HOME *", "$(id)")),
                    new Case("-Dx=[a-z]? -x %s %d \\%", List.of("-Dx=[a-z]?", "-x", "%s", "%d", "%")),
                    new Case("-e -n -- -", List.of("-e", "-n", "--", "-")));
        }

        static Stream<Object[]> casesInEachShell() {
            return Stream.of(Shell.values()).flatMap(shell -> cases().map(one -> new Object[] {shell, one}));
        }

        @ParameterizedTest
        @MethodSource("casesInEachShell")
        void areSplitAsByAShellButNeverExpanded(Shell shell, Case one) throws Exception {
            machine.set("JAVA_OPTS", one.text()).set("APP_OPTS", one.text());

            List<String> command = List.of("-jar", machine.jar());
            assertEquals(
                    Stream.of(one.words(), command, one.words())
                            .flatMap(List::stream)
                            .toList(),
                    machine.launch(shell).arguments());
        }

        @ParameterizedTest
        @EnumSource
        void mayHaveLettersOutsideAscii(Shell shell) throws Exception {
            assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "the locale of the tests is not UTF-8");

            assertEquals(
                    List.of("-Dü=äöx", "ß", "-jar", machine.jar()),
                    machine.set("JAVA_OPTS", "-Dü=ä\\öx 'ß'").launch(shell).arguments());
        }

        @ParameterizedTest
        @EnumSource
        void runNothing(Shell shell) throws Exception {
            Path marker = root.resolve("marker");
            String text = "$(touch %1$s) `touch %1$s` \"$(touch %1$s)\" '; touch %1$s' \\$(touch %1$s) ; touch %1$s"
                    .formatted(marker);
            machine.set("JAVA_OPTS", text).set("APP_OPTS", text).options("-D$(touch " + marker + ")\n");

            machine.launch(shell, text).arguments();

            assertFalse(Files.exists(marker));
        }

        @ParameterizedTest
        @EnumSource
        void areRefusedIfAQuoteIsOpen(Shell shell) throws Exception {
            String remedy =
                    " Correct it in /etc/sysconfig/shop: a quote has a partner, and a literal quote or backslash"
                            + " has a backslash before it.";
            assertEquals(
                    "shop: JAVA_OPTS has a \" without its partner." + remedy,
                    machine.set("JAVA_OPTS", "-Da=\"b c").launch(shell).refusal(78));
            assertEquals(
                    "shop: JAVA_OPTS has a ' without its partner." + remedy,
                    machine.set("JAVA_OPTS", "-Da='b\" c").launch(shell).refusal(78));
            assertEquals(
                    "shop: JAVA_OPTS has a \" without its partner." + remedy,
                    machine.set("JAVA_OPTS", "-Da=\"b\\").launch(shell).refusal(78));
            assertEquals(
                    "shop: APP_OPTS ends with a backslash." + remedy,
                    machine.set("JAVA_OPTS", "")
                            .set("APP_OPTS", "--a=b\\")
                            .launch(shell)
                            .refusal(78));
        }

        @ParameterizedTest
        @EnumSource
        void mayBeMany(Shell shell) throws Exception {
            String text = "'-Dname=a long value' ".repeat(200);

            assertEquals(
                    202,
                    machine.set("JAVA_OPTS", text).launch(shell).arguments().size());
        }
    }

    @Nested
    class CommandLine {
        @BeforeEach
        void installJava() {
            machine.runtime("/usr/lib/jvm/java-17", "17.0.9");
        }

        @ParameterizedTest
        @EnumSource
        void setsAPropertyFromAVariable(Shell shell) throws Exception {
            machine.property("dw.server.connectors[0].port", "PORT").set("PORT", "90 90*");

            assertEquals(
                    List.of("-Ddw.server.connectors[0].port=90 90*", "-jar", machine.jar()),
                    machine.launch(shell).arguments());
        }

        @ParameterizedTest
        @EnumSource
        void setsNoPropertyWithoutAValue(Shell shell) throws Exception {
            machine.property("dw.server.connectors[0].port", "PORT");

            assertEquals(List.of("-jar", machine.jar()), machine.launch(shell).arguments());
            assertEquals(
                    List.of("-jar", machine.jar()),
                    machine.set("PORT", "").launch(shell).arguments());
        }

        @ParameterizedTest
        @EnumSource
        void letsTheLaterAndMoreSpecificSettingWin(Shell shell) throws Exception {
            machine.nameless().set("HOME", "/home/x").set("container", "podman").options("-Dfrom=file\n");
            machine.set("JAVA_OPTS", "-Dfrom=settings").set("APP_OPTS", "--from=settings");

            assertEquals(
                    List.of(
                            "-Duser.name=shop",
                            "-Duser.home=/home/x",
                            "-XX:MaxRAMPercentage=75",
                            "-Dfrom=file",
                            "-Dfrom=settings",
                            "-jar",
                            machine.jar(),
                            "--from=unit",
                            "--from=settings"),
                    machine.launch(shell, "--from=unit").arguments());
        }

        @ParameterizedTest
        @EnumSource
        void takesTheArgumentsOfTheUnitUnchanged(Shell shell) throws Exception {
            String[] arguments = {"", "a  b", "*", "$(id)", "'\"\\", "-jar", "--", "x"};

            List<String> all =
                    machine.set("APP_OPTS", "last").launch(shell, arguments).arguments();

            assertEquals(List.of("-jar", machine.jar()), all.subList(0, 2));
            assertEquals(List.of(arguments), all.subList(2, all.size() - 1));
            assertEquals("last", all.get(all.size() - 1));
        }

        @ParameterizedTest
        @EnumSource
        void runsAMainClassFromSeveralJars(Shell shell) throws Exception {
            String lib = machine.application() + "/lib";

            assertEquals(
                    List.of("-cp", machine.jar() + ":" + lib + "/*", "com.acme.Main"),
                    machine.launch(
                                    shell,
                                    new JavaCommand.MainClass(List.of(machine.jar(), lib + "/*"), "com.acme.Main"))
                            .arguments());
        }

        @ParameterizedTest
        @EnumSource
        void takesAnyDirectoryName(Shell shell) throws Exception {
            machine.applicationIn("/srv/it's \"my\" $(shop) *");

            assertEquals(List.of("-jar", machine.jar()), machine.launch(shell).arguments());
        }

        @ParameterizedTest
        @EnumSource
        void isRefusedWithoutTheJar(Shell shell) throws Exception {
            Files.delete(Path.of(machine.jar()));

            assertUnreadable(machine.launch(shell), machine.jar());
        }

        @ParameterizedTest
        @EnumSource
        void isRefusedIfTheJarIsUnreadable(Shell shell) throws Exception {
            Machine.allow(Path.of(machine.jar()), "---------");

            assertUnreadable(machine.unprivileged().launch(shell), machine.jar());
        }

        @ParameterizedTest
        @EnumSource
        void isRefusedWithoutADirectoryOfTheClassPath(Shell shell) throws Exception {
            String missing = machine.application() + "/more";

            assertUnreadable(
                    machine.launch(
                            shell, new JavaCommand.MainClass(List.of(machine.jar(), missing + "/*"), "com.acme.Main")),
                    missing);
        }

        private void assertUnreadable(Outcome outcome, String file) {
            String refusal = outcome.refusal(66);
            assertTrue(
                    refusal.matches(
                            "shop: \\Q" + file + "\\E is missing or not readable by uid \\d+\\. 'rpm -V shop' shows"
                                    + " what has changed; reinstall the package to restore it\\."),
                    refusal);
        }
    }

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
        private final JavaCommand jar = new JavaCommand.Jar("/var/app/shop/lib/shop.jar");

        @Test
        void isCleanAsATemplate() throws Exception {
            assertClean(Template.ofResource("launch.sh").text().replace("@comparison@", "-ge"));
        }

        @Test
        void isCleanForOneReleaseOfJava() throws Exception {
            String text =
                    new Launcher(new PackageName("shop"), "/var/app/shop", JavaReleases.only(21), jar, Map.of()).text();

            assertClean(text);
            assertEquals(Optional.of(JavaReleases.only(21)), Launcher.java(text));
        }

        @Test
        void isCleanForAJar() throws Exception {
            assertClean(new Launcher(new PackageName("shop"), "/var/app/shop", JavaReleases.from(17), jar, Map.of())
                    .text());
        }

        @Test
        void isCleanForAMainClass() throws Exception {
            JavaCommand main = new JavaCommand.MainClass(
                    List.of("/var/app/shop/lib/shop.jar", "/var/app/shop/lib/*"), "com.acme.Main");

            assertClean(
                    new Launcher(new PackageName("shop"), "/var/app/it's here", JavaReleases.from(8), main, Map.of())
                            .text());
        }

        @Test
        void isCleanWithAProperty() throws Exception {
            Map<String, String> properties = Map.of("dw.server.connectors[0].port", "PORT");

            assertClean(new Launcher(new PackageName("shop"), "/var/app/shop", JavaReleases.from(17), jar, properties)
                    .text());
        }

        @Test
        void saysWhichJavaItNeeds() {
            String text =
                    new Launcher(new PackageName("shop"), "/var/app/shop", JavaReleases.from(21), jar, Map.of()).text();

            assertEquals(Optional.of(JavaReleases.from(21)), Launcher.java(text));
            assertEquals(Optional.empty(), Launcher.java("#!/bin/sh\nexec java -jar shop.jar\n"));
        }

        /** A script composes paths while it runs. */
        @Test
        void readsWhatIsInstalled() {
            InstalledApplication shop = new InstalledApplication("$_name", "/HOME");
            List<String> lines = Template.ofResource("launch.sh")
                    .text()
                    .replace("$_home", "/HOME")
                    .lines()
                    .toList();

            assertTrue(lines.contains("_options=" + shop.jvmOptions()));
            assertTrue(lines.contains("_settings=" + shop.settings()));
            assertTrue(lines.stream().anyMatch(line -> line.contains("\"" + shop.runtime() + "\"")));
        }

        @Test
        void needsAVersionOfJavaThatExists() {
            for (int version : List.of(-1, 7, 1700)) {
                PackagingException refusal = assertThrows(
                        PackagingException.class,
                        () -> new Launcher(
                                new PackageName("shop"), "/var/app/shop", JavaReleases.from(version), jar, Map.of()));
                assertTrue(refusal.getMessage().contains("'" + version + "'"), refusal.getMessage());
                assertTrue(refusal.getMessage().contains("-Dapprpm.minimumJava"), refusal.getMessage());
            }
        }

        @Test
        void needsAnAbsoluteHome() {
            assertThrows(
                    PackagingException.class,
                    () -> new Launcher(new PackageName("shop"), "var/app/shop", JavaReleases.from(17), jar, Map.of()));
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
