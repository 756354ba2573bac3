package io.github.apprpm.check;

import io.github.apprpm.model.InstallPath;
import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.rpm.PackageScript;
import io.github.apprpm.shell.ScriptletCall;
import io.github.apprpm.shell.ServiceAction;
import io.github.apprpm.shell.ServiceAction.Kind;
import io.github.apprpm.shell.ShellCommand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What scriptlets must not do. */
final class ScriptletRules {
    private static final Set<String> DELETERS = Set.of("userdel", "groupdel", "deluser", "delgroup");
    private static final Set<String> OWNERS = Set.of("chown", "chgrp");

    private final CheckContext subject;
    private final OwnServices services;

    private ScriptletRules(CheckContext subject) {
        this.subject = subject;
        this.services = new OwnServices(subject.rpm());
    }

    static void check(CheckContext subject) throws IOException {
        ScriptletRules rules = new ScriptletRules(subject);
        for (PackageScript script : subject.rpm().scripts()) {
            rules.checkDeletion(script);
            rules.checkOwners(script);
        }
        rules.checkRestart();
        rules.checkStop();
        new ScriptletSyntax(subject).check();
    }

    private List<ShellCommand> commands(ScriptletCall call) {
        return subject.script(call.phase())
                .flatMap(script -> call.commands(script.interpreter(), script.body()))
                .orElse(List.of());
    }

    private List<ServiceAction> actions(ScriptletCall call) {
        return commands(call).stream()
                .flatMap(command -> ServiceAction.of(command).stream())
                .toList();
    }

    private void checkRestart() {
        actions(ScriptletCall.onUpgrade(Phase.POST)).stream()
                .filter(action -> action.kind() == Kind.START || action.kind() == Kind.RESTART_IF_RUNNING)
                .filter(services::concernsPrograms)
                .map(ServiceAction::command)
                .distinct()
                .forEach(command -> subject.add(Rule.SCRIPTLET_RESTARTS_IN_POST.found(
                        "%%post runs '%s' on an upgrade, while the old version's files are still there"
                                .formatted(command))));
    }

    /** Reports services that the scriptlets of an upgrade stop or disable, if no later scriptlet starts them again. */
    private void checkStop() {
        List<Step> upgrade = new ArrayList<>();
        ScriptletCall.upgrade()
                .forEach(call -> actions(call).forEach(action -> upgrade.add(new Step(call.phase(), action))));
        Set<String> told = new LinkedHashSet<>();
        for (int i = 0; i < upgrade.size(); i++) {
            Step step = upgrade.get(i);
            if (!services.concerns(step.action) || !isStop(step.action.kind())) {
                continue;
            }
            boolean startsAgain = step.action.kind() == Kind.STOP
                    && upgrade.subList(i + 1, upgrade.size()).stream()
                            .anyMatch(later ->
                                    later.action.kind() == Kind.START && services.concernsByName(later.action));
            boolean isEnd =
                    step.phase == Phase.POSTTRANS || step.phase == Phase.POST && step.action.kind() == Kind.DISABLE;
            String problem = "%%%s runs '%s' on an upgrade too".formatted(step.phase.word(), step.action.command());
            if (!startsAgain && !isEnd && told.add(problem)) {
                subject.add(Rule.SCRIPTLET_STOPS_ON_UPGRADE.found(problem));
            }
        }
    }

    private record Step(Phase phase, ServiceAction action) {}

    private static boolean isStop(Kind kind) {
        return kind == Kind.STOP || kind == Kind.DISABLE;
    }

    private void checkDeletion(PackageScript script) {
        Set<String> onUpgrade = deletions(ScriptletCall.onUpgrade(script.phase()));
        Set<String> otherwise = deletions(ScriptletCall.alone(script.phase()));
        onUpgrade.forEach(command -> subject.add(Rule.SCRIPTLET_DELETES_ACCOUNT.found(
                "%%%s runs '%s', on an upgrade too".formatted(script.phase().word(), command))));
        otherwise.removeAll(onUpgrade);
        otherwise.forEach(command -> subject.add(Rule.SCRIPTLET_DELETES_ACCOUNT.found(
                "%%%s runs '%s'".formatted(script.phase().word(), command))));
    }

    private Set<String> deletions(ScriptletCall call) {
        return commands(call).stream()
                .filter(command -> DELETERS.contains(command.program()))
                .map(ShellCommand::toString)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void checkOwners(PackageScript script) {
        Set<String> found = new LinkedHashSet<>();
        for (String argument : List.of("0", "1", "2")) {
            commands(new ScriptletCall(script.phase(), Optional.of(argument))).stream()
                    .filter(ScriptletRules::changesOwners)
                    .forEach(command -> found.add(command.toString()));
        }
        found.forEach(command -> subject.add(Rule.SCRIPTLET_CHOWNS_RECURSIVELY.found(
                "%%%s runs '%s'".formatted(script.phase().word(), command))));
    }

    private static boolean changesOwners(ShellCommand command) {
        List<String> arguments = command.arguments();
        if (command.program().equals("find") || command.program().equals("xargs")) {
            return arguments.stream().map(InstallPath::name).anyMatch(OWNERS::contains);
        }
        if (!OWNERS.contains(command.program())) {
            return false;
        }
        boolean recursive =
                arguments.stream().anyMatch(word -> word.equals("--recursive") || word.matches("-[A-Za-z]*R[A-Za-z]*"));
        // A planted link to a file of root changes nothing if the new owner is root.
        return recursive
                && command.operands().stream().limit(1).noneMatch(owner -> owner.matches("(root|0)?([:.](root|0)?)?"));
    }
}
