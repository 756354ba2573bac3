package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher says of directories that are missing, or that the service may not write to. */
@Tag("tool")
class LauncherDirectoriesTest extends OnMachine {
    @BeforeEach
    void installJava() {
        machine.runtime("/usr/lib/jvm/java-17", "17.0.9");
    }

    private String path(String absolute) {
        return machine.path(absolute).toString();
    }

    @ParameterizedTest
    @EnumSource
    void aLogInAMissingDirectoryIsRefusedInOneLine(Shell shell) throws Exception {
        String option = "-Xlog:gc*:file=" + path("/srv/logs/gc-%t.log") + ":time:filecount=3";
        Path options = machine.options(option + "\n");

        String refusal = machine.launch(shell).refusal(78);

        assertTrue(
                refusal.matches("shop: \\Q" + option + "\\E needs the directory \\Q" + path("/srv/logs")
                        + "\\E, which is missing\\. Create it for uid \\d+, or change the option in \\Q" + options
                        + "\\E or JAVA_OPTS\\."),
                refusal);
        machine.write("/srv/logs/other", "");
        assertEquals(option, machine.launch(shell).arguments().get(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Xlog:gc:@/gc.log",
                "-Xlog:gc:file=@/gc.log",
                "-Xlog:gc:file=\"@/gc.log\":time",
                "-Xlog:gc:\"file=@/gc.log\"",
                "-Xlog::file=@/gc.log",
                "-Xloggc:@/gc.log",
                "-XX:StartFlightRecording=filename=@/x.jfr,maxage=1d",
                "-XX:StartFlightRecording:maxage=1d,filename=@/x.jfr"
            })
    void eachOptionWithoutWhoseFileNoJvmStartsIsKnown(String option) throws Exception {
        machine.options(option.replace("@", path("/no/such")) + "\n");

        String refusal = machine.launch(Shell.DASH).refusal(78);

        assertTrue(refusal.contains(" needs the directory " + path("/no/such") + ", which is missing."), refusal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Xlog",
                "-Xlog:disable",
                "-Xlog:gc*=debug",
                "-Xlog:async:drop",
                "-Xlog:gc:stdout:time",
                "-Xlog:gc::utctime",
                "-Xlog:gc:/dev/null",
                "-Xlog:gc:file=/proc/self/fd/1",
                "-Xlog:gc:file=/%p/gc.log",
                "-XX:StartFlightRecording=maxage=1d",
                "-Dlog=-Xlog:gc:/no/such/file"
            })
    void whatNeedsNoDirectoryIsLeftToTheJvm(String option) throws Exception {
        machine.options(option + "\n");

        Outcome outcome = machine.launch(Shell.DASH);

        assertEquals(option, outcome.arguments().get(0));
        assertEquals("", outcome.err());
    }

    @ParameterizedTest
    @EnumSource
    void theOptionsOfTheEnvironmentAreLookedAtButNotTheArguments(Shell shell) throws Exception {
        machine.launch(shell, "-Xlog:gc:/no/such/gc.log").arguments();

        machine.set("JAVA_OPTS", "-Xlog:gc:/no/such/gc.log").launch(shell).refusal(78);
    }

    @ParameterizedTest
    @EnumSource
    void aDirectoryThatTheUserMayNotWriteToIsNamed(Shell shell) throws Exception {
        assumeTrue(Machine.isRoot(), "only root can become another user");
        Path directory = machine.write("/srv/logs/other", "").getParent();
        Machine.allow(directory, "rwxr-xr-x");
        Machine.allow(machine.write("/srv/logs/gc.log", ""), "rw-rw-rw-");
        machine.options("-Xlog:gc:" + directory + "/more.log\n");

        assertTrue(machine.unprivileged().launch(shell).refusal(78).contains(directory + ", which is not writable."));

        machine.options("-Xlog:gc:" + directory + "/gc.log\n");
        assertEquals(0, machine.launch(shell).status(), "the file itself is writable");
    }

    @ParameterizedTest
    @EnumSource
    void whereSystemdDoesNotStartItTheDirectoriesOfTheServiceAreNamedInOneLine(Shell shell) throws Exception {
        assumeTrue(Machine.isRoot(), "only root can become another user");
        machine.directories();
        Machine.allow(machine.path("/var/log/shop"), "rwxr-xr-x");
        Files.delete(machine.path("/var/lib/shop/.keep"));
        Files.delete(machine.path("/var/lib/shop"));
        machine.options("-XX:HeapDumpPath=" + path("/var/lib/shop/dumps/heap.hprof") + "\n");

        Outcome outcome = machine.withoutSystemd().unprivileged().launch(shell);

        assertEquals(0, outcome.status());
        assertEquals(
                "shop: %s is missing, %s is not writable for uid 1234567: what is written there is lost. Create what is"
                                .formatted(path("/var/lib/shop"), path("/var/log/shop"))
                        + " missing, and give it to this user.\n",
                outcome.err());
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsSaidWhereAllIsThereOrSystemdMakesIt(Shell shell) throws Exception {
        assertEquals("", machine.launch(shell).err());
        assertEquals("", machine.withoutSystemd().directories().launch(shell).err());
    }

    @ParameterizedTest
    @EnumSource
    void theDirectoryOfDumpsIsMadeByTheService(Shell shell) throws Exception {
        assumeTrue(Machine.isRoot(), "only root can become another user");
        machine.directories().options("-XX:HeapDumpPath=" + path("/var/lib/shop/dumps/heap.hprof") + "\n");

        Files.setAttribute(machine.path("/var/lib/shop"), "unix:uid", 1234567);

        machine.launch(shell);
        assertFalse(Files.exists(machine.path("/var/lib/shop/dumps")), "what root makes, the service cannot use");

        assertEquals("", machine.unprivileged().launch(shell).err());
        assertTrue(Files.isDirectory(machine.path("/var/lib/shop/dumps")));
    }

    @ParameterizedTest
    @EnumSource
    void aServiceOfRootMakesItAsWell(Shell shell) throws Exception {
        machine.directories().options("-XX:ErrorFile=" + path("/var/lib/shop/dumps/hs_err.log") + "\n");

        assertEquals("", machine.launch(shell).err());
        assertTrue(Files.isDirectory(machine.path("/var/lib/shop/dumps")));
    }

    @ParameterizedTest
    @EnumSource
    void aMissingDirectoryOfDumpsIsNamedAndTheServiceStarts(Shell shell) throws Exception {
        machine.options(
                "-XX:HeapDumpPath=%1$s/heap.hprof\n-XX:ErrorFile=%1$s/hs_err.log\n".formatted(path("/srv/dumps")));

        Outcome outcome = machine.launch(shell);

        assertEquals(0, outcome.status());
        assertTrue(
                outcome.err().startsWith("shop: " + path("/srv/dumps") + " is missing for uid ")
                        && outcome.err().lines().count() == 1,
                outcome.err());
    }

    @ParameterizedTest
    @EnumSource
    void noSentenceNamesSystemdsFilesWhereItDoesNotRun(Shell shell) throws Exception {
        machine.withoutSystemd().directories();
        machine.write("/var/app/shop/conf/jvm.options/file", "");
        List<Machine> wrong = List.of(
                machine,
                new Machine(root).withoutSystemd().minimumJava(99),
                new Machine(root).withoutSystemd().set("JAVA_HOME", "/no/such"),
                new Machine(root).withoutSystemd().set("JAVA_OPTS", "'"));

        for (Machine one : wrong) {
            String refusal = one.launch(shell).refusal(78);
            assertFalse(refusal.contains("systemctl") || refusal.contains("sysconfig"), refusal);
        }
    }
}
