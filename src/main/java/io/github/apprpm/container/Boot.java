package io.github.apprpm.container;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.program.Lifeline;
import io.github.apprpm.program.Output;
import io.github.apprpm.program.SearchPath;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;

/** Boots hosts, with the options that earlier boots on this machine turned out to need. */
final class Boot {
    /** The first version of systemd without support for cgroup v1. */
    private static final int NEEDS_CGROUP_2 = 258;

    /** The limit of open files that systemd gives units on a physical machine. */
    private static final long USUAL_OPEN_FILES = 524_288;

    private static final int LONGEST_SLUG = 40;

    private final EngineProgram program;
    private final AtomicReference<EngineOptions> learned;

    Boot(EngineProgram program) {
        this.program = program;
        this.learned = new AtomicReference<>(EngineOptions.first(program));
    }

    SystemdHost of(Image image) throws IOException {
        ImageContents contents = look(image);
        Container container = container(image);
        Lifeline lifeline = Lifeline.of(container.removal());
        try {
            run(container, image, hostOptions(contents, image), List.of());
            container.awaitSystemd();
            List<String> notes = new ArrayList<>(learned.get().notes());
            notes.addAll(settle(container, image));
            return new SystemdHost(program, container, lifeline, contents.packageManager(), notes);
        } catch (IOException | RuntimeException e) {
            try (lifeline) {
                container.remove();
            } catch (IOException further) {
                e.addSuppressed(further);
            }
            throw e;
        }
    }

    private Container container(Image image) {
        String slug =
                image.slug().substring(0, Math.min(LONGEST_SLUG, image.slug().length()));
        String name = "apprpm-verify-%s-%08x"
                .formatted(slug, ThreadLocalRandom.current().nextInt());
        return new Container(program, name, image.named());
    }

    private ImageContents look(Image image) throws IOException {
        Output output = run(
                container(image),
                image,
                List.of("--rm", "--entrypoint", "sh", "--user", "0"),
                List.of("-c", Scripts.text("look.sh")));
        return ImageContents.of(image.named(), output.lines());
    }

    /** Starts a container; adapts the options to each error of the engine. */
    private Output run(Container container, Image image, List<String> options, List<String> arguments)
            throws IOException {
        String owner = "%s=%s".formatted(BuildProcess.LABEL, BuildProcess.current());
        while (true) {
            EngineOptions current = learned.get();
            List<String> words = new ArrayList<>(current.before());
            words.addAll(List.of("run", "--name", container.name(), "--label", owner));
            words.addAll(current.options(EngineOptions::openFiles));
            words.addAll(options);
            words.add(image.id());
            words.addAll(arguments);
            Output output = program.run(EngineProgram.LIMIT, words);
            if (output.isSuccess()) {
                return output;
            }
            container.remove();
            Optional<EngineOptions> next = current.after(
                    program.kind(),
                    output.said(),
                    name -> SearchPath.findForRoot(name).isPresent());
            if (next.isEmpty()) {
                throw refusal(image, output.said());
            }
            learned.compareAndSet(current, next.get());
        }
    }

    private PackagingException refusal(Image image, String said) {
        String complaint = EngineMessage.of(said);
        if (complaint.contains("\"sh\"") || complaint.contains("`sh`")) {
            return new PackagingException(
                    "The image '%s' of <images> has no shell; a full system image is needed".formatted(image.named()),
                    "Name an image with systemd, rpm, a package manager and curl");
        }
        return new PackagingException(
                "%s cannot start a container of the image '%s' of <images>: '%s'"
                        .formatted(program.kind(), image.named(), complaint),
                "Make '%s run --rm %s true' work on this machine, or set <level> to process"
                        .formatted(program.kind(), image.named()));
    }

    /**
     * The least privileges that the hardening of units needs: systemd creates mount namespaces (SYS_ADMIN), joins them (SYS_PTRACE), and logs in
     * users (AUDIT_WRITE). Without SYS_ADMIN, systemd silently ignores the sandbox.
     *
     * <p>No {@code --rm}: podman 4.3 removes such a container when it is stopped for a restart.
     */
    private List<String> hostOptions(ImageContents contents, Image image) {
        List<String> options = new ArrayList<>(List.of("--detach", "--tty", "--user", "0", "--workdir", "/"));
        options.addAll(List.of("--entrypoint", contents.systemd(), "--stop-signal", "SIGRTMIN+3"));
        options.addAll(List.of("--cap-add", "SYS_ADMIN", "--cap-add", "SYS_PTRACE", "--cap-add", "AUDIT_WRITE"));
        if (program.appArmor() && !(program.isPodman() && program.rootless())) {
            options.addAll(List.of("--security-opt", "apparmor=unconfined")); // the usual profile refuses mounts
        }
        if (program.seLinux()) {
            options.addAll(List.of("--security-opt", "label=disable")); // so does the usual label
        }
        if (program.isPodman()) {
            // A volume: podman would mount a tmpfs there, and the logs would be lost at a reboot.
            options.addAll(List.of("--systemd=always", "--volume", "/var/log/journal"));
        } else {
            options.addAll(List.of("--env", "container=docker", "--cgroupns", "host"));
            options.addAll(List.of("--tmpfs", "/run", "--tmpfs", "/run/lock", "--tmpfs", "/tmp:exec,mode=1777"));
        }
        cgroups(contents, image).ifPresent(volume -> options.addAll(List.of("--volume", volume)));
        return options;
    }

    private Optional<String> cgroups(ImageContents contents, Image image) {
        if (program.cgroupVersion() > 1) {
            return program.isPodman() ? Optional.empty() : Optional.of("/sys/fs/cgroup:/sys/fs/cgroup:rw");
        }
        if (contents.systemdVersion() < NEEDS_CGROUP_2) {
            return program.isPodman() ? Optional.empty() : Optional.of("/sys/fs/cgroup:/sys/fs/cgroup:ro");
        }
        if (!Files.exists(EngineOptions.UNIFIED.resolve("cgroup.procs"))) {
            throw new PackagingException(
                    "The image '%s' of <images> has systemd %d, which needs cgroup v2, and this machine has only v1"
                            .formatted(image.named(), contents.systemdVersion()),
                    "Boot the machine with systemd.unified_cgroup_hierarchy=1, or name an image with systemd 257 or older");
        }
        return Optional.of(EngineOptions.UNIFIED + ":/sys/fs/cgroup:rw");
    }

    /** Makes the journal of the host persistent, and returns notes on what the host cannot do. */
    private List<String> settle(Container container, Image image) throws IOException {
        Output output = program.run("exec", container.name(), "sh", "-c", Scripts.text("settle.sh"));
        List<String> notes = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (String line : output.lines()) {
            String value = line.substring(line.indexOf(' ') + 1);
            if (line.startsWith("failed ")) {
                failed.add(value);
            } else if (line.startsWith("files ") && value.matches("\\d+") && Long.parseLong(value) < USUAL_OPEN_FILES) {
                notes.add(
                        "Units get at most %s open files here, as %s cannot allow more: a higher LimitNOFILE has no effect"
                                .formatted(value, program.kind()));
            } else if (line.equals("sandbox off")) {
                notes.add(
                        "The sandbox of units (ProtectSystem= and the like) is not in force here, as systemd may not mount file systems: violations are not detected");
            }
        }
        if (!failed.isEmpty()) {
            notes.add("Failed in the image '%s' at boot, before anything was installed: %s"
                    .formatted(image.named(), String.join(", ", failed)));
        }
        return notes;
    }
}
