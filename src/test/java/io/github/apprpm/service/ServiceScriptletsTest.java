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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("tool")
class ServiceScriptletsTest extends OnScriptletHost {
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

    /** But for the home of the account, which is only a name. */
    @Test
    void inUsrNoScriptletTouchesVar() {
        String home = Services.shopInUsr().spec().installed().state();

        bodies(Services.shopInUsr(), MORE, Map.of())
                .forEach((phase, body) ->
                        assertFalse(body.replace(home, "").contains("/var"), () -> phase + ": " + body));
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
                Services.shopInUsr(),
                Services.shop().withTraining("--once"),
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
