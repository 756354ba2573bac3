package io.github.apprpm.service;

import io.github.apprpm.model.AccountNumber;
import io.github.apprpm.model.Identity;
import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.model.ServiceSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The parts of scriptlets that make the accounts of a service, so that its files and its process can have them. */
final class AccountScriptlets {
    private final ServiceSpec service;
    private final Identity identity;

    AccountScriptlets(ServiceSpec service) {
        this.service = service;
        this.identity = service.identity();
    }

    List<ScriptletPart> parts() {
        List<ScriptletPart> parts = new ArrayList<>();
        if (!identity.group().isRoot()) {
            identity.gid().ifPresent(gid -> parts.add(number("group", gid, "groupmod -g")));
            parts.add(new ScriptletPart(
                    Phase.PRE,
                    "pre-group",
                    Map.of(
                            "group",
                            identity.group().value(),
                            "number",
                            identity.gid().map("-g %s "::formatted).orElse(""),
                            "unwritable",
                            unwritable())));
        }
        if (!identity.user().isRoot()) {
            identity.uid().ifPresent(uid -> parts.add(number("user", uid, "usermod -u")));
            parts.add(new ScriptletPart(
                    Phase.PRE,
                    "pre-user",
                    Map.of(
                            "package", service.name().value(),
                            "user", identity.user().value(),
                            "group", identity.group().value(),
                            "number", identity.uid().map(AccountScriptlets::uid).orElse(""),
                            "home", service.installed().state(),
                            "familiar", identity.isOwn() ? service.installed().state() : "*",
                            "comment", ServiceAccount.gecos(service),
                            "unwritable", unwritable())));
        }
        return parts;
    }

    /** Where the image of a host is composed, systemd-sysusers may be the only one that makes accounts, at the boot. */
    private String unwritable() {
        return service.isInUsr() ? "[ ! -w /etc ] || " : "";
    }

    /** Without the limit, useradd warns of a system account with a number above 999. */
    private static String uid(AccountNumber number) {
        return "-K SYS_UID_MAX=%1$s -u %1$s ".formatted(number);
    }

    private ScriptletPart number(String kind, AccountNumber number, String program) {
        boolean isUser = kind.equals("user");
        return new ScriptletPart(
                Phase.PRE,
                "pre-number",
                Map.of(
                        "package", service.name().value(),
                        "kind", kind,
                        "database", isUser ? "passwd" : "group",
                        "account", (isUser ? identity.user() : identity.group()).value(),
                        "parameter", number.parameter(),
                        "number", number.toString(),
                        "program", program));
    }
}
