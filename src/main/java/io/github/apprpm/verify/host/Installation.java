package io.github.apprpm.verify.host;

import io.github.apprpm.program.Output;
import io.github.apprpm.verify.BrokenPromise;
import io.github.apprpm.verify.Promise;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The first installation, and checks of the result. */
final class Installation {
    private final TrialContext stage;
    private final Host host;
    private final OpenPromises agenda;
    private final List<String> keys;
    private Account account = new Account("", "", Set.of());
    private Tree before;
    private Tree after;
    private boolean isAlone = true;

    /** @param keys the public keys in the host */
    Installation(TrialContext stage, List<String> keys) {
        this.stage = stage;
        this.host = stage.host();
        this.agenda = stage.agenda();
        this.keys = keys;
    }

    /** @return whether it can go on */
    boolean run() throws IOException {
        boolean isSigned = isSigned();
        before = host.tree();
        Set<String> packages = packages();
        if (!agenda.check(Promise.INSTALLS, () -> install(isSigned))) {
            agenda.skipRest("it does not install");
            return false;
        }
        after = host.tree();
        noteDependencies(packages);
        boolean hasAccount = agenda.check(Promise.ACCOUNT, this::requireAccount);
        boolean isUnderstood = agenda.check(Promise.UNIT_PARSES, this::requireUnit);
        if (hasAccount) {
            agenda.check(Promise.OWNERS, this::requireOwners);
            agenda.check(Promise.FILES_AS_PACKAGED, this::requireFiles);
        } else {
            agenda.skip(Promise.OWNERS, "its user or group does not exist");
            agenda.skip(Promise.FILES_AS_PACKAGED, "its user or group does not exist");
        }
        agenda.check(Promise.NOT_STARTED, this::requireNotStarted);
        if (!hasAccount || !isUnderstood) {
            agenda.skipRest(hasAccount ? "systemd does not understand its unit" : "its user or group does not exist");
        }
        return hasAccount && isUnderstood;
    }

    /** The user and group of the service. */
    Account account() {
        return account;
    }

    /** The files of the host before the package was installed. */
    Tree before() {
        return before;
    }

    /** The files of the host directly after the installation. */
    Tree after() {
        return after;
    }

    /** Whether no other package was installed with it. */
    boolean isAlone() {
        return isAlone;
    }

    private boolean isSigned() throws IOException {
        if (!stage.service().rpm().isSigned()) {
            agenda.skip(Promise.SIGNED, "the package is not signed");
            return false;
        }
        if (keys.isEmpty()) {
            agenda.skip(Promise.SIGNED, "<publicKeys> is empty, so that the host has no key to check the signature");
            return false;
        }
        return agenda.check(Promise.SIGNED, this::requireSignature);
    }

    private void requireSignature() throws IOException, BrokenPromise {
        Output output = host.run(
                Host.PATIENCE,
                "rpmkeys",
                "-K",
                "-v",
                "--define",
                "_pkgverify_level all",
                stage.files().current());
        List<String> wrong = output.said()
                .lines()
                .filter(line -> line.matches(".*\\b(NOKEY|BAD|NOTTRUSTED|NOT OK)\\b.*"))
                .map(String::strip)
                .toList();
        if (!output.isSuccess() || !wrong.isEmpty()) {
            throw new BrokenPromise("rpm does not accept the signature: "
                    + (wrong.isEmpty() ? output.said() : String.join("; ", wrong)));
        }
    }

    private Set<String> packages() throws IOException {
        return new TreeSet<>(
                host.run(Host.PATIENCE, "rpm", "-qa", "--qf", "%{NAME}\n").lines());
    }

    private void install(boolean isSigned) throws IOException, BrokenPromise {
        stage.manager().install(stage.files().current(), isSigned).requireSuccess();
        host.requireInstalled(stage.service().rpm().evr());
    }

    private void noteDependencies(Set<String> earlier) throws IOException {
        Set<String> others = packages();
        others.removeAll(earlier);
        others.remove(stage.service().name());
        isAlone = others.isEmpty();
        if (!isAlone) {
            agenda.note("%d packages were installed with it: %s".formatted(others.size(), String.join(", ", others)));
        }
    }

    private void requireAccount() throws IOException, BrokenPromise {
        account = Account.of(host, stage.service());
        account.require(stage.service());
    }

    private void requireUnit() throws IOException, BrokenPromise {
        UnitComplaints complaints =
                new UnitComplaints(host.script("unit.sh", host.unit()).text());
        if (!complaints.broken().isEmpty()) {
            throw new BrokenPromise(String.join("; ", complaints.broken()));
        }
        if (!complaints.tooYoung().isEmpty()) {
            agenda.note("the systemd of this host is too old for %s, and ignores it"
                    .formatted(String.join(", ", complaints.tooYoung())));
        }
    }

    private void requireOwners() throws IOException, BrokenPromise {
        List<String> complaints = Ownership.of(host, stage.service(), account).complaints();
        if (!complaints.isEmpty()) {
            throw new BrokenPromise(String.join("; ", complaints));
        }
    }

    private void requireFiles() throws IOException, BrokenPromise {
        List<String> changed = host.changedFiles();
        if (!changed.isEmpty()) {
            throw new BrokenPromise("rpm -V reports: " + String.join("; ", changed));
        }
    }

    private void requireNotStarted() throws IOException, BrokenPromise {
        KeyValues unit = host.properties();
        List<String> wrong = new ArrayList<>();
        if (Set.of("active", "activating", "reloading").contains(unit.get("ActiveState"))) {
            wrong.add("it runs");
        }
        boolean isByPreset = unit.get("UnitFilePreset").equals("enabled");
        if (unit.get("UnitFileState").equals("enabled") && !isByPreset) {
            wrong.add("it is enabled, although no preset of the host says so");
        }
        if (!wrong.isEmpty()) {
            throw new BrokenPromise(String.join(" and ", wrong) + calls());
        }
    }

    private String calls() {
        List<String> calls = ServiceCalls.ofInstallation(stage.service().rpm()).of(ServiceCalls.STARTS_OR_ENABLES);
        return calls.isEmpty() ? "" : "; look at " + String.join(", ", calls);
    }
}
