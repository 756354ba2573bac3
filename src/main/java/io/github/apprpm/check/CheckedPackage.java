package io.github.apprpm.check;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * A package that was checked.
 *
 * @param file the package's file
 * @param name the name of the package, or the name of the file if the header cannot be read
 * @param findings what was found, the worst first
 * @param unusedWaivers those that matched no finding
 */
public record CheckedPackage(Path file, String name, List<Finding> findings, List<Waiver> unusedWaivers) {
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::rule)
            .thenComparing(finding -> finding.path().orElse(""))
            .thenComparing(Finding::problem);

    public CheckedPackage {
        List<Finding> sorted = findings.stream().distinct().sorted(ORDER).toList();
        findings = sorted;
        unusedWaivers = unusedWaivers.stream()
                .filter(waiver -> sorted.stream().noneMatch(waiver::covers))
                .toList();
    }

    /** How many open findings there are of a severity. */
    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.isOpen() && finding.severity() == severity)
                .count();
    }

    /** How many findings were waived. */
    public long waived() {
        return findings.stream().filter(finding -> !finding.isOpen()).count();
    }
}
