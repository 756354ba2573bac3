package io.github.apprpm.host;

import java.io.IOException;
import java.util.List;

/** The steps in the order in which a host meets them; where one fails so that the rest tells nothing, it ends. */
final class Course {
    private final Stage stage;
    private final List<String> keys;
    private final Evidence evidence;

    Course(Stage stage, List<String> keys, Evidence evidence) {
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
        if (!new Start(stage).run()) {
            return;
        }
        Running running = new Running(stage, installation.account());
        running.run(installation.after(), changed);
        Replacement replacement = new Replacement(stage, evidence::saveJournal);
        if (replacement.run()) {
            new Erasure(stage, installation, replacement.edited(), running.written()).run();
        }
    }
}
