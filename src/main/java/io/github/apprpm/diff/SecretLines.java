package io.github.apprpm.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks what looks like a secret in the lines of a text, since logs and pull requests have more readers than hosts. */
final class SecretLines {
    static final String MASK = "********";

    private static final String KEY = "[\\w.\\-\\[\\]]*(?i:passw(?:or)?d|passphrase|pwd|secret|token|credentials?"
            + "|api[._-]?key|access[._-]?key|private[._-]?key|encryption[._-]?key)[\\w.\\-\\[\\]]*";
    private static final String VALUE = "(?<value>[^\\s\"'<][^\"'<]*)";

    /** {@code db.password=x}, {@code "token": "x"}, {@code <password>x</password>}, {@code --password x}. */
    private static final Pattern NAMED =
            Pattern.compile("(?<name>" + KEY + "[\"']?\\s*[=:>]\\s*[\"']?|(?<!\\w)--?" + KEY + "\\s+[\"']?)" + VALUE);

    /** {@code https://user:x@host}. */
    private static final Pattern IN_ADDRESS = Pattern.compile("(?<name>://[^/\\s:@]*:)(?<value>[^/\\s@]+)(?=@)");

    /** Taken from elsewhere when the application starts. */
    private static final Pattern REFERENCE =
            Pattern.compile("\\$\\{[^}]*\\}|@[\\w.]+@|%[\\w]+%|\\$\\w+|true|false|\\d{1,3}");

    private static final Pattern KEY_BEGINS = Pattern.compile("-----BEGIN [A-Z0-9 ]*PRIVATE KEY[A-Z ]*-----.*");
    private static final Pattern KEY_ENDS = Pattern.compile(".*-----END [A-Z0-9 ]*PRIVATE KEY[A-Z ]*-----");

    private SecretLines() {}

    static List<String> masked(List<String> lines) {
        List<String> masked = new ArrayList<>(lines.size());
        boolean inKey = false;
        for (String line : lines) {
            boolean ends = KEY_ENDS.matcher(line).matches();
            masked.add(inKey && !ends ? MASK : masked(line));
            inKey = !ends && (inKey || KEY_BEGINS.matcher(line.strip()).matches());
        }
        return masked;
    }

    private static String masked(String line) {
        return masked(IN_ADDRESS, masked(NAMED, line));
    }

    private static String masked(Pattern secret, String line) {
        Matcher matcher = secret.matcher(line);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            String value = matcher.group("value").strip();
            String shown = REFERENCE.matcher(value).matches() ? matcher.group() : matcher.group("name") + MASK;
            matcher.appendReplacement(result, Matcher.quoteReplacement(shown));
        }
        return matcher.appendTail(result).toString();
    }
}
