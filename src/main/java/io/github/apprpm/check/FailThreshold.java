package io.github.apprpm.check;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.text.Count;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lowest severity of findings that fail a build. */
public enum FailThreshold {
    ERROR,
    WARNING,
    NEVER;

    /** @throws PackagingException if the name is not a threshold */
    public static FailThreshold of(String name) {
        return switch (name) {
            case "error" -> ERROR;
            case "warning" -> WARNING;
            case "never" -> NEVER;
            default ->
                throw new PackagingException(
                        "The <failOnFinding> '%s' is invalid".formatted(name), "Set it to error, warning or never");
        };
    }

    /**
     * @param report the file with all findings, if it is written
     * @throws PackagingException if findings fail the build; the message counts and lists them
     */
    public void refuse(List<CheckedPackage> packages, Optional<Path> report) {
        List<String> broken = packages.stream()
                .filter(checked -> fatal(checked).findAny().isPresent())
                .map(checked -> "%s has %s: %s".formatted(checked.file().getFileName(), count(checked), list(checked)))
                .toList();
        if (!broken.isEmpty()) {
            boolean canBeWaived = packages.stream()
                    .flatMap(this::fatal)
                    .anyMatch(finding -> !finding.rule().isIntegrity());
            throw new PackagingException(
                    String.join("; ", broken),
                    "Correct the findings above"
                            + (canBeWaived ? ", or add a <waiver> of the rule with a <reason>" : "")
                            + report.map(file -> "; '%s' explains each".formatted(file))
                                    .orElse(""));
        }
    }

    private Stream<Finding> fatal(CheckedPackage checked) {
        return checked.findings().stream()
                .filter(Finding::isOpen)
                .filter(finding -> this != NEVER && finding.severity().ordinal() <= ordinal());
    }

    private String count(CheckedPackage checked) {
        long errors = fatal(checked)
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
        long warnings = fatal(checked).count() - errors;
        String ofErrors = errors == 0 ? "" : Count.of(errors, "error");
        String ofWarnings = warnings == 0 ? "" : Count.of(warnings, "warning");
        return ofErrors + (errors > 0 && warnings > 0 ? " and " : "") + ofWarnings;
    }

    private String list(CheckedPackage checked) {
        return fatal(checked).map(finding -> finding.rule().id()).distinct().collect(Collectors.joining(", "));
    }
}
