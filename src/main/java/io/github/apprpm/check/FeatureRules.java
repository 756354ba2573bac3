package io.github.apprpm.check;

import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.rpm.EvrOrder;
import io.github.apprpm.rpm.PackageDependency;
import io.github.apprpm.rpm.RpmHeader;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.RpmTag;
import io.github.apprpm.text.Printable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks that the oldest host supports the features of the package, and finds its dependencies. */
final class FeatureRules {
    private static final Pattern RPMLIB = Pattern.compile("rpmlib\\((\\w+)\\)");
    private static final Pattern FILE = Pattern.compile("(?<![^\\s(])/[^\\s)]+");
    private static final List<DependencyKind> WEAK = List.of(
            DependencyKind.RECOMMENDS, DependencyKind.SUGGESTS, DependencyKind.SUPPLEMENTS, DependencyKind.ENHANCES);
    /** Names of features, which are capabilities only within {@code rpmlib(...)}. */
    private static final Set<String> FEATURES =
            Set.of("PayloadIsZstd", "PayloadIsXz", "PayloadIsLzma", "PayloadIsBzip2", "PayloadFilesHavePrefix");

    private static final String CARET = "CaretInVersions";
    private static final List<Integer> FILE_TRIGGERS = List.of(5069, 5079);

    private final CheckContext subject;
    private final RpmPackage rpm;
    private final Compatibility oldest;

    private FeatureRules(CheckContext subject) {
        this.subject = subject;
        this.rpm = subject.rpm();
        this.oldest = subject.options().oldest();
    }

    static void check(CheckContext subject) {
        FeatureRules rules = new FeatureRules(subject);
        rules.checkRefused();
        rules.checkIgnored();
        rules.checkUnwrapped();
        rules.checkFiles();
    }

    private void checkRefused() {
        Map<String, String> refused = new TreeMap<>();
        for (PackageDependency dependency : rpm.dependencies(DependencyKind.REQUIRES)) {
            Matcher feature = RPMLIB.matcher(dependency.name());
            // The version is that of the rpm that introduced the feature, except for compressors.
            if (feature.matches()
                    && !feature.group(1).startsWith("PayloadIs")
                    && !(feature.group(1).equals(CARET) && oldest.hasCaretInVersions())
                    && isNewer(dependency.version().replaceFirst("-.*", ""))) {
                refused.put(dependency.toString(), dependency.version().replaceFirst("-.*", ""));
            }
        }
        refused.forEach((feature, since) -> refuse(feature, since));
        RpmHeader header = rpm.header();
        if (header.string(RpmTag.PAYLOADCOMPRESSOR).filter("zstd"::equals).isPresent()) {
            refuseUnless(refused, "A payload compressed by zstd", "4.14", "");
        }
        if (!oldest.hasCaretInVersions() && evrs().anyMatch(evr -> evr.indexOf('^') >= 0)) {
            refuseUnless(refused, "A caret in a version", "4.15", CARET);
        }
        if (evrs().anyMatch(evr -> evr.indexOf('~') >= 0)) {
            refuseUnless(refused, "A tilde in a version", "4.10", "TildeInVersions");
        }
        if (allDependencies().anyMatch(PackageDependency::isRich)) {
            refuseUnless(refused, "A rich dependency", "4.12", "RichDependencies");
        }
        if (header.has(RpmTag.LONGFILESIZES) || header.has(RpmTag.LONGSIZE)) {
            refuseUnless(refused, "A file of 4 GiB or more", "4.12", "LargeFiles");
        }
        if (FILE_TRIGGERS.stream().anyMatch(header::has)) {
            refuseUnless(refused, "A file trigger", "4.13", "FileTriggers");
        }
        if (header.has(RpmTag.RPMFORMAT)) {
            refuseUnless(refused, "Version 6 of the format", "4.14", "");
        }
    }

    private Stream<String> evrs() {
        return Stream.concat(
                Stream.of(rpm.evr()),
                allDependencies().filter(dependency -> !dependency.isRpmlib()).map(PackageDependency::version));
    }

    private Stream<PackageDependency> allDependencies() {
        return Stream.of(DependencyKind.values()).flatMap(kind -> rpm.dependencies(kind).stream());
    }

    private void refuseUnless(Map<String, String> refused, String what, String since, String feature) {
        boolean isTold = !feature.isEmpty() && refused.keySet().stream().anyMatch(name -> name.contains(feature));
        if (isNewer(since) && !isTold) {
            refuse(what, since);
        }
    }

    private void refuse(String what, String since) {
        subject.add(Rule.FEATURE_UNSUPPORTED.found("%s needs rpm %s; hosts of <compatibility> '%s' have %s"
                .formatted(Printable.quoted(what), since, oldest.word(), oldest.rpmVersion())));
    }

    private boolean isNewer(String version) {
        return EvrOrder.INSTANCE.compare(version, oldest.rpmVersion()) > 0;
    }

    private void checkIgnored() {
        for (DependencyKind kind : WEAK) {
            if (!rpm.dependencies(kind).isEmpty() && isNewer("4.12")) {
                ignore("A weak dependency (%s)".formatted(kind.name().toLowerCase(Locale.ROOT)), "4.12");
            }
        }
        for (Phase phase : List.of(Phase.PREUNTRANS, Phase.POSTUNTRANS)) {
            if (subject.script(phase).isPresent() && isNewer("4.19")) {
                ignore("%" + phase.word(), "4.19");
            }
        }
    }

    private void ignore(String what, String since) {
        subject.add(Rule.FEATURE_IGNORED.found(
                "%s needs rpm %s; hosts of <compatibility> '%s' ignore it".formatted(what, since, oldest.word())));
    }

    private void checkUnwrapped() {
        rpm.dependencies(DependencyKind.REQUIRES).stream()
                .map(PackageDependency::name)
                .filter(FEATURES::contains)
                .forEach(name -> subject.add(Rule.RPMLIB_UNKNOWN.found(
                        "The package requires '%s', which nothing provides".formatted(name))));
    }

    private void checkFiles() {
        Set<String> told = new TreeSet<>();
        for (PackageDependency dependency : rpm.dependencies(DependencyKind.REQUIRES)) {
            for (Matcher file = FILE.matcher(dependency.name()); file.find(); ) {
                String path = file.group();
                if (!isIndexed(path) && !subject.hasAtOrBelow(path) && told.add(path)) {
                    subject.add(Rule.DEPENDENCY_NOT_INDEXED.found(
                            "The package requires '%s', which repositories do not list in their primary metadata"
                                    .formatted(Printable.quoted(path))));
                }
            }
        }
    }

    /** As createrepo_c chooses the files of primary.xml. */
    private static boolean isIndexed(String path) {
        return path.startsWith("/etc/") || path.contains("bin/") || path.equals("/usr/lib/sendmail");
    }
}
