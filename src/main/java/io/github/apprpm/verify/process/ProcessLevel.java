package io.github.apprpm.verify.process;

import io.github.apprpm.model.JavaReleases;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.model.RuntimeVersion;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.verify.Level;
import io.github.apprpm.verify.Omission;
import io.github.apprpm.verify.PackagedService;
import io.github.apprpm.verify.Progress;
import io.github.apprpm.verify.TrialPlan;
import io.github.apprpm.verify.TrialResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tries a package without root and without a container: its payload is unpacked, and started as an ordinary process. */
public final class ProcessLevel {
    /** Types of units whose main process is not the started one. */
    private static final Set<String> BACKGROUND = Set.of("forking", "oneshot", "dbus");

    private ProcessLevel() {}

    /** Why this machine cannot start the service as a process, if it cannot. */
    public static Optional<Omission> omission(PackagedService service) {
        return obstacle(service).map(reason -> new Omission(Level.PROCESS, reason, false));
    }

    private static Optional<String> obstacle(PackagedService service) {
        if (File.separatorChar != '/') {
            return Optional.of("it needs a machine with sh, such as Linux or macOS");
        }
        List<String> command = ServiceCommand.words(service);
        if (command.isEmpty() && service.installed().isPresent()) {
            return Optional.empty(); // made by this plugin, but broken
        }
        if (command.isEmpty()) {
            return Optional.of("%s has no ExecStart".formatted(service.unitName()));
        }
        String type = service.unit().last("Type").orElse("simple");
        if (BACKGROUND.contains(type)) {
            return Optional.of(
                    "%s has Type=%s, whose main process is not the started one".formatted(service.unitName(), type));
        }
        String program = command.get(0);
        boolean isPackaged =
                service.rpm().files().stream().map(PackagedFile::path).anyMatch(program::equals);
        return isPackaged || ServiceCommand.isJava(program) || Files.isExecutable(Path.of(program))
                ? Optional.empty()
                : Optional.of("this machine has no %s, which %s starts".formatted(program, service.unitName()));
    }

    /**
     * Tries a package with one Java after the other, each in a directory named after its version; a package that has its
     * own runtime is tried with that one alone.
     */
    public static List<TrialResult> run(
            TrialPlan plan, List<JavaHome> homes, Path directory, Path workingDirectory, Progress progress)
            throws IOException {
        Optional<RuntimeVersion> own = plan.service().runtime();
        if (own.isPresent()) {
            Path place = directory.resolve("process-" + own.get().text());
            return List.of(run(plan, homes.get(0), place, workingDirectory, progress));
        }
        Set<Integer> tried = homes.stream().map(JavaHome::major).collect(Collectors.toSet());
        List<TrialResult> results = new ArrayList<>();
        Set<String> versions = new HashSet<>();
        for (JavaHome home : homes) {
            // Two vendors may have the same version.
            String version = versions.add(home.version()) ? home.version() : home.version() + "-" + results.size();
            results.add(run(plan, home, tried, directory.resolve("process-" + version), workingDirectory, progress));
        }
        return results;
    }

    /**
     * Tries it with one Java.
     *
     * @param java it is used if the package has none of its own
     * @param directory is emptied, and takes the unpacked package and the logs
     * @param workingDirectory where the project's own scripts run
     * @throws PackagingException if the Java is not one that the package takes, or the payload leaves its directory
     */
    public static TrialResult run(
            TrialPlan plan, JavaHome java, Path directory, Path workingDirectory, Progress progress)
            throws IOException {
        return run(plan, java, Set.of(java.major()), directory, workingDirectory, progress);
    }

    /** @param tried the releases of Java with which it is tried in all */
    private static TrialResult run(
            TrialPlan plan, JavaHome java, Set<Integer> tried, Path directory, Path workingDirectory, Progress progress)
            throws IOException {
        PackagedService service = plan.service();
        if (service.runtime().isEmpty()) {
            service.java().ifPresent(fitting -> requireFitting(fitting, java));
        }
        UnpackedPackage.delete(directory);
        try (PlainDirectory place = PlainDirectory.of(Files.createDirectories(directory))) {
            JavaHome used = service.runtime().isPresent() ? ProcessTrial.packaged(service, place.path()) : java;
            return new ProcessTrial(plan, used, tried, place.path(), workingDirectory, progress).run();
        }
    }

    private static void requireFitting(JavaReleases releases, JavaHome java) {
        if (!releases.contain(java.major())) {
            throw new PackagingException(
                    "The package needs %s, and '%s' is Java %s".formatted(releases, java.path(), java.version()),
                    "Set <javaHomes> or -Dapprpm.javaHomes to the home of a Java %d%s"
                            .formatted(releases.minimum(), releases.isExact() ? "" : " or later"));
        }
    }
}
