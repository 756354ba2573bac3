package io.github.apprpm.check;

import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.RpmTag;
import io.github.apprpm.text.Printable;
import java.io.IOException;
import java.util.Optional;

/** Checks what an upgrade from the last released package does to a host that has it. */
final class BaselineRules {
    private BaselineRules() {}

    static void check(CheckContext subject, KeptTexts released) throws IOException {
        Optional<ReleasePair> pair = ReleasePair.of(subject, released);
        if (pair.isEmpty()) {
            return;
        }
        checkName(pair.get());
        checkVendor(pair.get());
        BaselineConfigurationRules.check(pair.get());
        BaselineAccountRules.check(pair.get());
        BaselinePathRules.check(pair.get());
        BaselineServiceRules.check(pair.get());
    }

    private static void checkName(ReleasePair pair) {
        String before = pair.before().rpm().name();
        RpmPackage rpm = pair.now().rpm();
        boolean isObsoleted = rpm.dependencies(DependencyKind.OBSOLETES).stream()
                .anyMatch(dependency -> dependency.name().equals(before));
        if (!before.equals(rpm.name()) && !isObsoleted) {
            pair.now()
                    .add(Rule.PREDECESSOR_NOT_OBSOLETED.found(
                            "The package is named '%s', but the last released one '%s', which it does not obsolete"
                                    .formatted(Printable.quoted(rpm.name()), Printable.quoted(before))));
        }
    }

    private static void checkVendor(ReleasePair pair) {
        String before = vendor(pair.before());
        String now = vendor(pair.now());
        if (!before.equals(now)) {
            pair.now()
                    .add(Rule.VENDOR_CHANGED.found("The vendor is %s, that of the last release %s"
                            .formatted(vendorWords(now), vendorWords(before))));
        }
    }

    private static String vendor(CheckContext side) {
        return side.rpm().header().string(RpmTag.VENDOR).orElse("");
    }

    private static String vendorWords(String vendor) {
        return vendor.isEmpty() ? "not set" : "'%s'".formatted(Printable.quoted(vendor));
    }
}
