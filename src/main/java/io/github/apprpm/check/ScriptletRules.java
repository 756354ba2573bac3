package io.github.apprpm.check;

import io.github.apprpm.model.InstallPath;
import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.rpm.PackageScript;
import io.github.apprpm.shell.ServiceAction;
import io.github.apprpm.shell.ServiceAction.Kind;
import io.github.apprpm.shell.ShellRun;
import io.github.apprpm.shell.ShellScript;
import io.github.apprpm.text.Printable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What scriptlets must not do. */
final class ScriptletRules {
    private static final Set<String> DELETERS = Set.of("userdel", "groupdel", "deluser", "delgroup");
    private static final String INSTALL = "1";
    private static final String UPGRADE_OF_NEW = "2";
    private static final String UPGRADE_OF_OLD = "1";
    private static final String ERASE = "0";

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

    /** The commands that a scriptlet may reach when it is called with an argument. */
    static List<List<String>> commands(CheckContext subject, Phase phase, Optional<String> argument) {
        return subject.script(phase)
                .filter(script -> ScriptletSyntax.isShell(script.interpreter()))
                .flatMap(script -> ShellScript.parse(script.body()))
                .map(script -> ShellRun.commands(script, argument))
                .orElse(List.of());
    }

    private List<List<String>> commands(Phase phase, String argument) {
        return commands(subject, phase, Optional.of(argument));
    }

    private List<ServiceAction> actions(Phase phase, Optional<String> argument) {
        return commands(subject, phase, argument).stream()
                .flatMap(words -> ServiceAction.of(words).stream())
                .toList();
    }

    private void checkRestart() {
        actions(Phase.POST, Optional.of(UPGRADE_OF_NEW)).stream()
                .filter(action -> action.kind() == Kind.START || action.kind() == Kind.RESTART_IF_RUNNING)
                .filter(services::concernsPrograms)
                .map(ServiceAction::command)
                .distinct()
                .forEach(command -> subject.add(Rule.SCRIPTLET_RESTARTS_IN_POST.found(
                        "%%post runs '%s' on an upgrade, while the old version's files are still there"
                                .formatted(command))));
    }

    /** What the new version's %pre, and then the old one's %preun and %postun stop, if nothing starts it again. */
    private void checkStop() {
        List<Step> upgrade = new ArrayList<>();
        addSteps(upgrade, Phase.PRE, Optional.of(UPGRADE_OF_NEW));
        addSteps(upgrade, Phase.POST, Optional.of(UPGRADE_OF_NEW));
        addSteps(upgrade, Phase.PREUN, Optional.of(UPGRADE_OF_OLD));
        addSteps(upgrade, Phase.POSTUN, Optional.of(UPGRADE_OF_OLD));
        addSteps(upgrade, Phase.POSTTRANS, Optional.empty());
        Set<String> told = new LinkedHashSet<>();
        for (int i = 0; i < upgrade.size(); i++) {
            Step step = upgrade.get(i);
            if (!services.concerns(step.action) || !isStop(step.action.kind())) {
                continue;
            }
            boolean startsAgain = step.action.kind() == Kind.STOP
                    && upgrade.subList(i + 1, upgrade.size()).stream()
                            .anyMatch(later -> later.action.kind() == Kind.START && services.concerns(later.action));
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

    private void addSteps(List<Step> steps, Phase phase, Optional<String> argument) {
        actions(phase, argument).forEach(action -> steps.add(new Step(phase, action)));
    }

    private void checkDeletion(PackageScript script) {
        Set<String> onUpgrade = deletions(script.phase(), isOfOld(script.phase()) ? UPGRADE_OF_OLD : UPGRADE_OF_NEW);
        Set<String> otherwise = deletions(script.phase(), isOfOld(script.phase()) ? ERASE : INSTALL);
        onUpgrade.forEach(command -> subject.add(Rule.SCRIPTLET_DELETES_ACCOUNT.found(
                "%%%s runs '%s', on an upgrade too".formatted(script.phase().word(), command))));
        otherwise.removeAll(onUpgrade);
        otherwise.forEach(command -> subject.add(Rule.SCRIPTLET_DELETES_ACCOUNT.found(
                "%%%s runs '%s'".formatted(script.phase().word(), command))));
    }

    private static boolean isOfOld(Phase phase) {
        return phase == Phase.PREUN || phase == Phase.POSTUN || phase == Phase.PREUNTRANS || phase == Phase.POSTUNTRANS;
    }

    private Set<String> deletions(Phase phase, String argument) {
        Set<String> found = new LinkedHashSet<>();
        for (List<String> words : commands(phase, argument)) {
            if (DELETERS.contains(program(words))) {
                found.add(Printable.quoted(String.join(" ", words)));
            }
        }
        return found;
    }

    private void checkOwners(PackageScript script) {
        Set<String> found = new LinkedHashSet<>();
        for (String argument : List.of(ERASE, INSTALL, UPGRADE_OF_NEW)) {
            for (List<String> words : commands(script.phase(), argument)) {
                if (changesOwners(words)) {
                    found.add(Printable.quoted(String.join(" ", words)));
                }
            }
        }
        found.forEach(command -> subject.add(Rule.SCRIPTLET_CHOWNS_RECURSIVELY.found(
                "%%%s runs '%s'".formatted(script.phase().word(), command))));
    }

    private static boolean changesOwners(List<String> words) {
        String program = program(words);
        if (program.equals("find") || program.equals("xargs")) {
            return words.stream().anyMatch(word -> word.matches("(.*/)?(chown|chgrp)"));
        }
        if (!program.equals("chown") && !program.equals("chgrp")) {
            return false;
        }
        boolean recursive =
                words.stream().anyMatch(word -> word.equals("--recursive") || word.matches("-[A-Za-z]*R[A-Za-z]*"));
        Optional<String> owner =
                words.stream().skip(1).filter(word -> !word.startsWith("-")).findFirst();
        // Root gains nothing from a planted link to what is root's.
        return recursive
                && owner.filter(word -> word.matches("(root|0)?([:.](root|0)?)?"))
                        .isEmpty();
    }

    private static String program(List<String> words) {
        return InstallPath.name(words.get(0));
    }
}
