package io.github.apprpm.verify.host;

import io.github.apprpm.text.TerminalCodes;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of the journal.
 *
 * @param identifier the program that wrote the line, such as {@code systemd} or {@code shop}
 * @param text the message
 */
record JournalLine(String identifier, String text) {
    private static final Pattern SHORT =
            Pattern.compile("\\w{3} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\S+ ([^\\[:]+)(?:\\[\\d+])?: (.*)");

    /** Reads journalctl's output {@code short}, without continuation lines. */
    static List<JournalLine> parse(String text) {
        return TerminalCodes.without(text)
                .lines()
                .map(SHORT::matcher)
                .filter(Matcher::matches)
                .map(line -> new JournalLine(line.group(1), line.group(2)))
                .toList();
    }

    boolean isOfSystemd() {
        return identifier.equals("systemd") || identifier.startsWith("(");
    }

    /** The match of a pattern in a message of systemd. */
    Optional<Matcher> says(Pattern pattern) {
        return Optional.of(pattern.matcher(text)).filter(matcher -> isOfSystemd() && matcher.find());
    }
}
