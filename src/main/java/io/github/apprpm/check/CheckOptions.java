package io.github.apprpm.check;

import io.github.apprpm.model.Compatibility;
import io.github.apprpm.openpgp.PublicKeys;
import io.github.apprpm.rpm.RpmPackage;
import java.util.List;
import java.util.Optional;

/**
 * What a package is checked against.
 *
 * @param isForeign whether another project made the package, so that bad practice is only a warning
 * @param oldest the oldest supported host
 * @param keys the keys that may have signed it
 * @param mustBeSigned whether an unsigned package is an error
 * @param baseline the last released package
 * @param noBaselineBecause why there is no baseline, if there should be one
 * @param waivers the findings that the project accepts
 * @param build what the build knows of the package, if it made it
 */
public record CheckOptions(
        boolean isForeign,
        Compatibility oldest,
        Optional<PublicKeys> keys,
        boolean mustBeSigned,
        Optional<RpmPackage> baseline,
        Optional<String> noBaselineBecause,
        List<Waiver> waivers,
        Optional<BuildRecord> build) {
    public CheckOptions {
        waivers = List.copyOf(waivers);
    }

    /** The same with a baseline. */
    public CheckOptions with(Optional<RpmPackage> other, Optional<String> because) {
        return new CheckOptions(isForeign, oldest, keys, mustBeSigned, other, because, waivers, build);
    }

    /** The same for a package that a build made. */
    public CheckOptions with(Optional<BuildRecord> record) {
        return new CheckOptions(isForeign, oldest, keys, mustBeSigned, baseline, noBaselineBecause, waivers, record);
    }

    /** The options for a package of this project, without keys and baseline. */
    public static CheckOptions own(Compatibility oldest) {
        return new CheckOptions(
                false,
                oldest,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }
}
