package io.github.apprpm.check;

import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.rpm.PayloadDigests;
import io.github.apprpm.rpm.PayloadVisitor;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.text.Count;
import io.github.apprpm.text.Printable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a package back and checks all rules. */
public final class PackageCheck {
    private final RpmPackage rpm;
    private final CheckOptions options;
    private final KeptTexts contents;
    private final Optional<KeptTexts> released;

    /** For a package whose payload is read later. */
    public PackageCheck(RpmPackage rpm, CheckOptions options) {
        this.rpm = rpm;
        this.options = options;
        this.contents = new KeptTexts(rpm);
        this.released = options.baseline().map(KeptTexts::new);
    }

    /**
     * Checks one package; its payload is read once.
     *
     * @throws IOException if the machine cannot read the file
     */
    public static CheckedPackage check(Path file, CheckOptions options) throws IOException {
        RpmPackage rpm;
        try {
            rpm = RpmPackage.read(file);
        } catch (PackagingException e) {
            Finding unreadable = Rule.PACKAGE_UNREADABLE.found(Printable.line(e.problem()));
            return new CheckedPackage(file, file.getFileName().toString(), List.of(unreadable), options.waivers());
        }
        PackageCheck check = new PackageCheck(rpm, options);
        return check.judge(PayloadDigests.of(rpm, check.visitor()));
    }

    /**
     * Requires that each client finds a package whole, apart from its signatures; its payload is read once.
     *
     * @throws PackagingException if it is broken
     */
    public static void requireWhole(RpmPackage rpm) throws IOException {
        CheckContext subject =
                new CheckContext(rpm, CheckOptions.own(Compatibility.EL8), new KeptTexts(rpm), PayloadDigests.of(rpm));
        checkWhole(subject);
        List<Finding> broken = subject.findings().stream()
                .filter(finding -> finding.rule().isIntegrity() && finding.severity() == Severity.ERROR)
                .toList();
        if (!broken.isEmpty()) {
            throw new PackagingException(
                    "The package '%s' is broken: %s%s"
                            .formatted(
                                    rpm.file(),
                                    broken.get(0).problem(),
                                    broken.size() > 1
                                            ? ", and %s that apprpm:check shows"
                                                    .formatted(Count.of(broken.size() - 1, "more finding"))
                                            : ""),
                    broken.get(0).remedy());
        }
    }

    private static void checkWhole(CheckContext subject) throws IOException {
        LeadCheck.check(subject);
        HeaderCheck.check(subject);
        SignatureTags.check(subject);
        InstallCheck.check(subject);
        DigestCheck.check(subject);
        ContentCheck.check(subject);
    }

    /** Keeps what the rules need of the payload, and reads only the beginning of each file. */
    public PayloadVisitor visitor() {
        return contents;
    }

    /** Keeps what the rules need of the last release, which is read for them if nobody else has done so. */
    public PayloadVisitor baselineVisitor() {
        return released.isPresent() ? released.get() : PayloadVisitor.NONE;
    }

    /**
     * Checks all rules.
     *
     * @param measured the digests of the payload, after the visitor has seen it
     */
    public CheckedPackage judge(PayloadDigests measured) throws IOException {
        CheckContext subject = new CheckContext(rpm, options, contents, measured);
        checkWhole(subject);
        SignatureCheck.check(subject);
        FeatureRules.check(subject);
        NameRules.check(subject);
        FileRules.check(subject);
        ProgramRules.check(subject);
        ArchiveRules.check(subject);
        UnitRules.check(subject);
        ServiceFileRules.check(subject);
        ScriptletRules.check(subject);
        BuildRules.check(subject);
        if (released.isPresent()) {
            BaselineRules.check(subject, released.get());
        }
        options.noBaselineBecause()
                .ifPresent(why -> subject.add(
                        Rule.BASELINE_UNRESOLVED.found("The package was not compared with the last release: " + why)));
        List<Finding> judged = new ArrayList<>();
        subject.findings().forEach(finding -> judged.add(judge(finding, options)));
        return new CheckedPackage(rpm.file(), rpm.name(), judged, options.waivers());
    }

    private static Finding judge(Finding finding, CheckOptions options) {
        boolean isPolicy = !finding.rule().isIntegrity();
        boolean isError = finding.severity() == Severity.ERROR && finding.rule().severity() == Severity.ERROR;
        Finding judged = options.isForeign() && isPolicy && isError ? finding.with(Severity.WARNING) : finding;
        if (!isPolicy) {
            return judged;
        }
        return options.waivers().stream()
                .filter(waiver -> waiver.covers(finding))
                .findFirst()
                .map(waiver -> judged.waived(waiver.reason()))
                .orElse(judged);
    }
}
