package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.Tool;
import io.github.apprpm.Tool.Result;
import io.github.apprpm.model.Scriptlet;
import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.model.Services;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("tool")
class ServiceScriptletsTest {
    private static final String INSTALL = "1";
    private static final String UPGRADE = "2";
    private static final String ERASE = "0";
    private static final OwnUnits SHOP = new OwnUnits(List.of("shop.service"));
    private static final OwnUnits MORE = new OwnUnits(List.of(
            "shop-cleanup.timer", "shop.service", "shop-cleanup.service", "shop-w\\x2d1.service", "shop@.service"));

    private static Map<Phase, String> bodies(Services service, Map<Phase, String> own) {
        return bodies(service, SHOP, own);
    }

    private static Map<Phase, String> bodies(Services service, OwnUnits units, Map<Phase, String> own) {
        return ServiceScriptlets.of(service.spec(), units, own).stream()
                .collect(Collectors.toMap(Scriptlet::phase, Scriptlet::body));
    }

    @Test
    void eachPhaseWithSomethingToDoHasAScriptlet() {
        assertEquals(
                List.of(Phase.PRE, Phase.POST, Phase.PREUN, Phase.POSTUN, Phase.POSTTRANS),
                ServiceScriptlets.of(Services.shop().spec(), SHOP, Map.of()).stream()
                        .map(Scriptlet::phase)
                        .toList());
    }

    @Test
    void rootNeedsNoAccount() {
        assertFalse(bodies(Services.shop().withUser("root").withGroup("root"), Map.of()).values().stream()
                .anyMatch(body -> body.contains("getent")));
    }

    @Test
    void aPhaseOfTheUserAloneIsTakenAsItIs() {
        assertEquals(
                "echo\n",
                bodies(Services.shop(), Map.of(Phase.PRETRANS, "echo")).get(Phase.PRETRANS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "# nothing yet", "\n# a\n\n# b\n"})
    void aScriptWithoutACommandIsNone(String script) {
        Map<Phase, String> none = new EnumMap<>(Phase.class);
        for (Phase phase : Phase.values()) {
            none.put(phase, script);
        }
        assertEquals(bodies(Services.shop(), Map.of()), bodies(Services.shop(), none));
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo a\\ ", "echo a \\", "cat <<'E '\ntext\nE "})
    void aScriptThatMeansSomethingElseInItsPlaceIsRefused(String script) {
        Refusal.of(() -> ServiceScriptlets.of(Services.shop().spec(), SHOP, Map.of(Phase.PREUN, script)))
                .says("'preun.sh'", "End it with a line of its own");
    }

    static Stream<Services> services() {
        return Stream.of(
                Services.shop(),
                Services.oldShop(),
                Services.shop().withName("libstdc++").withUser("_shop").withGroup("staff-1"));
    }

    /** The user's scripts have an exit, a here-document and a comment at the end. */
    private static Map<Phase, String> awkward() {
        Map<Phase, String> own = new EnumMap<>(Phase.class);
        for (Phase phase : Phase.values()) {
            own.put(phase, "if [ \"$1\" = 7 ]; then exit 0; fi\ncat <<END\ntext )\nEND\necho # comment");
        }
        return own;
    }

    @ParameterizedTest
    @MethodSource("services")
    void theLinterFindsNothingToSay(Services service, @TempDir Path directory) throws IOException {
        Tool linter = Tool.installed("shellcheck", "-s", "sh");
        for (Map<Phase, String> own : List.of(Map.<Phase, String>of(), awkward())) {
            for (OwnUnits units : List.of(SHOP, MORE, MORE.replacing(Stream.of("acme-shop", "old")))) {
                for (Scriptlet scriptlet : ServiceScriptlets.of(service.spec(), units, own)) {
                    Path script = Files.writeString(
                            directory.resolve(scriptlet.phase().word()), scriptlet.body());
                    assertEquals("", linter.run(script.toString()).succeeded());
                }
            }
        }
    }

    /** A machine whose programs only write down that they were called, and fail if told so. */
    private static final class Host {
        private static final String ACTIVE = """
                Type=notify
                NRestarts=0
                ExecMainStartTimestampMonotonic=500
                Id=shop.service
                ActiveState=active
                NeedDaemonReload=no
                """;
        private static final List<String> PROGRAMS =
                List.of("getent", "groupadd", "useradd", "usermod", "id", "systemctl", "helper");
        private static final String PROGRAM = """
                #!/bin/sh
                case "${0##*/} $*" in
                    id* | systemctl\\ show* | systemctl\\ is-active*) ;;
                    *) echo "${0##*/} $*" >>'@root@/calls' ;;
                esac
                while read -r call; do
                    case "${0##*/} $*" in
                        $call) exit 6 ;;
                    esac
                done <'@root@/failing'
                case "${0##*/} $*" in
                    getent*) cat "@root@/$1" ;;
                    id*) cat '@root@/memberships' ;;
                    systemctl\\ show\\ -p\\ Id*\\ acme-shop.service) cat '@root@/acme' ;;
                    systemctl\\ show\\ -p\\ Id*) cat '@root@/units' ;;
                    systemctl\\ show*) sed -n 's/^ExecMainStart/&/p' '@root@/units' ;;
                    systemctl\\ is-active*) sed -n 's/^ActiveState=//p' '@root@/units' ;;
                esac
                """;

        private final Path root;
        private final Shell shell;
        private Services service = Services.shop();
        private OwnUnits units = SHOP;
        private List<String> client = List.of();
        private final Map<Phase, String> own = new EnumMap<>(Phase.class);

        Host(Path root, Shell shell) throws IOException {
            this.root = root;
            this.shell = shell;
            for (String program : PROGRAMS) {
                write("bin/" + program, PROGRAM.replace("@root@", root.toString()));
                path("bin/" + program).toFile().setExecutable(true);
            }
            Files.createDirectories(path("usr/lib/systemd"));
            Files.createSymbolicLink(path("usr/lib/systemd/systemd-update-helper"), path("bin/helper"));
            write("failing", "");
            write("passwd", "");
            write("group", "");
            write("memberships", "");
            Files.createDirectories(path("run/systemd/system"));
            Files.createDirectories(path("var/cache/shop/deep"));
            write("usr/lib/systemd/system/shop.service", "");
            runs(ACTIVE);
        }

        Path path(String name) {
            return root.resolve(name);
        }

        private void write(String name, String text) throws IOException {
            Files.createDirectories(path(name).getParent());
            Files.writeString(path(name), text);
        }

        /** The properties of the units that systemd has loaded. */
        Host runs(String properties) throws IOException {
            write("units", properties);
            return this;
        }

        Host with(OwnUnits value) {
            units = value;
            return this;
        }

        Host with(Services value) {
            service = value;
            return this;
        }

        /** Lets calls fail: patterns of the shell for a program and its arguments. */
        Host failing(String... calls) throws IOException {
            write("failing", String.join("\n", calls) + "\n");
            return this;
        }

        /** What scriptlets write goes to a file, what the client itself does to another. */
        Host inAClientThatKeepsWords() {
            client = List.of(
                    "-c",
                    "exec 2>>'%1$s/errors'; \"$@\" >'%1$s/kept' 2>&1 & wait $!".formatted(root),
                    "client",
                    shell.command().get(0));
            return this;
        }

        Host own(Phase phase, String script) {
            own.put(phase, script);
            return this;
        }

        /** As in a container image or chroot. */
        Host withoutSystemd() throws IOException {
            Files.delete(path("run/systemd/system"));
            return this;
        }

        Host withoutHelper() throws IOException {
            Files.delete(path("usr/lib/systemd/systemd-update-helper"));
            return this;
        }

        Host without(String program) throws IOException {
            Files.delete(path("bin/" + program));
            return this;
        }

        Host withSysconfig(String text) throws IOException {
            write("etc/sysconfig/shop", text);
            return this;
        }

        Result run(Phase phase, String argument) throws IOException {
            String body = bodies(service, units, own)
                    .get(phase)
                    .replaceAll("(?<![\\w.*}-])/(run|etc|usr/lib|usr/local/lib|lib|var/cache)(?=[/ ])", root + "/$1");
            write("scriptlet", body);
            List<String> words = shell.command();
            String[] arguments = Stream.concat(
                            Stream.concat(client.stream(), words.stream().skip(1)),
                            Stream.of(path("scriptlet").toString(), argument))
                    .toArray(String[]::new);
            String program =
                    client.isEmpty() ? words.get(0) : Shell.DASH.command().get(0);
            return Tool.at(program).run(Map.of("PATH", path("bin") + File.pathSeparator + toolPath()), arguments);
        }

        /** What any machine has, apart from the programs above. */
        private String toolPath() throws IOException {
            Path tools = path("tools");
            if (!Files.exists(tools)) {
                Files.createDirectories(tools);
                for (String program : List.of("sed", "tail", "rm", "cat", "readlink", "mkdir", "rmdir", "ln", "tr")) {
                    String script = "#!/bin/sh\nexec %s \"$@\"\n".formatted(Shell.installed(program));
                    Files.writeString(tools.resolve(program), script).toFile().setExecutable(true);
                }
            }
            return tools.toString();
        }

        /** The calls that change something. */
        List<String> changes() throws IOException {
            return calls().stream().filter(call -> !call.startsWith("getent")).toList();
        }

        /** Without the question for the version, on which nothing but a drop-in depends. */
        List<String> calls() throws IOException {
            return Files.exists(path("calls"))
                    ? Files.readAllLines(path("calls")).stream()
                            .filter(call -> !call.equals("systemctl --version"))
                            .toList()
                    : List.of();
        }
    }

    @TempDir
    private Path root;

    private static void assertQuiet(Result result) {
        assertEquals(new Result(0, ""), result);
    }

    @Nested
    class Pre {
        @ParameterizedTest
        @EnumSource(Shell.class)
        void anExistingAccountIsLeftAlone(Shell shell) throws IOException {
            Host host = new Host(root, shell);

            assertQuiet(host.run(Phase.PRE, INSTALL));
            assertEquals(List.of(), host.changes());
        }

        @ParameterizedTest
        @EnumSource(Shell.class)
        void aMissingUserIsCreated(Shell shell) throws IOException {
            Host host = new Host(root, shell).failing("getent passwd *");

            assertQuiet(host.run(Phase.PRE, INSTALL));
            assertEquals(
                    "useradd -r -g shop -d /var/lib/shop -M -s /sbin/nologin -c shop service shop",
                    host.changes().get(0));
        }

        @ParameterizedTest
        @EnumSource(Shell.class)
        void aMissingGroupIsCreatedFirst(Shell shell) throws IOException {
            Host host = new Host(root, shell)
                    .with(Services.shop().withUser("sales").withGroup("staff"))
                    .failing("getent *");

            assertQuiet(host.run(Phase.PRE, UPGRADE));
            assertEquals(
                    List.of(
                            "groupadd -r staff",
                            "useradd -r -g staff -d /var/lib/shop -M -s /sbin/nologin -c shop service sales"),
                    host.changes());
        }

        @ParameterizedTest
        @EnumSource(Shell.class)
        void noFileIsUnpackedWithoutItsOwner(Shell shell) throws IOException {
            Host host = new Host(root, shell).failing("getent passwd *", "useradd *");

            assertEquals(new Result(1, ""), host.run(Phase.PRE, INSTALL));
        }

        @ParameterizedTest
        @EnumSource(Shell.class)
        void noUserIsCreatedWithoutItsGroup(Shell shell) throws IOException {
            Host host = new Host(root, shell).failing("getent *", "groupadd *").own(Phase.PRE, "echo own");

            assertEquals(new Result(1, ""), host.run(Phase.PRE, INSTALL));
            assertEquals(List.of("groupadd -r shop"), host.changes());
        }

        @ParameterizedTest
        @EnumSource(Shell.class)
        void theUsersPartRunsWhenTheAccountIsThere(Shell shell) throws IOException {
            Host host = new Host(root, shell).own(Phase.PRE, "echo \"own $1\"; exit 0");

            assertEquals(new Result(0, "own 2\n"), host.run(Phase.PRE, UPGRADE));
        }

        @ParameterizedTest
        @EnumSource(Shell.class)
        void theUsersPartCanRefuse(Shell shell) throws IOException {
            Host host = new Host(root, shell).own(Phase.PRE, "echo 'not on this host'; exit 3");

            assertEquals(new Result(3, "not on this host\n"), host.run(Phase.PRE, INSTALL));
        }
    }

    @Nested
    class Post {
        @ParameterizedTest
        @EnumSource(Shell.class)
        void aNewUnitFollowsThePresets(Shell shell) throws IOException {
            Host host = new Host(root, shell);

            assertQuiet(host.run(Phase.POST, INSTALL));
            assertEquals(List.of("systemd-update-helper install-system-units shop.service"), host.calls());
        }

        @ParameterizedTest
        @EnumSource(Shell.class)
        void anOlderSystemdIsAskedItself(Shell shell) throws IOException {
            Host host = new Host(root, shell).withoutHelper();

            assertQuiet(host.run(Phase.POST, INSTALL));
            assertEquals(List.of("systemctl --no-reload preset shop.service"), host.calls());
        }

        @ParameterizedTest
        @EnumSource(Shell.class)
        void anUpgradeChangesNothing(Shell shell) throws IOException {
            Host host = new Host(root, shell);

            assertQuiet(host.run(Phase.POST, UPGRADE));
            assertEquals(List.of(), host.calls());
        }

        @ParameterizedTest
        @EnumSource(Shell.class)
        void noSystemdIsNoError(Shell shell) throws IOException {
            Host host =
                    new Host(root, shell).withoutHelper().without("systemctl").withoutSystemd();

            assertQuiet(host.run(Phase.POST, INSTALL));
        }

        @ParameterizedTest
        @EnumSource(Shell.class)
        void aFailingPresetIsNoError(Shell shell) throws IOException {
            assertQuiet(new Host(root, shell).failing("systemd-update-helper *").run(Phase.POST, INSTALL));
        }
    }

    @Nested
    class Preun {
        @ParameterizedTest
        @EnumSource(Shell.class)
        void theServiceIsDisabledAndStopped(Shell shell) throws IOException {
            Host host = new Host(root, shell);

            assertQuiet(host.run(Phase.PREUN, ERASE));
            assertEquals(
                    List.of("systemctl --no-reload disable shop.service", "systemctl stop shop.service"), host.calls());
        }

        @ParameterizedTest
        @EnumSource(Shell.class)
        void anUpgradeDoesNotStopIt(Shell shell) throws IOException {
            Host host = new Host(root, shell);

            assertQuiet(host.run(Phase.PREUN, INSTALL));
            assertEquals(List.of(), host.calls());
        }

        @ParameterizedTest
        @EnumSource(Shell.class)
        void inAnImageNothingRuns(Shell shell) throws IOException {
            Host host = new Host(root, shell).withoutSystemd();

            assertQuiet(host.run(Phase.PREUN, ERASE));
            assertEquals(List.of("systemctl --no-reload disable shop.service"), host.calls());
            assertQuiet(host.without("systemctl").run(Phase.PREUN, ERASE));
        }

        @ParameterizedTest
        @EnumSource(Shell.class)
        void aFailingStopIsNoError(Shell shell) throws IOException {
            assertQuiet(new Host(root, shell).failing("systemctl *").run(Phase.PREUN, ERASE));
        }

        @ParameterizedTest
        @EnumSource(Shell.class)
        void theUsersPartRunsWhileTheServiceRuns(Shell shell) throws IOException {
            Host host = new Host(root, shell).own(Phase.PREUN, "systemctl own \"$1\"\nexit 0");

            assertQuiet(host.run(Phase.PREUN, ERASE));
            assertEquals("systemctl own 0", host.calls().get(0));
            assertEquals(3, host.calls().size());
        }

        @ParameterizedTest
        @EnumSource(Shell.class)
        void aPackageThatStaysIsNotStopped(Shell shell) throws IOException {
            Host host = new Host(root, shell).own(Phase.PREUN, "exit 4");

            assertEquals(new Result(4, ""), host.run(Phase.PREUN, ERASE));
            assertEquals(List.of(), host.calls());
        }
    }

    @Nested
    class PreunOfTheUser {
        @ParameterizedTest
        @EnumSource(Shell.class)
        void itStopsAtAFailureIfItWantsTo(Shell shell) throws IOException {
            Host host = new Host(root, shell).own(Phase.PREUN, "set -e\nfalse\necho 'went on'");

            assertEquals(new Result(1, ""), host.run(Phase.PREUN, ERASE));
            assertEquals(List.of(), host.calls());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "exit 0",
                    "exec cat </dev/null",
                    "systemctl() { :; }",
                    "set -- 1",
                    "cd /; trap 'exit 3' EXIT; exit 0",
                    "return 0 2>/dev/null",
                    "true # \\"
                })
        void nothingOfItReachesTheGeneratedPart(String script) throws IOException {
            Host host = new Host(root, Shell.BASH).own(Phase.PREUN, "(true)\n" + script);
            host.run(Phase.PREUN, ERASE);
            boolean stays = script.contains("exit 3") || script.contains("return");

            assertEquals(stays ? 0 : 2, host.calls().size());
        }
    }

    @Nested
    class Postun {
        @ParameterizedTest
        @EnumSource(Shell.class)
        void theCacheGoes(Shell shell) throws IOException {
            Host host = new Host(root, shell);

            assertQuiet(host.run(Phase.POSTUN, ERASE));
            assertFalse(Files.exists(host.path("var/cache/shop")));
            assertTrue(Files.exists(host.path("var/cache")));
            assertEquals(List.of("systemctl daemon-reload"), host.calls());
        }

        @ParameterizedTest
        @EnumSource(Shell.class)
        void anUpgradeKeepsIt(Shell shell) throws IOException {
            Host host = new Host(root, shell);

            assertQuiet(host.run(Phase.POSTUN, INSTALL));
            assertTrue(Files.exists(host.path("var/cache/shop/deep")));
            assertEquals(List.of(), host.calls());
        }

        @ParameterizedTest
        @EnumSource(Shell.class)
        void inAnImageNothingIsReloaded(Shell shell) throws IOException {
            assertQuiet(
                    new Host(root, shell).withoutSystemd().without("systemctl").run(Phase.POSTUN, ERASE));
        }
    }

    @Nested
    class Posttrans {
        private static final List<String> RESTART =
                List.of("systemctl daemon-reload", "systemctl try-restart shop.service");

        @ParameterizedTest
        @EnumSource(Shell.class)
        void aRunningServiceRestartsOnce(Shell shell) throws IOException {
            Host host = new Host(root, shell);

            assertQuiet(host.run(Phase.POSTTRANS, INSTALL));
            assertEquals(RESTART, host.calls());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "no",
                    "No",
                    "NO",
                    "n",
                    "0",
                    "false",
                    "off",
                    "\"no\"",
                    "'no'",
                    " no",
                    "yes\nRESTART_ON_UPGRADE=no"
                })
        void theAdministratorMayForbidIt(String value) throws IOException {
            Host host = new Host(root, Shell.DASH).withSysconfig("JAVA_HOME=/x\nRESTART_ON_UPGRADE=" + value + "\n");

            assertQuiet(host.run(Phase.POSTTRANS, INSTALL));
            assertEquals(List.of("systemctl daemon-reload"), host.calls());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "RESTART_ON_UPGRADE=yes",
                    "#RESTART_ON_UPGRADE=no",
                    "RESTART_ON_UPGRADE=",
                    "",
                    "RESTART_ON_UPGRADE=no\nRESTART_ON_UPGRADE=yes"
                })
        void anythingElseAllowsIt(String text) throws IOException {
            Host host = new Host(root, Shell.DASH).withSysconfig(text);

            assertQuiet(host.run(Phase.POSTTRANS, INSTALL));
            assertEquals(RESTART, host.calls());
        }

        @ParameterizedTest
        @EnumSource(Shell.class)
        void aServiceThatDoesNotComeBackIsSaid(Shell shell) throws IOException {
            Result result =
                    new Host(root, shell).failing("systemctl try-restart *").run(Phase.POSTTRANS, INSTALL);

            assertEquals(
                    new Result(
                            0,
                            "shop.service did not start after the upgrade: see systemctl status shop.service and"
                                    + " journalctl -u shop.service\n"),
                    result);
        }

        /** As dnf -q does. */
        @ParameterizedTest
        @EnumSource(Shell.class)
        void aClientThatKeepsTheWordsOfScriptletsIsTold(Shell shell) throws IOException {
            Host host = new Host(root, shell).failing("systemctl try-restart *").inAClientThatKeepsWords();
            String sentence = "shop.service did not start after the upgrade: see systemctl status shop.service and"
                    + " journalctl -u shop.service\n";

            assertQuiet(host.run(Phase.POSTTRANS, INSTALL));
            assertEquals(sentence, Files.readString(host.path("kept")));
            assertEquals(sentence, Files.readString(host.path("errors")));
        }

        @ParameterizedTest
        @EnumSource(Shell.class)
        void inAnImageNothingRestarts(Shell shell) throws IOException {
            Host host = new Host(root, shell).withoutSystemd().without("systemctl");

            assertQuiet(host.run(Phase.POSTTRANS, INSTALL));
        }

        @ParameterizedTest
        @EnumSource(Shell.class)
        void theUsersPartRunsBeforeTheRestart(Shell shell) throws IOException {
            Host host = new Host(root, shell).own(Phase.POSTTRANS, "systemctl own\nexit 0");

            assertQuiet(host.run(Phase.POSTTRANS, INSTALL));
            assertEquals("systemctl own", host.calls().get(0));
            assertEquals(RESTART, host.calls().subList(1, 3));
        }

        @ParameterizedTest
        @EnumSource(Shell.class)
        void aFailureOfTheUsersPartDoesNotKeepTheOldVersionRunning(Shell shell) throws IOException {
            Host host = new Host(root, shell).own(Phase.POSTTRANS, "exit 5");

            assertEquals(new Result(5, ""), host.run(Phase.POSTTRANS, INSTALL));
            assertEquals(RESTART, host.calls());
        }
    }

    /** The package that this one replaces stops, disables or deletes what both own. */
    @Nested
    class Predecessor {
        private static final String LINK = "etc/systemd/system/multi-user.target.wants/shop.service";

        private Host upgraded(Host host) throws IOException {
            assertQuiet(host.run(Phase.PRE, UPGRADE));
            assertQuiet(host.run(Phase.POST, UPGRADE));
            return host;
        }

        private List<String> afterwards(Host host) throws IOException {
            assertQuiet(host.run(Phase.POSTTRANS, UPGRADE));
            assertFalse(Files.exists(host.path("run/apprpm")));
            return host.changes();
        }

        @ParameterizedTest
        @EnumSource(Shell.class)
        void whatItStoppedStartsAgain(Shell shell) throws IOException {
            Host host = upgraded(new Host(root, shell)).runs(Host.ACTIVE.replace("=active", "=inactive"));

            assertEquals(List.of("systemctl daemon-reload", "systemctl start shop.service"), afterwards(host));
        }

        @ParameterizedTest
        @ValueSource(strings = {"inactive", "failed", "deactivating"})
        void whatDidNotRunBeforeStaysStopped(String state) throws IOException {
            Host host = upgraded(new Host(root, Shell.DASH).runs(Host.ACTIVE.replace("=active", "=" + state)));

            assertEquals(List.of("systemctl daemon-reload"), afterwards(host));
        }

        @ParameterizedTest
        @ValueSource(strings = {"activating", "reloading", "refreshing"})
        void aServiceOnItsWayRestartsOnce(String state) throws IOException {
            Host host = upgraded(new Host(root, Shell.DASH).runs(Host.ACTIVE.replace("=active", "=" + state)));

            assertEquals(Posttrans.RESTART, afterwards(host));
        }

        @ParameterizedTest
        @EnumSource(Shell.class)
        void whatItStartedOnTheNewFilesIsNotRestarted(Shell shell) throws IOException {
            Host host = upgraded(new Host(root, shell)).runs(Host.ACTIVE.replace("=500", "=900"));

            assertEquals(List.of("systemctl daemon-reload"), afterwards(host));
        }

        @ParameterizedTest
        @CsvSource({"NRestarts=0, NRestarts=1", "NRestarts=0, NRestarts=", "DaemonReload=no, DaemonReload=yes"})
        void whatFailedOrHasTheOldUnitIsRestarted(String was, String is) throws IOException {
            Host host = upgraded(new Host(root, Shell.DASH))
                    .runs(Host.ACTIVE.replace("=500", "=900").replace(was, is));

            assertEquals(Posttrans.RESTART, afterwards(host));
        }

        @Test
        void whatItStoppedStartsAlsoWhereRestartsAreForbidden() throws IOException {
            Host host = upgraded(new Host(root, Shell.DASH).withSysconfig("RESTART_ON_UPGRADE=no\n"))
                    .runs(Host.ACTIVE.replace("=active", "=inactive"));

            assertEquals(List.of("systemctl daemon-reload", "systemctl start shop.service"), afterwards(host));
        }

        @Test
        void aServiceThatDoesNotStartAgainIsSaid() throws IOException {
            Host host = upgraded(new Host(root, Shell.DASH))
                    .runs(Host.ACTIVE.replace("=active", "=inactive"))
                    .failing("systemctl start *");

            assertTrue(host.run(Phase.POSTTRANS, UPGRADE).output().startsWith("shop.service did not start"));
        }

        @Test
        void aClientThatRunsPosttransItselfIsKnown() throws IOException {
            Host host = new Host(root, Shell.DASH).inAClientThatKeepsWords();
            assertQuiet(host.run(Phase.PRE, UPGRADE));
            host.client = List.of();
            host.runs(Host.ACTIVE.replace("=active", "=inactive"));

            assertEquals(List.of("systemctl daemon-reload", "systemctl start shop.service"), afterwards(host));
        }

        @Test
        void aRecordOfAnotherTransactionIsNotUsed() throws IOException {
            Host host = new Host(root, Shell.DASH);
            assertQuiet(host.run(Phase.PRE, UPGRADE));
            host.inAClientThatKeepsWords().runs(Host.ACTIVE.replace("=active", "=inactive"));

            assertEquals(List.of("systemctl daemon-reload"), afterwards(host));
        }

        @Test
        void aRecordOfAnEarlierBootIsNotUsed() throws IOException {
            Host host = new Host(root, Shell.DASH);
            assertQuiet(host.run(Phase.PRE, UPGRADE));
            Path client = host.path("run/apprpm/shop/client");
            Files.writeString(client, "0" + Files.readString(client));
            host.runs(Host.ACTIVE.replace("=active", "=inactive"));

            assertEquals(List.of("systemctl daemon-reload"), afterwards(host));
        }

        @Test
        void theRecordIsForRootAlone() throws IOException {
            Host host = upgraded(new Host(root, Shell.DASH));

            assertEquals(
                    "rwx------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(host.path("run/apprpm/shop"))));
        }

        @ParameterizedTest
        @EnumSource(Shell.class)
        void theDeletedAccountComesBackWithItsNumbers(Shell shell) throws IOException {
            Host host = new Host(root, shell);
            host.write("passwd", "shop:x:991:992:Shop, by hand:/opt/shop:/bin/false\n");
            host.write("group", "shop:x:992:operator,backup\n");
            host.write("memberships", "shop daemon\n");
            upgraded(host).failing("getent *");

            assertEquals(
                    List.of(
                            "groupadd -r -g 992 shop",
                            "usermod -a -G shop operator",
                            "usermod -a -G shop backup",
                            "useradd -r -M -u 991 -g 992 -d /opt/shop -s /bin/false -c Shop, by hand shop",
                            "usermod -a -G shop shop",
                            "usermod -a -G daemon shop",
                            "systemctl daemon-reload",
                            "systemctl try-restart shop.service"),
                    afterwards(host).stream().distinct().toList());
        }

        @Test
        void aNumberThatIsTakenIsSaid() throws IOException {
            Host host = new Host(root, Shell.DASH);
            host.write("passwd", "shop:x:991:992:Shop:/opt/shop:\n");
            upgraded(host).failing("getent *", "useradd *");

            assertEquals(
                    "The user shop was deleted, and cannot be created again with the number 991\n",
                    host.run(Phase.POSTTRANS, UPGRADE).output());
        }

        @ParameterizedTest
        @EnumSource(Shell.class)
        void whatWasEnabledIsEnabledAgain(Shell shell) throws IOException {
            Host host = new Host(root, shell).withoutSystemd();
            Path link = host.path(LINK);
            Files.createDirectories(link.getParent());
            Files.createSymbolicLink(link, host.path("etc/systemd/system/shop.service"));
            upgraded(host);
            Files.delete(link);
            Files.delete(link.getParent());

            assertEquals(List.of(), afterwards(host));
            assertEquals(host.path("usr/lib/systemd/system/shop.service"), Files.readSymbolicLink(link));
        }

        @Test
        void aLinkToAFileThatIsGoneLeadsToTheNewUnit() throws IOException {
            Host host = new Host(root, Shell.DASH).withoutSystemd();
            Path link = host.path(LINK);
            Files.createDirectories(link.getParent());
            Files.createSymbolicLink(link, Path.of("/lib/absent/shop.service"));
            afterwards(upgraded(host));

            assertEquals(host.path("usr/lib/systemd/system/shop.service"), Files.readSymbolicLink(link));
        }

        @Test
        void aMaskAndAnAliasAreKept() throws IOException {
            Host host = new Host(root, Shell.DASH).withoutSystemd();
            Path mask = host.path("etc/systemd/system/shop.service");
            Path alias = host.path("run/systemd/system/web.service");
            Path unit = host.path("usr/lib/systemd/system/shop.service");
            Path foreign = host.path("etc/systemd/system/other.service");
            Files.createDirectories(mask.getParent());
            Files.createDirectories(alias.getParent());
            Files.createSymbolicLink(mask, Path.of("/dev/null"));
            Files.createSymbolicLink(alias, unit);
            Files.createSymbolicLink(foreign, Path.of("/dev/null"));
            upgraded(host);
            for (Path link : List.of(mask, alias, foreign)) {
                Files.delete(link);
            }
            Files.delete(host.path("run/systemd/system"));
            afterwards(host);

            assertEquals(Path.of("/dev/null"), Files.readSymbolicLink(mask));
            assertEquals(unit, Files.readSymbolicLink(alias));
            assertFalse(Files.isSymbolicLink(foreign));
        }

        @Test
        void aUnitThatTheHostHadDoesNotFollowThePresets() throws IOException {
            Host host = new Host(root, Shell.DASH);
            assertQuiet(host.run(Phase.PRE, INSTALL));
            assertQuiet(host.run(Phase.POST, INSTALL));

            assertEquals(List.of(), host.changes());
        }
    }

    /** The service of a package that this one obsoletes. */
    @Nested
    class Replaced {
        private static final String ACME = Host.ACTIVE.replace("shop", "acme-shop");
        private static final String WANTS = "etc/systemd/system/multi-user.target.wants/";

        private Host acme(Shell shell) throws IOException {
            Host host = new Host(root, shell).with(SHOP.replacing(Stream.of("acme-shop", "config(shop)")));
            Files.delete(host.path("usr/lib/systemd/system/shop.service"));
            host.write("usr/lib/systemd/system/acme-shop.service", "");
            Files.createDirectories(host.path(WANTS));
            Files.createSymbolicLink(
                    host.path(WANTS + "acme-shop.service"), host.path("usr/lib/systemd/system/acme-shop.service"));
            host.write("acme", ACME);
            host.runs("Id=shop.service\nActiveState=inactive\n");
            assertQuiet(host.run(Phase.PRE, INSTALL));
            host.write("usr/lib/systemd/system/shop.service", "");
            assertQuiet(host.run(Phase.POST, INSTALL));
            return host;
        }

        @ParameterizedTest
        @EnumSource(Shell.class)
        void oursTakesItsPlace(Shell shell) throws IOException {
            Host host = acme(shell);
            Files.delete(host.path("usr/lib/systemd/system/acme-shop.service"));

            assertQuiet(host.run(Phase.POSTTRANS, INSTALL));
            assertEquals(
                    List.of(
                            "systemctl stop acme-shop.service",
                            "systemctl daemon-reload",
                            "systemctl start shop.service"),
                    host.changes());
            assertEquals(
                    host.path("usr/lib/systemd/system/shop.service"),
                    Files.readSymbolicLink(host.path(WANTS + "shop.service")));
        }

        @Test
        void whatStaysIsLeftAlone() throws IOException {
            Host host = acme(Shell.DASH);

            assertQuiet(host.run(Phase.POSTTRANS, INSTALL));
            assertEquals(List.of("systemctl daemon-reload"), host.changes());
            assertFalse(Files.isSymbolicLink(host.path(WANTS + "shop.service")));
        }
    }

    /** Units that the package brings beside its service. */
    @Nested
    class Others {
        private static final String LOADED = """
                Id=shop-cleanup.timer
                ActiveState=active

                Type=oneshot
                Id=shop-cleanup.service
                ExecMainStartTimestampMonotonic=500
                ActiveState=activating

                Type=simple
                ExecMainStartTimestampMonotonic=500
                Id=shop@a\\x2db.service
                ActiveState=active
                """;

        @ParameterizedTest
        @EnumSource(Shell.class)
        void runningServicesAndInstancesAloneRestart(Shell shell) throws IOException {
            Host host = new Host(root, shell).with(MORE).runs(LOADED);

            assertQuiet(host.run(Phase.POSTTRANS, UPGRADE));
            assertEquals(
                    List.of("systemctl daemon-reload", "systemctl try-restart shop@a\\x2db.service"), host.calls());
        }

        @Test
        void aRunThatWasGoingToEndIsNotStartedAgain() throws IOException {
            Host host = new Host(root, Shell.DASH).with(MORE).runs(LOADED);
            assertQuiet(host.run(Phase.PRE, UPGRADE));
            host.runs("Id=shop.service\nActiveState=inactive\n");

            assertQuiet(host.run(Phase.POSTTRANS, UPGRADE));
            assertEquals(
                    List.of(
                            "systemctl daemon-reload",
                            "systemctl start shop-cleanup.timer",
                            "systemctl start shop@a\\x2db.service"),
                    host.changes());
        }

        @Test
        void eachNewUnitFollowsThePresets() throws IOException {
            Host host = new Host(root, Shell.DASH).with(MORE);
            assertQuiet(host.run(Phase.PRE, UPGRADE));

            assertQuiet(host.run(Phase.POST, UPGRADE));
            assertEquals(
                    List.of(
                            "systemd-update-helper install-system-units shop-cleanup.timer",
                            "systemd-update-helper install-system-units shop-cleanup.service",
                            "systemd-update-helper install-system-units shop-w\\x2d1.service"),
                    host.changes());
        }

        @ParameterizedTest
        @EnumSource(Shell.class)
        void allAreDisabledAndStopped(Shell shell) throws IOException {
            Host host = new Host(root, shell).with(MORE);

            assertQuiet(host.run(Phase.PREUN, ERASE));
            assertEquals(
                    List.of(
                            "systemctl --no-reload disable shop-cleanup.timer shop.service shop-cleanup.service"
                                    + " shop-w\\x2d1.service shop@.service",
                            "systemctl stop shop-cleanup.timer shop.service shop-cleanup.service shop-w\\x2d1.service"
                                    + " shop@*.service"),
                    host.calls());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"PRE", "POST", "PREUN", "POSTUN", "POSTTRANS"})
    void anyUsersPartIsReadByAnyShell(Phase phase) throws IOException {
        for (Shell shell : Shell.values()) {
            Host host = new Host(root.resolve(shell.name()), shell);
            host.own.putAll(awkward());

            assertEquals(new Result(0, "text )\n\n"), host.run(phase, INSTALL));
        }
    }
}
