package io.github.apprpm.model;

/** Words that end in one full stop, whoever wrote them. */
public final class Sentence {
    private Sentence() {}

    /** With a full stop, unless the words end a sentence. */
    public static String of(String words) {
        String text = words.stripTrailing();
        return text.matches("(?s).*[.!?]") ? text : text + ".";
    }

    /** Without the full stop at the end: a clause for a longer sentence. */
    public static String clause(String words) {
        String text = words.stripTrailing();
        return text.endsWith(".") && !text.endsWith("..") ? text.substring(0, text.length() - 1) : text;
    }
}
