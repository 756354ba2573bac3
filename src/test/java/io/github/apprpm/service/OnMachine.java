package io.github.apprpm.service;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Rules about the launcher of an application that is installed on a machine of its own. */
abstract class OnMachine {
    @TempDir
    Path root;

    Machine machine;

    @BeforeEach
    void installTheApplication() {
        machine = new Machine(root);
    }
}
