package io.github.apprpm.verify.host;

import java.io.IOException;
import java.util.List;

/** The steps of a trial, in order; a failure that makes the rest meaningless ends the trial. */
final class HostTrial {
    private final TrialContext stage;
    private final List<String> keys;
    private final HostLogs evidence;

    HostTrial(TrialContext stage, List<String> keys, HostLogs evidence) {
        this.stage = stage;
        this.keys = keys;
        this.evidence = evidence;
    }

    void run() throws IOException {
        Installation installation = new Installation(stage, keys);
        if (!installation.run()) {
            return;
        }
        List<String> changed = stage.host().changedFiles();
        if (!new StartChecks(stage).run()) {
            return;
        }
        RunningChecks running = new RunningChecks(stage, installation.account());
        running.run(installation.after(), changed);
        UpgradeSteps replacement = new UpgradeSteps(stage, evidence::saveJournal);
        if (replacement.run()) {
            new Erasure(stage, installation, replacement.edited(), running.written()).run();
        }
    }
}
