package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.apprpm.model.JavaCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("tool")
class LauncherOptionsTest extends OnMachine {
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
}
