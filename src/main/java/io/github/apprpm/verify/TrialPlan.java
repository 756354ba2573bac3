package io.github.apprpm.verify;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What is tried in every place.
 *
 * @param service the service in the package
 * @param health the request that checks whether it is ready
 * @param requests the project's own requests
 * @param scripts the project's own scripts, executable files in the order in which they are to run
 */
public record TrialPlan(PackagedService service, Health health, List<Request> requests, List<Path> scripts) {
    public TrialPlan {
        Objects.requireNonNull(service);
        Objects.requireNonNull(health);
        requests = List.copyOf(requests);
        scripts = List.copyOf(scripts);
    }

    /** The project's own checks, in their order. */
    public List<OwnCheck> own() {
        return Stream.concat(
                        requests.stream().map(OwnCheck::of), scripts.stream().map(OwnCheck::of))
                .toList();
    }
}
