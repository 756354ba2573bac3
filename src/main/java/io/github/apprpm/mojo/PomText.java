package io.github.apprpm.mojo;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of an element of the POM. Editors and formatters break lines there and indent them, and an empty element is the
 * same as none.
 */
final class PomText {
    /** Also a blank that does not break, and what XML has no business with. */
    private static final String BLANK = "[\\p{Z}\\p{Cc}\\x{200b}\\x{2060}\\x{feff}]";

    private static final Pattern BLANKS = Pattern.compile(BLANK + "+");
    private static final Pattern BLANKS_AT_THE_ENDS = Pattern.compile("^%1$s+|%1$s+$".formatted(BLANK));
    /** Line ends and tabs, which form a text, are none. */
    private static final Pattern BLANK_IN_A_LINE = Pattern.compile("[^\\P{Cc}\\n\\t]|[\\x{200b}\\x{2060}\\x{feff}]");

    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");

    private PomText() {}

    /** The words in one line, or nothing if there are none. */
    static Optional<String> line(String element) {
        return Optional.ofNullable(element)
                .map(text -> BLANKS.matcher(text).replaceAll(" ").strip())
                .filter(text -> !text.isEmpty());
    }

    /** The lines without what all of them are indented by, or nothing if there are no words. */
    static Optional<String> paragraphs(String element) {
        return line(element).map(words -> {
            String ends = BLANKS_AT_THE_ENDS.matcher(element).replaceAll("");
            String text = BLANK_IN_A_LINE
                    .matcher(LINE_END.matcher(ends).replaceAll("\n"))
                    .replaceAll(" ");
            int end = text.indexOf('\n');
            String lines = end < 0
                    ? text
                    : text.substring(0, end).stripTrailing() + "\n"
                            + text.substring(end + 1).stripIndent();
            return EMPTY_LINES.matcher(lines.replace('\t', ' ')).replaceAll("\n\n");
        });
    }
}
