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
 * tilde, {@code SP} is written in capitals, other words in lower case, and a number behind a hyphen follows a z. Words
 * that begin with a z get a y before it; a number behind a plus sign gets a T, one behind an underscore a U.
 *
 * <p>Where RPM has no equal, the order holds for versions of one form, such as one project keeps:
 *
 * <ul>
 *   <li>To Maven, {@code 1.0} and {@code 1.0.0} are one version. RPM sorts the second after the first, with all that
 *       follows: {@code 1.0.0~rc1} is newer than {@code 1.0}. Zeros stay as the user wrote them.
 *   <li>To RPM, all separators are the same: {@code rc1} is {@code rc.1}, {@code foo} is {@code +foo}.
 *   <li>{@code Final}, {@code GA} and {@code RELEASE} count as nothing, also where something follows. Maven sorts
 *       {@code 1.0-Final-5} between {@code 1.0} and {@code 1.0-sp}; here it is {@code 1.0-5}.
 *   <li>Characters other than letters of ASCII, digits, and {@code . _ + -} become {@code _}, so that versions which
 *       differ in nothing else are the same to RPM.
 * </ul>
 *
 * @param value the version in the POM
 */
public record MavenVersion(String value) {
    /** What a build's time looks like in the release of a SNAPSHOT: year to second. */
    public static final String BUILD_TIME = "\\d{14}";

    private static final DateTimeFormatter BUILD_TIME_FORMAT =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final Pattern TOKEN = Pattern.compile("([.\\-]?+)(\\d+|[^\\d.\\-]+|(?=[.\\-]))");
    private static final Pattern SIGNS = Pattern.compile("[_+]+");
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
            boolean first = i == 0;
            if (token.isNumber()) {
                boolean afterWord = !first && !tokens.get(i - 1).isNumber();
                rpm.append(first ? "" : beforeNumber(token, afterWord)).append(token.text());
            } else {
                boolean touchesNumber =
                        i + 1 < tokens.size() && tokens.get(i + 1).touches();
                rpm.append(word(token.text(), first, touchesNumber));
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

    private static String word(String word, boolean first, boolean touchesNumber) {
        String early = BEFORE_RELEASE.get(touchesNumber ? BEFORE_A_NUMBER.getOrDefault(word, word) : word);
        if (early != null) {
            return (first ? "0~" : "~") + early;
        }
        String spelled = spelled(word);
        if (SIGNS.matcher(spelled.substring(0, 1)).matches()) {
            return first ? "0" + spelled : spelled;
        }
        return first ? spelled : "." + spelled;
    }

    private static String spelled(String word) {
        if (word.equals("sp")) {
            return "SP";
        }
        String allowed = word.replaceAll("[^a-z0-9_+]", "_");
        if (SIGNS.matcher(allowed).matches()) {
            return allowed + (allowed.startsWith("+") ? "T" : "U");
        }
        return allowed.replaceFirst("^([_+]*)z", "$1yz");
    }

    /** The parts that count: {@code 1.0.Final} is 1.0, and what follows such a word is as behind a hyphen. */
    private List<Token> tokens() {
        List<Token> tokens = new ArrayList<>();
        boolean afterRelease = false;
        // An empty part is a zero.
        Matcher matcher =
                TOKEN.matcher(value.toLowerCase(Locale.ENGLISH).strip().replaceFirst("^(?=[.\\-])", "0"));
        while (matcher.find()) {
            String text = matcher.group(2);
            if (RELEASE.contains(text)) {
                afterRelease = true;
            } else {
                tokens.add(new Token(afterRelease ? "-" : matcher.group(1), text.isEmpty() ? "0" : text));
                afterRelease = false;
            }
        }
        return tokens;
    }

    private record Token(String separator, String text) {
        boolean isNumber() {
            return text.charAt(0) >= '0' && text.charAt(0) <= '9';
        }

        /** Whether it follows the token before it without a separator. */
        boolean touches() {
            return isNumber() && separator.isEmpty();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
