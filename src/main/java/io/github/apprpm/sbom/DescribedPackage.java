package io.github.apprpm.sbom;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import io.github.apprpm.file.Sha256;
import io.github.apprpm.library.Coordinates;
import io.github.apprpm.model.PackageSpec;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.RpmTag;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The package that a bill of materials is of.
 *
 * @param name its name
 * @param epoch its epoch, if it has one
 * @param versionRelease its version and release, {@code 1.2.0-1}
 * @param architecture {@code noarch}, {@code src} or that of a machine
 * @param summary one line that says what it is
 * @param license its licence, an SPDX expression or a name
 * @param url the page of the project
 * @param vendor who publishes it
 * @param built when it was built
 * @param module the Maven coordinates of the module that built it
 * @param sha256 the digest of the package file in hexadecimal digits; a document inside the package cannot know it
 */
public record DescribedPackage(
        String name,
        OptionalInt epoch,
        String versionRelease,
        String architecture,
        Optional<String> summary,
        Optional<String> license,
        Optional<String> url,
        Optional<String> vendor,
        Instant built,
        Optional<Coordinates> module,
        Optional<String> sha256) {
    /** A package that is still to be written. */
    public static DescribedPackage of(PackageSpec spec, Optional<Coordinates> module) {
        int epoch = spec.version().epoch();
        return new DescribedPackage(
                spec.name().value(),
                epoch == 0 ? OptionalInt.empty() : OptionalInt.of(epoch),
                spec.version().versionRelease(),
                spec.architecture().word(),
                Optional.of(spec.metadata().summary()),
                Optional.of(spec.metadata().license()),
                spec.metadata().url(),
                spec.metadata().vendor(),
                spec.timestamp(),
                module,
                Optional.empty());
    }

    /**
     * A package as it is in a file.
     *
     * @param rpm the package
     * @param module the module that built it, if that is known
     */
    public static DescribedPackage of(RpmPackage rpm, Optional<Coordinates> module) throws IOException {
        return new DescribedPackage(
                rpm.name(),
                rpm.epoch(),
                rpm.version() + "-" + rpm.release(),
                rpm.architecture(),
                rpm.header().string(RpmTag.SUMMARY),
                rpm.header().string(RpmTag.LICENSE),
                rpm.header().string(RpmTag.URL),
                rpm.header().string(RpmTag.VENDOR),
                Instant.ofEpochSecond(rpm.header().number(RpmTag.BUILDTIME).orElse(0)),
                module,
                Optional.of(Sha256.hex(rpm.file())));
    }

    /**
     * The purl of the package. It has no namespace: that would name a distribution such as {@code fedora}, and stands
     * for packages of its repositories.
     */
    String purl() {
        TreeMap<String, String> qualifiers = new TreeMap<>();
        qualifiers.put("arch", architecture);
        epoch.ifPresent(value -> qualifiers.put("epoch", Integer.toUnsignedString(value)));
        try {
            return new PackageURL("rpm", null, name, versionRelease, qualifiers, null).canonicalize();
        } catch (MalformedPackageURLException e) {
            throw new IllegalArgumentException("A package without a name", e);
        }
    }
}
