package io.github.apprpm.model;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version as Maven orders it, and its spelling that RPM puts in the same order.
 *
 * <p>Maven sorts {@code alpha < beta < milestone < rc < SNAPSHOT < (release) < sp < other words < -number < .number}
 * (Maven's POM reference, "Version Order Specification"). RPM sorts a tilde before the end of a version, and after the
 * end upper-case words, then lower-case words, then numbers (rpm-version(7)). So the words before a release follow a
 * tilde, {@code SP} is written in capitals, other words in lower case, and a number behind a hyphen follows a z.
 *
 * @param value the version in the POM
 */
public record MavenVersion(String value) {
    /** What a build's time looks like in the release of a SNAPSHOT: year to second. */
    public static final String BUILD_TIME = "\\d{14}";

    private static final DateTimeFormatter BUILD_TIME_FORMAT =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final Pattern TOKEN = Pattern.compile("([.\\-]?)(\\d+|[^\\d.\\-]+)");
    private static final Map<String, String> BEFORE_RELEASE = Map.of(
            "alpha", "alpha", "beta", "beta", "milestone", "milestone", "rc", "rc", "cr", "rc", "snapshot", "snapshot");
    private static final Map<String, String> BEFORE_A_NUMBER = Map.of("a", "alpha", "b", "beta", "m", "milestone");
    private static final Set<String> RELEASE = Set.of("ga", "final", "release");

    public MavenVersion {
        if (value == null || value.isBlank() || value.contains("${")) {
            throw new PackagingException(
                    "The project's version '%s' is not complete".formatted(value),
                    "Set it in the POM, or set <version> or -Dapprpm.version");
        }
    }

    /** Whether each build of this version is a new one that replaces the last. */
    public boolean isSnapshot() {
        return value.toUpperCase(Locale.ROOT).endsWith("SNAPSHOT");
    }

    /**
     * The release for RPM: 1, with the time of the build for a SNAPSHOT, so that each build upgrades the one before.
     *
     * @param built when the application was built
     */
    public String rpmRelease(Instant built) {
        return isSnapshot() ? "1." + BUILD_TIME_FORMAT.format(built) : "1";
    }

    /** The version for RPM, such as {@code 1.2.0~rc1} for {@code 1.2.0-RC1}. */
    public String rpm() {
        StringBuilder rpm = new StringBuilder();
        List<Token> tokens = tokens();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean first = rpm.isEmpty();
            boolean afterWord = i > 0 && !tokens.get(i - 1).number();
            if (token.number()) {
                rpm.append(first ? "" : beforeNumber(token, afterWord)).append(token.text());
            } else {
                boolean touchesNumber = i + 1 < tokens.size()
                        && tokens.get(i + 1).number()
                        && tokens.get(i + 1).separator().isEmpty();
                rpm.append(word(token, first, touchesNumber));
            }
        }
        return rpm.isEmpty() ? "0" : rpm.toString();
    }

    private static String beforeNumber(Token number, boolean afterWord) {
        if (afterWord) {
            return number.separator().equals(".") ? "." : "";
        }
        return number.separator().equals("-") ? ".z" : ".";
    }

    private static String word(Token token, boolean first, boolean touchesNumber) {
        String word = token.text();
        String early = BEFORE_RELEASE.get(touchesNumber ? BEFORE_A_NUMBER.getOrDefault(word, word) : word);
        if (early != null) {
            return (first ? "0~" : "~") + early;
        }
        if (RELEASE.contains(word)) {
            return "";
        }
        String spelled = word.equals("sp") ? "SP" : word.replaceAll("[^a-z0-9_+]", "_");
        if (first) {
            return spelled.replaceFirst("^[_+]", "0_");
        }
        return "." + spelled;
    }

    private List<Token> tokens() {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(value.toLowerCase(Locale.ENGLISH));
        while (matcher.find()) {
            tokens.add(new Token(matcher.group(1), matcher.group(2)));
        }
        return tokens;
    }

    private record Token(String separator, String text) {
        boolean number() {
            return text.charAt(0) >= '0' && text.charAt(0) <= '9';
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
