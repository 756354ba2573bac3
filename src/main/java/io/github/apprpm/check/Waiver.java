package io.github.apprpm.check;

import io.github.apprpm.model.PackagingException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A finding that the project accepts.
 *
 * @param rule which rule
 * @param path which files: {@code *} stands for part of a name, {@code **} for any number of directories; default: all
 *     findings of the rule
 * @param reason why the finding is accepted
 */
public record Waiver(Rule rule, Optional<String> path, String reason) {
    private static final Pattern WILDCARD = Pattern.compile("\\*\\*/?|\\*|\\?");

    public Waiver {
        if (reason.isBlank()) {
            throw new PackagingException(
                    "The <waiver> of '%s' has no <reason>".formatted(rule.id()),
                    "Set <reason> to why the finding is accepted; the report shows it");
        }
        if (rule.isIntegrity()) {
            throw new PackagingException(
                    "The rule '%s' in <waiver> cannot be waived: hosts refuse such a package in any case"
                            .formatted(rule.id()),
                    "Remove the <waiver>. " + rule.remedy());
        }
        path = path.filter(text -> !text.isBlank());
    }

    /** @throws PackagingException if there is no such rule, it cannot be waived, or the reason is missing */
    public static Waiver of(String rule, String path, String reason) {
        return new Waiver(Rule.of(rule), Optional.ofNullable(path), reason == null ? "" : reason.strip());
    }

    /** The waivers that matched no finding of any package. */
    public static List<Waiver> unusedIn(List<CheckedPackage> packages) {
        return packages.stream()
                .map(CheckedPackage::unusedWaivers)
                .reduce((one, other) -> one.stream().filter(other::contains).toList())
                .orElse(List.of());
    }

    boolean covers(Finding finding) {
        return rule == finding.rule()
                && (path.isEmpty()
                        || finding.path().filter(of -> matches(path.get(), of)).isPresent());
    }

    private static boolean matches(String glob, String path) {
        StringBuilder expression = new StringBuilder();
        int literal = 0;
        for (var matcher = WILDCARD.matcher(glob); matcher.find(); literal = matcher.end()) {
            expression.append(Pattern.quote(glob.substring(literal, matcher.start())));
            expression.append(
                    switch (matcher.group()) {
                        case "*" -> "[^/]*";
                        case "?" -> "[^/]";
                        case "**/" -> "(?:.*/)?";
                        default -> ".*";
                    });
        }
        return path.matches(expression + Pattern.quote(glob.substring(literal)));
    }

    /** As the user wrote it. */
    @Override
    public String toString() {
        return rule.id() + path.map(of -> " for '" + of + "'").orElse("");
    }
}
