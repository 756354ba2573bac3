package io.github.apprpm.model;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The epoch, version and release of a package, as RPM orders them.
 *
 * @param epoch 0 to 2147483647; 0 is the same as none and is not written
 * @param version letters, digits and {@code . _ + ~ ^}
 * @param release letters, digits and {@code . _ + ~ ^}
 */
public record PackageVersion(int epoch, String version, String release) {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+~^]*");
    private static final String CARET = "^";

    public PackageVersion {
        if (epoch < 0) {
            throw new PackagingException(
                    "The epoch '%s' is negative".formatted(epoch), "Set <epoch> or -Dapprpm.epoch to 0 or more");
        }
        requireAllowed("version", version);
        requireAllowed("release", release);
    }

    /**
     * The version of a build: as the user chose it, or else derived from the project's version.
     *
     * @param project the project's version
     * @param built when the application was built
     * @param epoch 0 or more
     * @param version that of the package, if the user chose one
     * @param release that of the package, if the user chose one
     * @param dist the suffix of the release, if the user wants one
     */
    public static PackageVersion ofBuild(
            MavenVersion project,
            Instant built,
            int epoch,
            Optional<String> version,
            Optional<String> release,
            Optional<String> dist) {
        return new PackageVersion(
                epoch,
                version.orElseGet(project::rpm),
                release.orElseGet(() -> project.rpmRelease(built)) + dist.orElse(""));
    }

    private static void requireAllowed(String part, String value) {
        if (value == null || !ALLOWED.matcher(value).matches()) {
            throw new PackagingException(
                    "The package %s '%s' is not one that RPM accepts".formatted(part, value),
                    "Set <%1$s> or -Dapprpm.%1$s to letters, digits and . _ + ~ ^ that start with a letter or digit"
                            .formatted(part));
        }
    }

    /** Whether it sorts after the version before its {@code ^} and below the next one, which older hosts do not know. */
    public boolean hasCaret() {
        return versionRelease().contains(CARET);
    }

    /** Version and release, as in a file name: {@code 1.2.0-1}. */
    public String versionRelease() {
        return version + "-" + release;
    }

    /** The form that dependencies use, with the epoch only if there is one: {@code 1:1.2.0-1}. */
    public String evr() {
        return epoch == 0 ? versionRelease() : epoch + ":" + versionRelease();
    }
}
