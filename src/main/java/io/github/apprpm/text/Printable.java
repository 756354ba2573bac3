package io.github.apprpm.text;

/** Text of a package that can do nothing to the terminal, the log or the page that shows it. */
public final class Printable {
    /** The longest quotation in a message. */
    private static final int QUOTED = 100;

    private static final int LINE_SEPARATOR = 0x2028;
    private static final int PARAGRAPH_SEPARATOR = 0x2029;
    /** Scripts such as Arabic and Devanagari need it between letters. */
    private static final int NON_JOINER = 0x200C;

    private static final int JOINER = 0x200D;
    private static final int LAST_BYTE = 0xFF;

    private Printable() {}

    /** With line ends, LF or CRLF, and tabs as they are. */
    public static String lines(String text) {
        return escaped(text, true);
    }

    /** With line ends escaped, so that the text stays one line. */
    public static String line(String text) {
        return escaped(text, false);
    }

    /** One line, cut where a message would become too long. */
    public static String quoted(String text) {
        if (text.length() <= QUOTED) {
            return line(text).replace("\t", "\\t");
        }
        int end = Character.isHighSurrogate(text.charAt(QUOTED - 1)) ? QUOTED - 1 : QUOTED;
        return quoted(text.substring(0, end)) + "...";
    }

    private static String escaped(String text, boolean multiline) {
        if (text.codePoints().noneMatch(Printable::isHidden)) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean lineEnd = c == '\n' || c == '\r' && i < text.length() && text.charAt(i) == '\n';
            if (!isHidden(c) || c == '\t' || multiline && lineEnd) {
                printable.appendCodePoint(c);
            } else {
                printable.append(escape(c));
            }
        }
        return printable.toString();
    }

    /** Control characters, those that change the direction of reading or are not seen, and halves of a surrogate pair. */
    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE -> true;
            case Character.FORMAT -> c != NON_JOINER && c != JOINER;
            default -> c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR;
        };
    }

    private static String escape(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> (c <= LAST_BYTE ? "\\x%02x" : "\\u%04x").formatted(c);
        };
    }
}
