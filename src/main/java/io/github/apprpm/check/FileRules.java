package io.github.apprpm.check;

import io.github.apprpm.model.DistributionDirectories;
import io.github.apprpm.model.HostAccounts.Kind;
import io.github.apprpm.model.InstallPath;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.systemd.Unit;
import io.github.apprpm.systemd.UnitPath;
import io.github.apprpm.text.Count;
import io.github.apprpm.text.Printable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks the owner, the permissions and the place of each file. */
final class FileRules {
    private static final int WRITABLE_BY_ALL = 02;
    private static final int WRITABLE_BY_GROUP = 020;
    private static final int EXECUTABLE = 0111;
    private static final int STICKY = 01000;
    private static final int SETUID = 04000;
    private static final int SETGID = 02000;

    private static final Pattern CODE =
            Pattern.compile("(?i).+\\.(jar|war|ear|class|so|so\\.[\\d.]+|sh|py|rb|pl|js|php|bash|groovy)");
    /** Files that programs ship for other programs to read, and that nobody edits. */
    private static final Pattern FRAGMENT = Pattern.compile(
            "/etc/(profile\\.d|bash_completion\\.d|init\\.d|rc\\.d|rc\\d?\\.d|pki/rpm-gpg|xdg/autostart|alternatives|X11"
                    + "|ld\\.so\\.conf\\.d|selinux|skel|dbus-1|gconf|fonts|grub\\.d|kernel|NetworkManager/dispatcher\\.d"
                    + "|cron\\.(hourly|daily|weekly|monthly)|rpm)/.*");

    private final CheckContext subject;
    private final Accounts accounts;
    private final Set<String> serviceUsers = new HashSet<>();
    private final Set<String> serviceGroups = new HashSet<>();

    private FileRules(CheckContext subject) {
        this.subject = subject;
        this.accounts = new Accounts(subject);
        subject.contents().units().forEach((path, text) -> addServiceAccounts(Unit.parse(path, text)));
    }

    private void addServiceAccounts(Unit unit) {
        unit.last("User").filter(user -> !user.equals("root")).ifPresent(user -> {
            serviceUsers.add(user);
            serviceGroups.add(unit.last("Group").orElse(user));
        });
    }

    static void check(CheckContext subject) {
        FileRules rules = new FileRules(subject);
        rules.checkAccounts();
        for (PackagedFile file : subject.rpm().files()) {
            if (file.isSymlink()) {
                continue;
            }
            rules.checkPermissions(file);
            rules.checkConfiguration(file);
            if (file.isDirectory()) {
                rules.checkDirectory(file);
            } else if (file.isRegular() && !file.isGhost()) {
                rules.checkCode(file);
            }
        }
        rules.checkCodeInVar();
        subject.contents().findings().forEach(subject::add);
    }

    private void checkAccounts() {
        Set<String> told = new HashSet<>();
        for (PackagedFile file : subject.rpm().files()) {
            checkAccount(file, Kind.USER, file.owner(), told);
            checkAccount(file, Kind.GROUP, file.group(), told);
        }
    }

    private void checkAccount(PackagedFile file, Kind kind, String name, Set<String> told) {
        boolean isMissing = !accounts.has(kind, name);
        if ((isMissing || accounts.isMissingOnSuse(kind, name)) && told.add(kind + name)) {
            Finding finding = Rule.FILE_ACCOUNT_MISSING.found(
                    file.path(),
                    "'%s' belongs to the %s '%s', %s"
                            .formatted(
                                    Printable.quoted(file.path()),
                                    kind.word(),
                                    Printable.quoted(name),
                                    isMissing
                                            ? "which is not created"
                                            : "which hosts of EL and Fedora have, but not each of SLE and openSUSE"));
            subject.add(isMissing ? finding : finding.with(Severity.NOTE));
        }
    }

    private void checkPermissions(PackagedFile file) {
        boolean isShared = file.isDirectory() && (file.mode() & STICKY) != 0;
        boolean writableByAll = (file.mode() & WRITABLE_BY_ALL) != 0 && !isShared;
        if (writableByAll && (file.isRegular() || file.isDirectory())) {
            found(Rule.FILE_WORLD_WRITABLE, file, "has the mode %04o, which lets everybody write");
        }
        if (file.isRegular() && (file.mode() & (SETUID | SETGID)) != 0) {
            found(Rule.FILE_SETUID, file, "has the mode %04o, which changes the user or group that it runs as");
        }
    }

    private void found(Rule rule, PackagedFile file, String problem) {
        subject.add(rule.found(
                file.path(),
                "'%s' %s".formatted(Printable.quoted(file.path()), problem.formatted(file.permissions()))));
    }

    private void checkDirectory(PackagedFile file) {
        if (file.path().equals("/")
                || DistributionDirectories.contains(file.path(), subject.rpm().name())) {
            subject.add(Rule.DISTRIBUTION_DIRECTORY_OWNED.found(
                    file.path(), "'%s' belongs to the distribution".formatted(file.path())));
        }
    }

    private void checkConfiguration(PackagedFile file) {
        if (!file.isRegular() || file.isGhost()) {
            return;
        }
        if (file.isConfig() && !file.isNoReplace()) {
            found(Rule.CONFIGURATION_REPLACED, file, "is configuration, but not noreplace");
        } else if (!file.isConfig()
                && file.path().startsWith("/etc/")
                && !FRAGMENT.matcher(file.path()).matches()
                && !UnitPath.isDependency(file.path())) {
            found(Rule.CONFIGURATION_NOT_MARKED, file, "is not marked as configuration");
        }
    }

    /** Once, as it is about the package and not about one file. */
    private void checkCodeInVar() {
        List<PackagedFile> code = subject.rpm().files().stream()
                .filter(file -> file.isRegular() && !file.isGhost() && isCode(file))
                .filter(file -> file.path().startsWith("/var/"))
                .toList();
        if (!code.isEmpty()) {
            String path = code.get(0).path();
            String more = code.size() == 1 ? "is" : "and %s are".formatted(Count.of(code.size() - 1, "other file"));
            subject.add(Rule.CODE_IN_VAR.found(
                    path,
                    "'%s' %s code in /var, which hosts with bootc, rpm-ostree or SUSE's snapshots do not upgrade or roll back with /usr"
                            .formatted(Printable.quoted(path), more)));
        }
    }

    private static boolean isCode(PackagedFile file) {
        return !file.isConfig() && (CODE.matcher(file.path()).matches() || (file.mode() & EXECUTABLE) != 0);
    }

    private void checkCode(PackagedFile file) {
        if (!isCode(file)) {
            return;
        }
        if (isWritable(file)) {
            subject.add(Rule.CODE_WRITABLE_BY_SERVICE.found(
                    file.path(),
                    "'%s' can be written by the service: it belongs to %s:%s with the mode %04o"
                            .formatted(Printable.quoted(file.path()), file.owner(), file.group(), file.permissions())));
            return;
        }
        writableParent(file)
                .ifPresent(directory -> subject.add(Rule.CODE_WRITABLE_BY_SERVICE.found(
                        file.path(),
                        "'%s' can be replaced by the service: the directory '%s' belongs to %s:%s with the mode %04o"
                                .formatted(
                                        Printable.quoted(file.path()),
                                        Printable.quoted(directory.path()),
                                        directory.owner(),
                                        directory.group(),
                                        directory.permissions()))));
    }

    private Optional<PackagedFile> writableParent(PackagedFile file) {
        for (String parent = InstallPath.parent(file.path());
                !parent.equals("/");
                parent = InstallPath.parent(parent)) {
            Optional<PackagedFile> directory = subject.file(parent).filter(PackagedFile::isDirectory);
            if (directory.filter(this::isWritable).isPresent()) {
                return directory;
            }
        }
        return Optional.empty();
    }

    /** An owner without write permission can add it. */
    private boolean isWritable(PackagedFile file) {
        boolean asOwner = serviceUsers.contains(file.owner());
        boolean asGroup = serviceGroups.contains(file.group())
                && (file.mode() & WRITABLE_BY_GROUP) != 0
                && (file.mode() & STICKY) == 0;
        return asOwner || asGroup;
    }
}
