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
 * The options that containers need to start on this machine: none at first, and more after each error of the engine.
 *
 * @param limits how many times the limits were lowered
 * @param runtime the OCI runtime, if not the engine's default
 * @param withoutNetwork whether containers have a loopback interface only
 * @param notes what the report says about these options
 */
record EngineOptions(int limits, Optional<String> runtime, boolean withoutNetwork, List<String> notes) {
    static final EngineOptions PLAIN = new EngineOptions(0, Optional.empty(), false, List.of());

    /** Where cgroup v2 is mounted next to v1. */
    static final Path UNIFIED = Path.of("/sys/fs/cgroup/unified");

    /** Limits of processes to try: some kernels refuse the limits that they report as allowed. */
    private static final List<Integer> PROCESSES = List.of(32768, 4096);

    private static final Pattern NETWORK =
            Pattern.compile("network|netavark|aardvark|netns|\\bcni\\b|iptables|nftables|slirp4netns|pasta|bridge");

    EngineOptions {
        notes = List.copyOf(notes);
    }

    /**
     * The options of the first attempt. Where both versions of cgroups are mounted, crun works or not depending on the controllers that
     * version 2 has at the moment, so that it may start a host and then refuse to restart it.
     */
    static EngineOptions first(EngineProgram program) {
        boolean isHybrid = program.isPodman() && Files.exists(UNIFIED.resolve("cgroup.procs"));
        return isHybrid && SearchPath.findForRoot("runc").isPresent()
                ? new EngineOptions(0, Optional.of("runc"), false, List.of())
                : PLAIN;
    }

    /**
     * The options to try after an error; empty where nothing is left to try.
     *
     * @param installed whether a program is installed
     */
    Optional<EngineOptions> after(EngineProgram.Kind kind, String complaint, Predicate<String> installed) {
        String said = complaint.toLowerCase(Locale.ROOT);
        boolean podman = kind == EngineProgram.Kind.PODMAN;
        if (said.contains("rlimit") && limits == 0) {
            return Optional.of(lowered());
        }
        // crun rejects machines with both versions of cgroups, and some limits; runc does not.
        if (podman && said.contains("crun") && runtime.isEmpty() && installed.test("runc")) {
            return Optional.of(new EngineOptions(limits, Optional.of("runc"), withoutNetwork, notes));
        }
        if (said.contains("rlimit") && limits < PROCESSES.size()) {
            return Optional.of(lowered());
        }
        if (!withoutNetwork && NETWORK.matcher(said).find()) {
            List<String> more = new ArrayList<>(notes);
            more.add(
                    "The host has no network, as %s cannot set one up (%s): the image must contain all that the package requires"
                            .formatted(kind, EngineMessage.of(complaint)));
            return Optional.of(new EngineOptions(limits, runtime, true, more));
        }
        return Optional.empty();
    }

    private EngineOptions lowered() {
        return new EngineOptions(limits + 1, runtime, withoutNetwork, notes);
    }

    /** Global options, before the engine's command. */
    List<String> before() {
        return runtime.map(name -> List.of("--runtime", name)).orElse(List.of());
    }

    /** Options of the engine's command {@code run}. */
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

    /** The hard limit of this process, which its children cannot exceed without privileges. */
    static long openFiles() {
        try {
            String hard = Command.of("sh", "-c", "ulimit -Hn")
                    .run(EngineProgram.LIMIT)
                    .text()
                    .strip();
            return hard.matches("\\d+") ? Long.parseLong(hard) : 1024;
        } catch (IOException e) {
            return 1024; // the traditional default
        }
    }
}
