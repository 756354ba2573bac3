package io.github.apprpm.check;

import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.model.HostAccounts;
import io.github.apprpm.model.HostAccounts.Base;
import io.github.apprpm.model.HostAccounts.Kind;
import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.rpm.PackageScript;
import io.github.apprpm.shell.ScriptletCall;
import io.github.apprpm.shell.ShellCommand;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The accounts that exist when a package is installed: those of the host, and those that the package and its dependencies create. */
final class Accounts {
    private static final Set<String> CREATORS = Set.of("useradd", "adduser", "groupadd", "addgroup");
    private static final Set<String> CREATORS_FROM_FILES = Set.of("systemd-sysusers", "sysusers2shadow");

    private final CheckContext subject;
    private final Set<String> created = new HashSet<>();
    private boolean isUnknown;

    Accounts(CheckContext subject) {
        this.subject = subject;
        for (Phase phase : List.of(Phase.PRETRANS, Phase.PRE)) {
            subject.script(phase).ifPresent(this::addCreated);
        }
    }

    private void addCreated(PackageScript script) {
        Optional<List<ShellCommand>> commands =
                ScriptletCall.alone(script.phase()).commands(script.interpreter(), script.body());
        if (commands.isEmpty()) {
            // A script in another language, or one that cannot be parsed, may create each account that it mentions.
            created.addAll(ScriptletCall.mentioned(script.body()));
            return;
        }
        for (ShellCommand command : commands.get()) {
            isUnknown |= CREATORS_FROM_FILES.contains(command.program());
            if (CREATORS.contains(command.program())) {
                isUnknown |= command.words().stream().anyMatch(word -> word.indexOf('$') >= 0);
                created.addAll(command.words());
            }
        }
    }

    /** Whether a user or group exists on some hosts before the files are unpacked. */
    boolean has(Kind kind, String name) {
        return isCreated(kind, name)
                || HostAccounts.base(kind, name)
                        .filter(base -> base.compareTo(Base.REDHAT) <= 0)
                        .isPresent();
    }

    /** Whether hosts of SLE and openSUSE lack a user or group that those of EL and Fedora have. */
    boolean isMissingOnSuse(Kind kind, String name) {
        return !isCreated(kind, name)
                && HostAccounts.base(kind, name).filter(Base.REDHAT::equals).isPresent();
    }

    private boolean isCreated(Kind kind, String name) {
        String capability = "%s(%s)".formatted(kind.word(), name);
        return name.matches("\\d+")
                || isUnknown
                || created.contains(name)
                || hasCapability(DependencyKind.PROVIDES, capability)
                || hasCapability(DependencyKind.REQUIRES, capability)
                || comesWithAnother(name);
    }

    private boolean hasCapability(DependencyKind kind, String name) {
        return subject.rpm().dependencies(kind).stream()
                .anyMatch(dependency -> dependency.name().equals(name));
    }

    /** A package named like the account, such as nginx-filesystem, creates it. */
    private boolean comesWithAnother(String name) {
        return subject.rpm().dependencies(DependencyKind.REQUIRES).stream()
                .map(dependency -> dependency.name())
                .anyMatch(other ->
                        other.startsWith(name) && !other.equals(subject.rpm().name()));
    }

    /** Whether a user or group exists before a service starts. */
    boolean hasForService(Kind kind, String name) {
        return has(kind, name) || sysusersHas(name);
    }

    private boolean sysusersHas(String name) {
        return SysusersLine.of(subject).stream()
                .anyMatch(line -> line.isAccount() && line.name().equals(name));
    }
}
