package io.github.apprpm.verify.host;

import io.github.apprpm.verify.PackagedService;
import io.github.apprpm.verify.TrialPlan;
import java.nio.file.Path;

/**
 * The values that every step of a trial uses.
 *
 * @param host the booted host
 * @param manager the package manager of the host
 * @param plan what is tried
 * @param upgrade from which package to which
 * @param agenda the promises that are left to be tried
 * @param files where the packages are in the host
 * @param directory the directory for logs
 */
record TrialContext(
        Host host,
        PackageManager manager,
        TrialPlan plan,
        Upgrade upgrade,
        OpenPromises agenda,
        Packages files,
        Path directory) {
    /**
     * The packages in the host.
     *
     * @param current the one that is tried
     * @param baseline the older one
     */
    record Packages(String current, String baseline) {}

    PackagedService service() {
        return plan.service();
    }
}
