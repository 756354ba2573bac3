package io.github.apprpm.mojo;

import io.github.apprpm.model.PackagingException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Chooses the package that a package is compared with: the one that the user names, or else the last release.
 *
 * @param before the file that the user names, if any; it comes before the baseline
 * @param baseline the file or coordinates that the user names, if any
 * @param isRequired whether a last release must be found
 */
record BaselineChoice(Optional<Path> before, Optional<String> baseline, boolean isRequired) {
    /** Whether the user names the package; if not, the module must have a release. */
    boolean isNamed() {
        return before.isPresent() || baseline.isPresent();
    }

    /**
     * @param classifier the classifier of the module's package, if it has one
     * @throws PackagingException if the package that the user names, or a release that is required, is not found
     */
    Baseline choose(BaselineResolver resolver, Optional<String> classifier) {
        if (before.isPresent()) {
            return Baseline.found(before.get(), before.get().toString());
        }
        if (baseline.isPresent()) {
            return resolver.named(baseline.get());
        }
        Baseline last = resolver.lastReleased(classifier);
        if (last.file().isEmpty() && isRequired) {
            throw new PackagingException(
                    "There is no package to compare with: " + last.words(),
                    "Name one with <baseline> or -Dapprpm.baseline, or set <requireBaseline> to false");
        }
        return last;
    }
}
