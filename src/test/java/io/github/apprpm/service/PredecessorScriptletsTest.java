package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.model.Scriptlet.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("tool")
class PredecessorScriptletsTest extends OnScriptletHost {
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

            assertEquals(RESTART, afterwards(host));
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

            assertEquals(RESTART, afterwards(host));
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
}
