package io.github.apprpm.diff;

import io.github.apprpm.rpm.EvrOrder;
import io.github.apprpm.rpm.RpmPackage;

/** Whether rpm takes the newer package as an upgrade of the older one. */
public enum VersionOrder {
    HIGHER,
    SAME,
    LOWER;

    static VersionOrder of(RpmPackage before, RpmPackage after) {
        int order = EvrOrder.INSTANCE.compare(after.evr(), before.evr());
        return order > 0 ? HIGHER : order == 0 ? SAME : LOWER;
    }
}
