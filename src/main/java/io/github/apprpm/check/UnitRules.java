package io.github.apprpm.check;

import io.github.apprpm.model.DistributionDirectories;
import io.github.apprpm.model.HostAccounts.Kind;
import io.github.apprpm.model.InstallPath;
import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.shell.ScriptletCall;
import io.github.apprpm.systemd.Unit;
import io.github.apprpm.systemd.Unit.Setting;
import io.github.apprpm.systemd.UnitCommand;
import io.github.apprpm.text.Printable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks that systemd can start the commands of the units. */
final class UnitRules {
    private static final Pattern COMMAND =
            Pattern.compile("Exec(Start|StartPre|StartPost|Condition|Reload|Stop|StopPost)");
    /** Directories whose files SELinux policies label as data, which systemd may not execute. */
    private static final Pattern NOT_EXECUTABLE = Pattern.compile("/(var|home|srv|tmp|run|root|mnt|media)/.*");
    /** Programs that change labels. */
    private static final Set<String> LABELLERS = Set.of("semanage", "restorecon", "chcon", "semodule");

    private final CheckContext subject;
    private final Accounts accounts;

    private UnitRules(CheckContext subject) {
        this.subject = subject;
        this.accounts = new Accounts(subject);
    }

    static void check(CheckContext subject) {
        UnitRules rules = new UnitRules(subject);
        subject.contents().units().forEach((path, text) -> rules.check(Unit.parse(path, text)));
    }

    private void check(Unit unit) {
        for (Setting setting : unit.settings()) {
            if (COMMAND.matcher(setting.key()).matches()) {
                checkCommand(unit, setting);
            } else if (setting.key().equals("EnvironmentFile")) {
                checkNamed(unit, setting, setting.value());
            } else if (setting.key().equals("WorkingDirectory")) {
                checkNamed(unit, setting, setting.value());
            }
        }
        checkAccounts(unit);
    }

    private void checkCommand(Unit unit, Setting setting) {
        UnitCommand command = UnitCommand.parse(setting.value());
        List<String> words = command.words();
        if (words.isEmpty() || !isPlain(words.get(0))) {
            return;
        }
        String program = CheckContext.plain(words.get(0));
        String resolved = subject.resolve(program);
        if (NOT_EXECUTABLE.matcher(resolved).matches() && !isLabelled()) {
            subject.add(Rule.UNIT_EXEC_REFUSED.found(
                    unit.path(),
                    "%s=%s: SELinux does not let systemd execute '%s'"
                            .formatted(setting.key(), Printable.quoted(setting.value()), Printable.quoted(resolved))));
        }
        for (String word : words) {
            if (!command.mayFail() && word.startsWith("/") && (word.equals(words.get(0)) || isScriptOf(words, word))) {
                checkThere(unit, setting, word);
            }
        }
    }

    /** Whether a word is the script that an interpreter is started with. */
    private static boolean isScriptOf(List<String> words, String word) {
        String interpreter = InstallPath.name(words.get(0));
        int first = interpreter.equals("env") ? 2 : 1;
        return interpreter.matches("env|(ba|da)?sh|python[\\d.]*|perl") && words.indexOf(word) == first;
    }

    /** Whether the package changes the labels of its files. */
    private boolean isLabelled() {
        return subject.hasAtOrBelow("/usr/share/selinux")
                || List.of(Phase.PRE, Phase.POST, Phase.POSTTRANS).stream()
                        .map(subject::script)
                        .flatMap(Optional::stream)
                        .flatMap(script -> ScriptletCall.mentioned(script.body()).stream())
                        .anyMatch(name -> LABELLERS.contains(name) || name.startsWith("selinux_"));
    }

    private void checkNamed(Unit unit, Setting setting, String value) {
        String path = value.replaceAll("^\"|\"$", "");
        if (path.startsWith("/") && isPlain(path)) {
            checkThere(unit, setting, path);
        }
    }

    private void checkThere(Unit unit, Setting setting, String named) {
        String path = subject.resolve(CheckContext.plain(named));
        if (!isPlain(path) || subject.hasAtOrBelow(path) || subject.hasAtOrBelow(CheckContext.plain(named))) {
            return;
        }
        if (isOwn(path)) {
            subject.add(Rule.UNIT_FILE_MISSING.found(
                    unit.path(),
                    "%s names '%s', which is not in the package".formatted(setting.key(), Printable.quoted(path))));
        }
    }

    /** Whether a path is in a directory of the package, where no other package puts files. */
    private boolean isOwn(String path) {
        String parent = InstallPath.parent(path);
        return subject.hasAtOrBelow(parent)
                && !DistributionDirectories.contains(parent, subject.rpm().name());
    }

    /** Whether a path has no specifiers, variables or wildcards. */
    private static boolean isPlain(String path) {
        return path.indexOf('%') < 0 && path.indexOf('$') < 0 && path.indexOf('*') < 0;
    }

    private void checkAccounts(Unit unit) {
        if (unit.isYes("DynamicUser")) {
            return;
        }
        unit.last("User")
                .filter(name -> isPlain(name) && !accounts.hasForService(Kind.USER, name))
                .ifPresent(name -> subject.add(Rule.UNIT_ACCOUNT_MISSING.found(
                        unit.path(), "The user '%s' of User= is not created".formatted(Printable.quoted(name)))));
        unit.last("Group")
                .filter(name -> isPlain(name) && !accounts.hasForService(Kind.GROUP, name))
                .ifPresent(name -> subject.add(Rule.UNIT_ACCOUNT_MISSING.found(
                        unit.path(), "The group '%s' of Group= is not created".formatted(Printable.quoted(name)))));
    }
}
