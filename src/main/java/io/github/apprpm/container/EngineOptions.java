package io.github.apprpm.container;

import io.github.apprpm.program.Command;
import io.github.apprpm.program.SearchPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How containers are started so that this machine can: nothing at first, and more with each complaint of the engine.
 *
 * @param limits how often the limits were lowered
 * @param runtime what runs containers instead of the engine's choice
 * @param withoutNetwork whether they have only their own loopback
 * @param notes what a reader of the report should know of it
 */
record EngineOptions(int limits, Optional<String> runtime, boolean withoutNetwork, List<String> notes) {
    static final EngineOptions PLAIN = new EngineOptions(0, Optional.empty(), false, List.of());

    /** Version 2 of cgroups, beside version 1. */
    static final Path UNIFIED = Path.of("/sys/fs/cgroup/unified");

    /** Some kernels refuse limits of processes that they say are allowed; these were found to be granted. */
    private static final List<Integer> PROCESSES = List.of(32768, 4096);

    private static final Pattern NETWORK =
            Pattern.compile("network|netavark|aardvark|netns|\\bcni\\b|iptables|nftables|slirp4netns|pasta|bridge");

    EngineOptions {
        notes = List.copyOf(notes);
    }

    /**
     * What to begin with. Whether crun takes a machine where both versions of cgroups are mounted depends on which controllers version 2
     * has at the moment, so that it may start a host and refuse to start it again.
     */
    static EngineOptions first(EngineProgram program) {
        boolean isHybrid = program.isPodman() && Files.exists(UNIFIED.resolve("cgroup.procs"));
        return isHybrid && SearchPath.findForRoot("runc").isPresent()
                ? new EngineOptions(0, Optional.of("runc"), false, List.of())
                : PLAIN;
    }

    /**
     * What to try after a complaint, or nothing where no more is known.
     *
     * @param installed whether a program is
     */
    Optional<EngineOptions> after(EngineProgram.Kind kind, String complaint, Predicate<String> installed) {
        String said = complaint.toLowerCase(Locale.ROOT);
        boolean podman = kind == EngineProgram.Kind.PODMAN;
        if (said.contains("rlimit") && limits == 0) {
            return Optional.of(lowered());
        }
        // crun refuses machines where both versions of cgroups are mounted, and limits for itself; runc does not.
        if (podman && said.contains("crun") && runtime.isEmpty() && installed.test("runc")) {
            return Optional.of(new EngineOptions(limits, Optional.of("runc"), withoutNetwork, notes));
        }
        if (said.contains("rlimit") && limits < PROCESSES.size()) {
            return Optional.of(lowered());
        }
        if (!withoutNetwork && NETWORK.matcher(said).find()) {
            List<String> more = new ArrayList<>(notes);
            more.add(
                    "The host has no network, as %s cannot give it one (%s): all that the package requires must be in the image"
                            .formatted(kind, EngineMessage.of(complaint)));
            return Optional.of(new EngineOptions(limits, runtime, true, more));
        }
        return Optional.empty();
    }

    private EngineOptions lowered() {
        return new EngineOptions(limits + 1, runtime, withoutNetwork, notes);
    }

    /** Options before the command of the engine. */
    List<String> before() {
        return runtime.map(name -> List.of("--runtime", name)).orElse(List.of());
    }

    /** Options of its command {@code run}. */
    List<String> options(LongSupplier openFiles) {
        List<String> options = new ArrayList<>();
        if (limits > 0) {
            int processes = PROCESSES.get(limits - 1);
            long files = limits == 1 ? openFiles.getAsLong() : Math.min(openFiles.getAsLong(), processes);
            options.addAll(List.of("--ulimit", "nofile=%1$d:%1$d".formatted(files)));
            options.addAll(List.of("--ulimit", "nproc=%1$d:%1$d".formatted(processes)));
        }
        if (withoutNetwork) {
            options.addAll(List.of("--network", "none"));
        }
        return options;
    }

    /** The limit of this process, which what it starts cannot exceed without privileges. */
    static long openFiles() {
        try {
            String hard = Command.of("sh", "-c", "ulimit -Hn")
                    .run(EngineProgram.LIMIT)
                    .text()
                    .strip();
            return hard.matches("\\d+") ? Long.parseLong(hard) : 1024;
        } catch (IOException e) {
            return 1024; // what every process has had since long ago
        }
    }
}
