package io.github.apprpm.verify.host;

import io.github.apprpm.container.ContainerEngine;
import io.github.apprpm.container.Image;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.program.Interruption;
import io.github.apprpm.verify.Level;
import io.github.apprpm.verify.Omission;
import io.github.apprpm.verify.Progress;
import io.github.apprpm.verify.TrialPlan;
import io.github.apprpm.verify.TrialResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The hosts on which packages are tried, or the reason why there are none. */
public final class Hosts {
    private final Optional<ContainerEngine> engine;
    private final List<String> images;
    private final int parallel;
    private final Path directory;
    private final Optional<Omission> omission;

    private Hosts(
            Optional<ContainerEngine> engine,
            List<String> images,
            int parallel,
            Path directory,
            Optional<Omission> omission) {
        this.engine = engine;
        this.images = images;
        this.parallel = parallel;
        this.directory = directory;
        this.omission = omission;
    }

    /**
     * @param level the level that the user demands, if any
     * @param images the hosts to try
     * @param parallel how many hosts are tried at the same time
     * @param named the container engine that the user names, if any
     * @param directory the directory to which names of Containerfiles are relative
     * @throws PackagingException if the level host is demanded and not possible
     */
    public static Hosts of(
            Optional<Level> level, List<String> images, int parallel, Optional<String> named, Path directory)
            throws IOException {
        if (parallel < 1) {
            throw new PackagingException(
                    "The parameter <parallelImages> is '%d'".formatted(parallel), "Set it to 1 or more");
        }
        if (level.filter(asked -> asked == Level.PROCESS).isPresent()) {
            return none("<level> is process", true);
        }
        boolean isDemanded = level.isPresent();
        if (images.isEmpty()) {
            if (isDemanded) {
                throw new PackagingException(
                        "The parameter <level> is 'host', but there are no <images>",
                        "Set <images> to the hosts to try; docs/verify.md has a line for each distribution");
            }
            return none("no <images>", true);
        }
        ContainerEngine.Search search = ContainerEngine.find(named);
        if (search.engine().isEmpty()) {
            if (isDemanded) {
                throw new PackagingException(
                        "The parameter <level> is 'host', but no container engine answers: " + search.reason(),
                        "Install podman or docker, start it, or set <level> to process");
            }
            return none("no container engine answers: " + search.reason(), false);
        }
        return new Hosts(
                search.engine(), List.copyOf(new LinkedHashSet<>(images)), parallel, directory, Optional.empty());
    }

    private static Hosts none(String reason, boolean isChosen) {
        Omission omission = new Omission(Level.HOST, reason, isChosen);
        return new Hosts(Optional.empty(), List.of(), 1, Path.of(""), Optional.of(omission));
    }

    /** Why no host is tried; empty if hosts are tried. */
    public Optional<Omission> omission() {
        return omission;
    }

    /** Tries a package on each host, up to the given number at the same time. */
    public List<TrialResult> run(TrialPlan plan, Upgrade upgrade, List<Path> publicKeys, Path work, Progress progress)
            throws IOException {
        ContainerEngine answering = engine.orElseThrow();
        answering.sweep();
        List<Image> found = new ArrayList<>();
        Set<String> slugs = new LinkedHashSet<>();
        for (String named : images) {
            Image image = answering.image(named, directory);
            found.add(
                    slugs.add(image.slug())
                            ? image
                            : new Image(image.named(), image.id(), image.slug() + "-" + found.size()));
        }
        ExecutorService executor = Executors.newFixedThreadPool(Math.min(parallel, found.size()));
        try {
            List<Future<TrialResult>> trials = new ArrayList<>();
            for (Image image : found) {
                trials.add(executor.submit(() -> HostLevel.run(
                        answering, image, plan, upgrade, publicKeys, work.resolve(image.slug()), progress)));
            }
            List<TrialResult> results = new ArrayList<>();
            for (Future<TrialResult> trial : trials) {
                results.add(result(trial));
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }

    private static TrialResult result(Future<TrialResult> trial) throws IOException {
        try {
            return trial.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw Interruption.of("The build was interrupted", e);
        }
    }
}
