package io.github.apprpm.html;

/** Makes visible what a package's text would hide: control characters, and those that change the direction of reading. */
final class Visible {
    private static final int FIRST_SURROGATE = 0xD800;
    private static final int LAST_SURROGATE = 0xDFFF;

    private Visible() {}

    /** The text with {@code <U+202E>} in place of a character that is not seen; line ends and tabs stay. */
    static String text(String text) {
        if (text.codePoints().noneMatch(Visible::isHidden)) {
            return text;
        }
        StringBuilder visible = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isHidden(c)) {
                visible.append("<U+%04X>".formatted(c));
            } else {
                visible.appendCodePoint(c);
            }
        });
        return visible.toString();
    }

    /** Control characters, format characters but for the joiners of some scripts, and halves of a surrogate pair. */
    private static boolean isHidden(int c) {
        boolean joiner = c == 0x200C || c == 0x200D;
        return Character.isISOControl(c) && c != '\n' && c != '\t'
                || Character.getType(c) == Character.FORMAT && !joiner
                || c == 0x2028
                || c == 0x2029
                || c >= FIRST_SURROGATE && c <= LAST_SURROGATE;
    }
}
