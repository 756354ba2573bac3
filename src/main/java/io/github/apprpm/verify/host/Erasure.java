package io.github.apprpm.verify.host;

import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.verify.BrokenPromise;
import io.github.apprpm.verify.PackagedService;
import io.github.apprpm.verify.Promise;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Erases the package, looks for what is left, and installs it again. */
final class Erasure {
    private static final int MOST = 10;

    /** Files that the host itself writes at any time, by its timers and when accounts are created. */
    private static final List<String> OF_HOST = List.of(
            "/var/log/", "/var/lib/", "/var/cache/", "/var/backups/", "/var/spool/", "/var/mail/", "/etc/ld.so.cache");

    private static final Set<String> OF_ACCOUNTS = Set.of(
            "/etc/passwd-",
            "/etc/shadow-",
            "/etc/group-",
            "/etc/gshadow-",
            "/etc/subuid-",
            "/etc/subgid-",
            "/etc/.pwd.lock");

    private final TrialContext stage;
    private final Host host;
    private final OpenPromises agenda;
    private final PackagedService service;
    private final Installation installation;
    private final Set<String> edited;
    private final Set<String> told;

    /**
     * @param edited the configuration that was edited, of which copies stay
     * @param told the files that the service wrote elsewhere, which were reported already
     */
    Erasure(TrialContext stage, Installation installation, Set<String> edited, Set<String> told) {
        this.stage = stage;
        this.host = stage.host();
        this.agenda = stage.agenda();
        this.service = stage.service();
        this.installation = installation;
        this.edited = edited;
        this.told = told;
    }

    void run() throws IOException {
        agenda.check(Promise.ERASE_STOPS, this::erase);
        if (host.installed().isPresent()) {
            agenda.skipRest("it cannot be erased");
            return;
        }
        agenda.check(Promise.ERASE_LEAVES_NOTHING, this::requireNothing);
        agenda.check(Promise.INSTALLS_AGAIN, this::installAgain);
    }

    private void erase() throws IOException, BrokenPromise {
        ServiceState before = host.life();
        stage.manager().erase(service.name()).requireSuccess();
        boolean isThere = before.process() > 0
                && host.run(Host.PATIENCE, "test", "-d", "/proc/" + before.process())
                        .isSuccess();
        ServiceState after = host.life();
        if (isThere || after.isActive()) {
            throw new BrokenPromise("its process %d still runs: no scriptlet stops it (%%preun with $1 = 0)"
                    .formatted(before.process()));
        }
    }

    private void requireNothing() throws IOException, BrokenPromise {
        Tree now = host.tree();
        Tree before = installation.before();
        Set<String> withOthers = withOthers();
        List<Tree.Node> added = now.addedTo(before);
        List<String> left = Tree.topmost(
                added,
                node -> !isDocumented(node.path())
                        && (isOfPackage(node) || !isOfHost(node.path()) && !withOthers.contains(node.path())));
        if (!left.isEmpty()) {
            List<String> some = left.subList(0, Math.min(MOST, left.size()));
            throw new BrokenPromise("left behind: %s%s"
                    .formatted(
                            String.join(", ", some),
                            left.size() > MOST ? " and %d more".formatted(left.size() - MOST) : ""));
        }
    }

    /** Files of other packages, as far as they are known. */
    private Set<String> withOthers() {
        if (installation.isAlone()) {
            return Set.of();
        }
        Set<String> paths = installation.after().addedTo(installation.before()).stream()
                .map(Tree.Node::path)
                .collect(Collectors.toCollection(TreeSet::new));
        service.rpm().files().forEach(file -> paths.remove(file.path()));
        return paths;
    }

    private boolean isOfPackage(Tree.Node node) {
        String path = node.path().toLowerCase(Locale.ROOT);
        boolean isUsers = !installation.account().isRoot()
                && node.owner().equals(installation.account().uid());
        return isUsers || path.contains(service.name().toLowerCase(Locale.ROOT)) && !path.contains("apprpm-verify");
    }

    private static boolean isOfHost(String path) {
        return OF_ACCOUNTS.contains(path) || OF_HOST.stream().anyMatch(path::startsWith);
    }

    private boolean isDocumented(String path) {
        Set<String> data = new TreeSet<>(service.directories().keySet());
        data.removeIf(directory -> directory.startsWith("/var/cache/"));
        data.add("/var/lib/" + service.name());
        data.add("/var/log/" + service.name());
        if (data.stream().anyMatch(directory -> path.equals(directory) || path.startsWith(directory + "/"))) {
            return true;
        }
        Set<String> copies =
                edited.stream().map(file -> file + ".rpmsave").collect(Collectors.toCollection(TreeSet::new));
        copies.addAll(told);
        return copies.contains(path)
                || service.rpm().files().stream()
                        .filter(PackagedFile::isDirectory)
                        .anyMatch(directory -> directory.path().equals(path)
                                && copies.stream().anyMatch(copy -> copy.startsWith(path + "/")));
    }

    private void installAgain() throws IOException, BrokenPromise {
        stage.manager().install(stage.files().current(), false).requireSuccess();
        Waiting waiting = host.await("enable", "--now");
        if (!waiting.isReady()) {
            throw new BrokenPromise("it does not start: " + host.cause(waiting));
        }
    }
}
