package io.github.apprpm.check;

import io.github.apprpm.model.FileAccess;
import io.github.apprpm.model.InstallPath;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.systemd.Unit;
import io.github.apprpm.text.Printable;
import java.util.List;
import java.util.Optional;

/** Checks that the services keep the accounts to which their files on the hosts belong. */
final class BaselineAccountRules {
    private static final int MOST = 3;

    private final ReleasePair pair;
    private final List<SysusersLine> before;
    private final List<SysusersLine> now;

    private BaselineAccountRules(ReleasePair pair) {
        this.pair = pair;
        this.before = SysusersLine.of(pair.before());
        this.now = SysusersLine.of(pair.now());
    }

    static void check(ReleasePair pair) {
        BaselineAccountRules rules = new BaselineAccountRules(pair);
        pair.services().forEach(rules::checkService);
        rules.now.stream().filter(SysusersLine::isAccount).forEach(rules::checkNumber);
    }

    private void checkService(Unit older, Unit newer) {
        UnitAccount old = UnitAccount.of(older, before);
        UnitAccount account = UnitAccount.of(newer, now);
        boolean isSame = old.user().equals(account.user()) && old.group().equals(account.group());
        if (isSame || older.isYes("DynamicUser") || newer.isYes("DynamicUser")) {
            return;
        }
        List<String> locked = pair.before().rpm().files().stream()
                .filter(file -> isKept(file) && isLocked(file, old, account) && !isHandedOver(file.path()))
                .map(PackagedFile::path)
                .toList();
        String problem = "'%s' runs as the user '%s' and the group '%s', in the last release as '%s' and '%s': %s"
                .formatted(
                        newer.name(),
                        Printable.quoted(account.user()),
                        Printable.quoted(account.group()),
                        Printable.quoted(old.user()),
                        Printable.quoted(old.group()),
                        locked.isEmpty()
                                ? "what it wrote outside of the directories of its unit stays the old account's"
                                : "it cannot read edited copies of " + some(locked));
        subject()
                .add(new Finding(
                        Rule.ACCOUNT_CHANGED,
                        Severity.ERROR,
                        problem,
                        "Set <user>%s</user> and <group>%s</group> to keep the account, or add a <waiver> with how the files on the hosts get to the new one"
                                .formatted(old.user(), old.group()),
                        Optional.of(newer.path()),
                        Optional.empty()));
    }

    private CheckContext subject() {
        return pair.now();
    }

    /** Whether rpm leaves an edited copy in its place, with its owner and group. */
    private boolean isKept(PackagedFile file) {
        return file.isConfig()
                && file.isRegular()
                && subject().file(file.path()).filter(PackagedFile::isConfig).isPresent();
    }

    /** Whether a scriptlet names the file or, as with a wildcard, its directory. */
    private boolean isHandedOver(String path) {
        return pair.isHandled(path) || pair.isHandled(InstallPath.parent(path));
    }

    private static boolean isLocked(PackagedFile file, UnitAccount old, UnitAccount account) {
        FileAccess access = new FileAccess(file.permissions(), file.owner(), file.group());
        return access.isReadableBy(old.user(), old.groups()) && !access.isReadableBy(account.user(), account.groups());
    }

    private static String some(List<String> paths) {
        String first = String.join(
                ", ",
                paths.stream()
                        .limit(MOST)
                        .map(path -> "'%s'".formatted(Printable.quoted(path)))
                        .toList());
        return paths.size() > MOST ? "%s and %d more".formatted(first, paths.size() - MOST) : first;
    }

    private void checkNumber(SysusersLine line) {
        Optional<SysusersLine> older = before.stream()
                .filter(other -> other.type() == line.type() && other.name().equals(line.name()))
                .findFirst();
        if (older.isEmpty() || line.number().isEmpty() || older.get().number().equals(line.number())) {
            return;
        }
        subject()
                .add(Rule.ACCOUNT_CHANGED
                        .found(
                                line.path(),
                                "The %s '%s' has the number %s, in the last release %s: hosts that have it keep the old one"
                                        .formatted(
                                                line.type() == 'u' ? "user" : "group",
                                                Printable.quoted(line.name()),
                                                line.number().get(),
                                                older.get().number().orElse("any")))
                        .with(Severity.WARNING));
    }
}
