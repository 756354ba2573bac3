package io.github.apprpm.verify.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.systemd.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfinementTest {
    private static final Unit UNIT = Unit.parse("shop.service", """
            [Service]
            User=shop
            ExecStart=/usr/bin/java -jar shop.jar
            NoNewPrivileges=yes
            SystemCallFilter=@system-service
            CapabilityBoundingSet=
            ProtectSystem=strict
            LimitNOFILE=65536
            TasksMax=8192
            """);
    private static final String IN_FORCE = """
            NoNewPrivs=1
            Seccomp=2
            CapBnd=0000000000000000
            CapEff=0000000000000000
            mounts=own
            LimitNOFILE=65536 65536
            TasksMax=8192
            """;

    private static Confinement of(String actual, String reference) {
        return new Confinement(UNIT, KeyValues.parse(actual), KeyValues.parse(reference));
    }

    @Test
    void whatIsInForceIsNotMentioned() {
        Confinement confinement = of(IN_FORCE, IN_FORCE);
        assertEquals(List.of(), confinement.broken());
        assertEquals(List.of(), confinement.notes());
    }

    @Test
    void whatTheHostCannotDoIsANote() {
        String here = IN_FORCE.replace("65536 65536", "20000 20000").replace("TasksMax=8192\n", "");
        Confinement confinement = of(here, here);
        assertEquals(List.of(), confinement.broken());
        assertEquals(
                List.of("this host cannot enforce LimitNOFILE=65536", "this host cannot enforce TasksMax=8192"),
                confinement.notes());
    }

    @Test
    void whatTheHostDoesForOthersIsMissed() {
        String here = IN_FORCE.replace("Seccomp=2", "Seccomp=0").replace("mounts=own\n", "");
        assertEquals(
                List.of(
                        "SystemCallFilter= is not in force: the kernel shows Seccomp 0",
                        "its own view of the file system (ProtectSystem= and the like) is not in force: the kernel shows nothing"),
                of(here, IN_FORCE).broken());
    }

    @Test
    void theReferenceRunsUnderTheSameDirectivesButDoesNothing() {
        String text = Confinement.reference(UNIT);
        assertEquals(
                List.of(
                        "[Service]",
                        "ExecStart=/usr/bin/env sleep 600",
                        "User=shop",
                        "NoNewPrivileges=yes",
                        "SystemCallFilter=@system-service",
                        "CapabilityBoundingSet=",
                        "ProtectSystem=strict",
                        "LimitNOFILE=65536",
                        "TasksMax=8192"),
                text.lines().toList());
    }
}
