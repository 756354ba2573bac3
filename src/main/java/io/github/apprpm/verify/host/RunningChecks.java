package io.github.apprpm.verify.host;

import io.github.apprpm.systemd.UnitAccess;
import io.github.apprpm.verify.BrokenPromise;
import io.github.apprpm.verify.PackagedService;
import io.github.apprpm.verify.Promise;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Checks the running service, a restart and a stop. */
final class RunningChecks {
    private static final int OCTAL = 8;
    private static final int PERMISSIONS = 07777;
    private static final Set<String> TO_JOURNAL = Set.of("journal", "inherit", "syslog", "journal+console", "kmsg");

    private final TrialContext stage;
    private final Host host;
    private final OpenPromises agenda;
    private final PackagedService service;
    private final Account account;
    private final Set<String> written = new TreeSet<>();

    RunningChecks(TrialContext stage, Account account) {
        this.stage = stage;
        this.host = stage.host();
        this.agenda = stage.agenda();
        this.service = stage.service();
        this.account = account;
    }

    /**
     * @param before the files of the host before it was started
     * @param changedBefore what {@code rpm -V} reported then
     */
    void run(Tree before, List<String> changedBefore) throws IOException {
        KeyValues process = host.facts("process.sh", host.unit());
        agenda.check(Promise.RUNS_AS_USER, () -> requireUser(process));
        agenda.check(Promise.CONFINED, () -> requireConfinement(process));
        directories();
        logs();
        agenda.check(Promise.RESTARTS, this::restart);
        agenda.check(Promise.WRITES_IN_ITS_DIRECTORIES, () -> requireOwnDirectories(before, changedBefore));
        agenda.check(Promise.STOPS, this::stop);
        host.run(Host.PATIENCE, "systemctl", "reset-failed", host.unit());
    }

    /** The files that the service wrote outside of its directories. */
    Set<String> written() {
        return written;
    }

    private void requireUser(KeyValues process) throws BrokenPromise {
        String uid = process.get("Uid").replaceFirst("\\s.*", "");
        String gid = process.get("Gid").replaceFirst("\\s.*", "");
        if (service.unit().isYes("DynamicUser")) {
            if (uid.equals("0")) {
                throw new BrokenPromise("it runs as root, although its unit has DynamicUser=yes");
            }
            return;
        }
        if (uid.isEmpty()) {
            throw new BrokenPromise("it has no main process");
        }
        if (!uid.equals(account.uid()) || !gid.equals(account.gid())) {
            throw new BrokenPromise("its main process, %s, runs with uid %s and gid %s, and not as %s:%s (%s and %s)"
                    .formatted(
                            process.get("program"),
                            uid,
                            gid,
                            service.user(),
                            service.group(),
                            account.uid(),
                            account.gid()));
        }
    }

    private void requireConfinement(KeyValues process) throws IOException, BrokenPromise {
        KeyValues reference =
                host.facts("reference.sh", Confinement.reference(service.unit()), Host.resource("process.sh"));
        Confinement confinement = new Confinement(service.unit(), process, reference);
        confinement.notes().forEach(agenda::note);
        if (!confinement.broken().isEmpty()) {
            throw new BrokenPromise(String.join("; ", confinement.broken()));
        }
    }

    private void directories() throws IOException {
        Map<String, String> directories = service.directories();
        if (directories.isEmpty()) {
            agenda.skip(Promise.DIRECTORIES, "its unit sets no directories");
        } else if (service.unit().isYes("DynamicUser")) {
            agenda.skip(Promise.DIRECTORIES, "DynamicUser= keeps them where only the service sees them");
        } else {
            agenda.check(Promise.DIRECTORIES, () -> requireDirectories(directories));
        }
    }

    private void requireDirectories(Map<String, String> directories) throws IOException, BrokenPromise {
        List<String> command = new ArrayList<>(List.of("stat", "-L", "-c", "%a %U:%G %n"));
        command.addAll(directories.keySet());
        List<String> found =
                host.run(Host.PATIENCE, command.toArray(String[]::new)).lines();
        List<String> wrong = new ArrayList<>();
        directories.forEach((path, mode) -> {
            int permissions = Integer.parseInt(mode, OCTAL) & PERMISSIONS;
            String wanted =
                    "%s %s:%s %s".formatted(Integer.toOctalString(permissions), service.user(), service.group(), path);
            if (!found.contains(wanted)) {
                String actual = found.stream()
                        .filter(line -> line.endsWith(" " + path))
                        .map(line -> line.substring(0, line.length() - path.length() - 1))
                        .findFirst()
                        .orElse("missing");
                wrong.add(
                        "%s is %s instead of %s".formatted(path, actual, wanted.substring(0, wanted.lastIndexOf(' '))));
            }
        });
        if (!wrong.isEmpty()) {
            throw new BrokenPromise(String.join("; ", wrong));
        }
    }

    private void logs() throws IOException {
        String output = service.unit().last("StandardOutput").orElse("journal");
        if (!TO_JOURNAL.contains(output)) {
            agenda.skip(Promise.LOGS, "its unit has StandardOutput=" + output);
            return;
        }
        List<String> arguments = new ArrayList<>(List.of(host.unit()));
        arguments.addAll(service.directories().keySet());
        KeyValues logs = host.facts("logs.sh", arguments.toArray(String[]::new));
        if (!logs.has("line")) {
            agenda.skip(
                    Promise.LOGS,
                    "it wrote nothing to its output"
                            + (logs.has("file") ? ", but to " + String.join(", ", logs.all("file")) : ""));
            return;
        }
        agenda.check(Promise.LOGS, () -> {
            Set<String> identifiers = new TreeSet<>(logs.all("line"));
            String wanted = service.unit().last("SyslogIdentifier").orElse("");
            if (!wanted.isEmpty() && !wanted.contains("%") && !identifiers.contains(wanted)) {
                throw new BrokenPromise("its lines are in the journal as '%s' and not as '%s'"
                        .formatted(String.join("', '", identifiers), wanted));
            }
        });
    }

    private void restart() throws IOException, BrokenPromise {
        ServiceState before = host.life();
        host.systemctl(Host.PATIENCE.plusSeconds(service.startSeconds() + service.stopSeconds()), "restart");
        Waiting waiting = host.await();
        if (!waiting.isReady()) {
            throw new BrokenPromise("it is not ready again: " + host.cause(waiting));
        }
        ServiceState after = host.life();
        if (after.process() == before.process() && after.invocation().equals(before.invocation())) {
            throw new BrokenPromise("systemctl restart did not replace the process");
        }
    }

    private void requireOwnDirectories(Tree before, List<String> changedBefore) throws IOException, BrokenPromise {
        if (!account.isRoot()) { // any program may have written a file of root
            written.addAll(Tree.topmost(
                    host.tree().changedSince(before),
                    node -> node.owner().equals(account.uid()) && !isOwn(node.path())));
        }
        host.changedFiles().stream()
                .filter(line -> !changedBefore.contains(line))
                .filter(line -> line.matches("(missing|S|.{2}5|.{4}L).*"))
                .map(line -> line.replaceFirst("^\\S+\\s+(?:[cdgl] )?", ""))
                .forEach(written::add);
        if (!written.isEmpty()) {
            throw new BrokenPromise("it has written to %s, outside of %s"
                    .formatted(
                            String.join(", ", written),
                            String.join(", ", service.directories().keySet())));
        }
    }

    private boolean isOwn(String path) {
        List<String> own = new ArrayList<>(service.directories().keySet());
        own.addAll(new UnitAccess(service.unit()).readWritePaths());
        service.unit().last("ConfigurationDirectory").ifPresent(name -> own.add("/etc/" + name));
        return own.stream().anyMatch(directory -> path.equals(directory) || path.startsWith(directory + "/"));
    }

    private void stop() throws IOException, BrokenPromise {
        host.systemctl(Host.PATIENCE.plusSeconds(service.stopSeconds()), "stop");
        KeyValues unit = host.properties();
        String state = unit.get("ActiveState");
        switch (unit.get("Result")) {
            case "timeout" ->
                throw new BrokenPromise("%d seconds after SIGTERM it still ran, and was killed by SIGKILL"
                        .formatted(service.stopSeconds()));
            case "exit-code" ->
                throw new BrokenPromise(
                        "it ended with exit status %s; its unit counts %s as success (SuccessExitStatus=)"
                                .formatted(unit.get("ExecMainStatus"), service.successStatuses()));
            case "signal", "core-dump" ->
                throw new BrokenPromise("it was ended by the signal %s".formatted(unit.get("ExecMainStatus")));
            default -> {
                if (!state.equals("inactive")) {
                    throw new BrokenPromise("it is %s after systemctl stop".formatted(state));
                }
            }
        }
    }
}
