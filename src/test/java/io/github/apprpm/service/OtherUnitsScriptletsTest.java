package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.model.Scriptlet.Phase;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Units that the package brings beside its service. */
@Tag("tool")
class OtherUnitsScriptletsTest extends OnScriptletHost {
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
        assertEquals(List.of("systemctl daemon-reload", "systemctl try-restart shop@a\\x2db.service"), host.calls());
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
