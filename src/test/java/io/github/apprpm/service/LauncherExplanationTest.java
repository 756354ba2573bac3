package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code launch --explain} says, where systemd does not run; the course ages on a host has it explain a unit. */
@Tag("tool")
class LauncherExplanationTest extends OnMachine {
    @BeforeEach
    void startWithoutSystemd() {
        machine.withoutSystemd().directories();
    }

    private String explained(Shell shell) throws Exception {
        Outcome outcome = machine.launch(shell, "--explain");
        assertEquals(0, outcome.status(), outcome.out() + outcome.err());
        assertEquals("", outcome.err());
        assertEquals(0, machine.starts(), outcome.out());
        return outcome.out();
    }

    private static void assertHas(String text, String... lines) {
        for (String line : lines) {
            assertTrue(text.lines().anyMatch(("  " + line)::equals), () -> "No '" + line + "' in\n" + text);
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachCandidateIsJudged(Shell shell) throws Exception {
        String old = machine.runtime("/usr/lib/jvm/java-11", "11.0.2");
        String taken = machine.runtime("/usr/lib/jvm/java-17", "17.0.9");
        String newer = machine.runtime("/opt/jdk-21", "21.0.2");
        String unknown = machine.runtimeWithoutRelease("/opt/other", "21");
        machine.defaultRuntime("/usr/lib/jvm/java-17");

        String text = explained(shell);

        assertHas(
                text,
                "JAVA_HOME is not set",
                machine.application() + "/jre    (no bin/java that can be executed)",
                taken + "    (Java 17.0.9: taken)",
                old + "    (Java 11.0.2: does not fit)",
                newer + "    (Java 21.0.2: fits, but " + taken + " comes first)",
                unknown + "    (does not tell its version)",
                taken + "/bin/java    (with these options and arguments, in this order)");
    }

    @ParameterizedTest
    @EnumSource
    void eachOptionHasItsOrigin(Shell shell) throws Exception {
        machine.runtime("/usr/lib/jvm/java-17", "17.0.9");
        Path options = machine.options("# Heap\n-Xmx1g\n21-:-Dnew=1\n17:-Dmine=1\n");
        machine.set("JAVA_OPTS", "-Done=1 '-Dtwo=a b'").set("APP_OPTS", "--three");

        assertHas(
                explained(shell),
                "-Xmx1g    (" + options + " line 2)",
                "left out: 21-:-Dnew=1    (" + options + " line 3, not for Java 17)",
                "-Dmine=1    (" + options + " line 4)",
                "-Done=1    (JAVA_OPTS)",
                "-Dtwo=a b    (JAVA_OPTS)",
                "-jar",
                machine.jar(),
                "--three    (APP_OPTS)");
    }

    @ParameterizedTest
    @EnumSource
    void theConfigurationIsThatOfTheApplication(Shell shell) throws Exception {
        machine.runtime("/usr/lib/jvm/java-17", "17.0.9");
        Path options = machine.options("");
        Path properties = machine.write("/var/app/shop/conf/application.properties", "");
        Path more = machine.write("/var/app/shop/conf/more/x.yml", "");
        machine.set("SPRING_CONFIG_ADDITIONAL_LOCATION", "optional:" + properties.getParent() + "/");

        assertHas(
                explained(shell),
                options + "    (the launcher reads it, named by SPRING_CONFIG_ADDITIONAL_LOCATION)",
                properties + "    (named by SPRING_CONFIG_ADDITIONAL_LOCATION)",
                more + "    (no variable, option or argument names it)");
    }

    @ParameterizedTest
    @EnumSource
    void secretsAreMaskedWhereverTheyAre(Shell shell) throws Exception {
        machine.runtime("/usr/lib/jvm/java-17", "17.0.9");
        machine.options("-Djavax.net.ssl.keyStorePassword=hush1\n-javaagent:/x.jar=token=hush2,b=hush3\n");
        machine.set("DB_PASSWORD", "hush4")
                .set("CLIENT_SECRET", "hush5\nhush5")
                .set("ACCESS_TOKEN", "hush6")
                .set("API_KEY", "hush7")
                .set("PGPASSWD", "hush8")
                .set("DB_URL", "postgresql://shop:hush9@db/shop?x=y")
                .set("JDBC", "jdbc:mysql://db/shop?user=shop&password=hush10")
                .set("SPRING_APPLICATION_JSON", "{\"spring\":{\"datasource\":{\"password\":\"hush11\"}}}")
                .set("JAVA_OPTS", "-Dspring.datasource.password=hush12 -Da=b")
                .set("APP_OPTS", "--password hush13 --db.pwd=hush14 plain")
                .set("PEM", "-----BEGIN PRIVATE KEY-----\nhush15\n");

        String text = explained(shell);

        assertFalse(text.contains("hush"), text);
        assertHas(
                text,
                "DB_PASSWORD=***",
                "DB_URL=postgresql://***@db/shop?x=y",
                "-Djavax.net.ssl.keyStorePassword=***    (" + machine.application() + "/conf/jvm.options line 1)",
                "-Da=b    (JAVA_OPTS)",
                "plain    (APP_OPTS)");
        assertFalse(text.contains("PWD=***"), text);
    }

    @ParameterizedTest
    @EnumSource
    void whatWouldNotStartEndsAsTheStartWould(Shell shell) throws Exception {
        String old = machine.runtime("/usr/lib/jvm/java-11", "11.0.2");

        Outcome outcome = machine.launch(shell, "--explain");

        assertEquals(78, outcome.status());
        assertHas(outcome.out(), old + "    (Java 11.0.2: does not fit)", "exit status 78");
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertTrue(outcome.err().startsWith("shop: needs Java 17 or later; found: Java 11.0.2 in "), outcome.err());

        machine.runtime("/usr/lib/jvm/java-17", "17.0.9");
        Files.delete(Path.of(machine.jar()));
        assertEquals(66, machine.launch(shell, "--explain").status());
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsMade(Shell shell) throws Exception {
        machine.runtime("/usr/lib/jvm/java-17", "17.0.9");
        machine.options("-XX:HeapDumpPath=" + machine.path("/var/lib/shop/dumps/heap.hprof") + "\n");

        machine.unprivileged().launch(shell, "--explain");

        assertFalse(Files.exists(machine.path("/var/lib/shop/dumps")));
    }

    @ParameterizedTest
    @EnumSource
    void anArgumentOfTheApplicationReachesIt(Shell shell) throws Exception {
        machine.runtime("/usr/lib/jvm/java-17", "17.0.9");

        List<String> withAnother = machine.launch(shell, "--explain", "x").arguments();
        List<String> underSystemd =
                machine.set("INVOCATION_ID", "6f1b").launch(shell, "--explain").arguments();

        assertEquals(List.of("--explain", "x"), withAnother.subList(2, 4));
        assertEquals("--explain", underSystemd.get(2));
    }

    /** As in a terminal that is itself a unit of the user's manager. */
    @Test
    void aShellBelowAUnitIsNotTheUnit() throws Exception {
        machine.runtime("/usr/lib/jvm/java-17", "17.0.9");
        machine.set("INVOCATION_ID", "6f1b").set("SYSTEMD_EXEC_PID", "1");

        assertHas(explained(Shell.DASH), "JAVA_HOME is not set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain.sh"})
    void theScriptIsClean(String name) throws Exception {
        Path file = Files.writeString(
                root.resolve("script"), Template.ofResource(name).text());
        Outcome outcome = Machine.outcome(
                new ProcessBuilder(Shell.installed("shellcheck").toString(), "-s", "sh", file.toString()).start());
        assertEquals("", outcome.out() + outcome.err());
    }
}
