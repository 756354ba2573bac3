package io.github.apprpm.publish;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.text.Seconds;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Packages on their way to a repository.
 *
 * @param packages of one release; each file name once
 */
public record Publication(PublishTarget target, List<LocalPackage> packages) {
    public Publication {
        packages = packages.stream().distinct().toList();
        Map<String, LocalPackage> names = new HashMap<>();
        for (LocalPackage rpm : packages) {
            LocalPackage other = names.put(rpm.fileName(), rpm);
            if (other != null && !other.sha256().equals(rpm.sha256())) {
                throw new PackagingException(
                        "Two packages are called '%s': '%s' and '%s'".formatted(rpm, other.file(), rpm.file()),
                        "Give them different names, versions or releases");
            }
        }
        packages = List.copyOf(packages);
    }

    /**
     * Publishes what is not there yet.
     *
     * @return those that were published
     */
    public List<LocalPackage> run(UploadListener listener) throws IOException {
        List<LocalPackage> missing = target.missing(packages);
        if (!missing.isEmpty()) {
            target.publish(missing, listener);
        } else {
            target.complete();
        }
        return missing;
    }

    /**
     * Waits until clients see all packages.
     *
     * @param longest no longer than this
     * @param pause between two looks
     * @return how long it took
     * @throws PackagingException if it takes longer; the packages are on the server then
     */
    public Duration awaitVisible(Duration longest, Pause pause) throws IOException {
        long begin = System.nanoTime();
        while (true) {
            List<LocalPackage> invisible = target.invisible(packages);
            Duration time = Duration.ofNanos(System.nanoTime() - begin);
            if (invisible.isEmpty()) {
                return time;
            }
            if (time.compareTo(longest) >= 0) {
                throw new PackagingException(
                        "%s has the packages, but its metadata do not list %s after %s"
                                .formatted(target.name(), invisible, Seconds.of(longest)),
                        "Raise <waitVisible>, or look why the server does not index: "
                                + "whether it does so by itself, and in which directory it has repodata");
            }
            pause.once();
        }
    }
}
