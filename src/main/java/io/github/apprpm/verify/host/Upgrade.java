package io.github.apprpm.verify.host;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.rpm.EarlierRelease;
import io.github.apprpm.rpm.EvrOrder;
import io.github.apprpm.rpm.RpmPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The two packages of an upgrade.
 *
 * @param baseline the older one
 * @param target the package that is tried
 * @param isCopy whether the baseline is the package itself under an older release
 */
public record Upgrade(RpmPackage baseline, RpmPackage target, boolean isCopy) {
    public Upgrade {
        Objects.requireNonNull(baseline);
        Objects.requireNonNull(target);
        if (!isCopy && !baseline.name().equals(target.name())) {
            throw new PackagingException(
                    "The <baseline> '%s' is a package of '%s', not of '%s'"
                            .formatted(baseline.file(), baseline.name(), target.name()),
                    "Name the last released package of '%s'".formatted(target.name()));
        }
        if (!isCopy && EvrOrder.INSTANCE.compare(baseline.evr(), target.evr()) >= 0) {
            throw new PackagingException(
                    "The <baseline> '%s' has the version %s, which is not older than the package's, %s"
                            .formatted(baseline.file(), baseline.evr(), target.evr()),
                    "Name an older package in <baseline>, or give this one a higher <version> or <release>");
        }
    }

    /**
     * The upgrade from the released package, or before the first release from a copy of the package with a lower release, which
     * tries the scriptlets, too.
     *
     * @param copy the file of such a copy
     */
    public static Upgrade to(RpmPackage target, Optional<Path> released, Path copy) throws IOException {
        return released.isPresent()
                ? new Upgrade(RpmPackage.read(released.get()), target, false)
                : new Upgrade(EarlierRelease.of(target, copy), target, true);
    }
}
