package io.github.apprpm.verify.host;

import io.github.apprpm.container.ContainerEngine;
import io.github.apprpm.container.Image;
import io.github.apprpm.container.SystemdHost;
import io.github.apprpm.verify.Level;
import io.github.apprpm.verify.Progress;
import io.github.apprpm.verify.Trial;
import io.github.apprpm.verify.TrialPlan;
import io.github.apprpm.verify.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Leads a package through its life on a booted host: installed, started, upgraded, downgraded, erased. */
public final class HostLevel {
    private static final int LAST_LINES = 30;

    private HostLevel() {}

    /**
     * @param publicKeys keys that the host imports, so that it checks the package's signature
     * @param directory gets {@code journal.log}, {@code status.txt}, {@code packages.txt}, {@code requests.log} and
     *     {@code transactions.log}, even if the trial breaks off
     * @throws io.github.apprpm.model.PackagingException if the image does not boot
     * @throws IOException if the machine failed, not the package
     */
    public static TrialResult run(
            ContainerEngine engine,
            Image image,
            TrialPlan plan,
            Upgrade upgrade,
            List<Path> publicKeys,
            Path directory,
            Progress progress)
            throws IOException {
        Files.createDirectories(directory);
        for (String file : HostLogs.FILES) {
            Files.deleteIfExists(directory.resolve(file));
        }
        try (SystemdHost machine = engine.boot(image)) {
            Host host = new Host(machine, plan);
            HostLogs evidence = new HostLogs(host, directory);
            Trial trial = new Trial(image.slug(), Level.HOST, progress, () -> evidence.lastLines(LAST_LINES));
            machine.notes().forEach(trial::note);
            try {
                course(machine, host, plan, upgrade, publicKeys, trial, evidence, directory);
            } finally {
                evidence.collect();
            }
            return trial.result();
        }
    }

    private static void course(
            SystemdHost machine,
            Host host,
            TrialPlan plan,
            Upgrade upgrade,
            List<Path> publicKeys,
            Trial trial,
            HostLogs evidence,
            Path directory)
            throws IOException {
        List<String> keys = new ArrayList<>();
        for (Path key : publicKeys) {
            keys.add(host.bring(key, "keys/" + keys.size())); // two keys may have the same file name
        }
        host.prepare(keys);
        TrialContext stage = new TrialContext(
                host,
                new PackageManager(machine, directory.resolve(HostLogs.TRANSACTIONS)),
                plan,
                upgrade,
                new OpenPromises(trial, plan),
                new TrialContext.Packages(
                        host.bring(plan.service().rpm().file(), "current"),
                        host.bring(upgrade.baseline().file(), "baseline")),
                directory);
        new HostTrial(stage, keys, evidence).run();
    }
}
