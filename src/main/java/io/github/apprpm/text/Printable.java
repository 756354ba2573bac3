package io.github.apprpm.text;

/** Text of a package that cannot do anything to the terminal or the log that shows it. */
public final class Printable {
    /** What a message quotes at most. */
    private static final int QUOTED = 100;

    private Printable() {}

    /** With line ends, LF or CRLF, and tabs as they are. */
    public static String lines(String text) {
        return escaped(text, true);
    }

    /** With line ends escaped, so that it stays one line. */
    public static String line(String text) {
        return escaped(text, false);
    }

    /** One line, no longer than a message can bear. */
    public static String quoted(String text) {
        if (text.length() <= QUOTED) {
            return line(text).replace("\t", "\\t");
        }
        int end = Character.isHighSurrogate(text.charAt(QUOTED - 1)) ? QUOTED - 1 : QUOTED;
        return quoted(text.substring(0, end)) + "...";
    }

    private static String escaped(String text, boolean multiline) {
        if (text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean lineEnd = c == '\n' || c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (!Character.isISOControl(c) || c == '\t' || multiline && lineEnd) {
                printable.append(c);
            } else {
                printable.append(escape(c));
            }
        }
        return printable.toString();
    }

    private static String escape(char c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> "\\x%02x".formatted((int) c);
        };
    }
}
