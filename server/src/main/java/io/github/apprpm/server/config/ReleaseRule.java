package io.github.apprpm.server.config;

import io.github.apprpm.model.PackagingException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the release of a distribution that a package is for, such as {@code el9}.
 *
 * @param pattern is searched in the release of the package; what its group {@code release} last finds is the answer
 * @param withoutTag the answer where it finds nothing
 */
public record ReleaseRule(Pattern pattern, Optional<String> withoutTag) {
    private static final String GROUP = "release";

    static Pattern pattern(String text) {
        try {
            Pattern pattern = Pattern.compile(text);
            Matcher any = Pattern.compile(text + "|").matcher("");
            any.find();
            any.group(GROUP); // refused if there is no such group
            return pattern;
        } catch (IllegalArgumentException e) {
            throw new PackagingException(
                    "The setting 'releasePattern' is '%s': %s"
                            .formatted(text, e.getMessage().lines().findFirst().orElse("not a pattern")),
                    "Set it to a regular expression of Java with a group (?<release>…)",
                    e);
        }
    }

    /**
     * @param release the release of the package, such as {@code 1.el9}
     * @throws PackagingException if the package is for no release
     */
    public String of(String release) {
        Optional<String> found = Optional.empty();
        for (Matcher matcher = pattern.matcher(release); matcher.find(); ) {
            found = Optional.ofNullable(matcher.group(GROUP)).or(() -> withoutTag);
        }
        return found.or(() -> withoutTag)
                .filter(Configuration::isName)
                .orElseThrow(() -> new PackagingException(
                        "The release '%s' of the package does not say for which distribution it is".formatted(release),
                        "Build it with a release such as 1.el9 (<dist>.el9</dist> of apprpm:rpm)"));
    }
}
