package io.github.apprpm.check;

import io.github.apprpm.model.Compatibility;
import io.github.apprpm.openpgp.PublicKeys;
import io.github.apprpm.rpm.RpmPackage;
import java.util.List;
import java.util.Optional;

/**
 * What a package is held to.
 *
 * @param isForeign whether somebody else has made it: what is only unwise is then a warning
 * @param oldest the oldest host that must take it
 * @param keys the keys that may have signed it
 * @param mustBeSigned whether it is an error if it is not
 * @param baseline the last released package
 * @param noBaselineBecause why there is none, if there should be one
 * @param waivers what was decided to stay
 */
public record CheckOptions(
        boolean isForeign,
        Compatibility oldest,
        Optional<PublicKeys> keys,
        boolean mustBeSigned,
        Optional<RpmPackage> baseline,
        Optional<String> noBaselineBecause,
        List<Waiver> waivers) {
    public CheckOptions {
        waivers = List.copyOf(waivers);
    }

    /** The same with a baseline. */
    public CheckOptions with(Optional<RpmPackage> other, Optional<String> because) {
        return new CheckOptions(isForeign, oldest, keys, mustBeSigned, other, because, waivers);
    }

    /** What an own package is held to that nothing else is known of. */
    public static CheckOptions own(Compatibility oldest) {
        return new CheckOptions(false, oldest, Optional.empty(), false, Optional.empty(), Optional.empty(), List.of());
    }
}
