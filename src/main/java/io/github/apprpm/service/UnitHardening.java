package io.github.apprpm.service;

import io.github.apprpm.model.ServiceSpec;

/** What the unit takes from a service that it does not need. */
final class UnitHardening {
    private static final String CAPABILITY = "CAP_NET_BIND_SERVICE";

    private final ServiceSpec service;
    private final UnitDirectives directives;

    private UnitHardening(ServiceSpec service, UnitDirectives directives) {
        this.service = service;
        this.directives = directives;
    }

    static void addTo(UnitDirectives directives, ServiceSpec service) {
        UnitHardening hardening = new UnitHardening(service, directives);
        if (service.compatibility().hasSystemCallGroups()) {
            hardening.add();
        } else {
            hardening.addOld();
        }
    }

    private void add() {
        directives.add("OOMPolicy", "stop");
        directives.addEnabled(
                "NoNewPrivileges",
                "PrivateTmp",
                "PrivateDevices",
                "PrivateMounts",
                "ProtectHome",
                "ProtectControlGroups",
                "ProtectKernelTunables",
                "ProtectKernelModules",
                "ProtectKernelLogs",
                "ProtectClock",
                "ProtectHostname",
                "RestrictNamespaces",
                "RestrictRealtime",
                "RestrictSUIDSGID",
                "LockPersonality",
                "RemoveIPC");
        directives.add("ProtectSystem", "strict");
        directives.add("ProtectProc", "invisible");
        directives.add("RestrictAddressFamilies", "AF_UNIX AF_INET AF_INET6 AF_NETLINK");
        addCapabilities();
        directives.add("SystemCallArchitectures", "native");
        directives.add("SystemCallFilter", "@system-service");
        directives.add("SystemCallFilter", "~@privileged @resources");
        // jcmd and the like: the JVM gives the socket that they connect to its own user and group.
        directives.add("SystemCallFilter", "@chown");
        directives.add("SystemCallErrorNumber", "EPERM");
    }

    /** What systemd 219 supports. */
    private void addOld() {
        directives.addEnabled("PrivateTmp", "ProtectHome");
        directives.add("ProtectSystem", "full");
        if (!service.hasPrivilegedPort()) {
            directives.add("CapabilityBoundingSet", "");
        }
    }

    private void addCapabilities() {
        directives.add("CapabilityBoundingSet", service.hasPrivilegedPort() ? CAPABILITY : "");
        if (service.hasPrivilegedPort()) {
            directives.add("AmbientCapabilities", CAPABILITY);
        }
    }
}
