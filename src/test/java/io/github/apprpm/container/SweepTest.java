package io.github.apprpm.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.ChildJava;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
@Tag("tool")
class SweepTest {
    @ParameterizedTest
    @MethodSource("io.github.apprpm.container.Engines#all")
    void onlyWhatADeadProcessOfThisMachineLeftIsSwept(String name) throws Exception {
        ContainerEngine engine = Engines.find(name);
        Image image = Engines.image(engine, name, "bookworm");
        BuildProcess current = BuildProcess.current();
        BuildProcess dead = owner(current.machine(), current, 1, "1");
        BuildProcess living = owner(current.machine(), current, current.process(), current.start());
        BuildProcess foreign = owner("another-machine", current, 1, "1");
        try {
            create(name, image, "dead", BuildProcess.LABEL + "=" + dead);
            create(name, image, "living", BuildProcess.LABEL + "=" + living);
            create(name, image, "foreign", BuildProcess.LABEL + "=" + foreign);
            create(name, image, "strange", BuildProcess.LABEL + "=strange");
            create(name, image, "plain", "purpose=test");

            engine.sweep();

            assertEquals(
                    List.of("foreign", "living", "plain", "strange"),
                    Engines.run(name, "ps", "--all", "--filter", "name=container-sweep-", "--format", "{{.Names}}")
                            .lines()
                            .stream()
                            .map(line -> line.replace("container-sweep-", ""))
                            .sorted()
                            .toList());
        } finally {
            for (String which : List.of("dead", "living", "foreign", "strange", "plain")) {
                Engines.run(name, "rm", "--force", "container-sweep-" + which);
            }
        }
    }

    private static BuildProcess owner(String machine, BuildProcess current, long process, String start) {
        return new BuildProcess(machine, current.boot(), current.namespace(), current.user(), process, start);
    }

    private static void create(String name, Image image, String which, String label) throws IOException {
        assertTrue(
                Engines.run(name, "create", "--name", "container-sweep-" + which, "--label", label, image.id(), "true")
                        .isSuccess());
    }

    @ParameterizedTest
    @MethodSource("io.github.apprpm.container.Engines#all")
    void aKilledBuildLeavesNoContainer(String name) throws Exception {
        ContainerEngine engine = Engines.find(name);
        Engines.image(engine, name, "bookworm");
        for (String signal : List.of("KILL", "INT")) {
            Process build = ChildJava.start(Build.class, name);
            BuildProcess owner;
            List<ProcessHandle> children;
            try (BufferedReader reader = build.inputReader()) {
                owner = BuildProcess.of(reader.readLine()).orElseThrow();
                children = build.descendants().toList();
                assertEquals(1, Engines.containersOf(name, owner).size());

                new ProcessBuilder("kill", "-" + signal, Long.toString(build.pid()))
                        .start()
                        .waitFor();
                build.waitFor();
            }

            for (ProcessHandle child : children) {
                child.onExit().join(); // the lifeline among them
            }
            assertEquals(List.of(), Engines.containersOf(name, owner));
        }
    }

    /** A build that is busy with a host. */
    static final class Build {
        private Build() {}

        public static void main(String[] arguments) throws Exception {
            ContainerEngine engine =
                    ContainerEngine.find(Optional.of(arguments[0])).engine().orElseThrow();
            engine.boot(engine.image("localhost/apprpm-bookworm", Path.of("")));
            System.out.println(BuildProcess.current());
            Thread.sleep(60_000);
        }
    }
}
