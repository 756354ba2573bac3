package io.github.apprpm.text;

import java.util.regex.Pattern;

/** What programs write for terminals, such as colours, and readers of a log do not need. */
public final class TerminalCodes {
    private static final String ESCAPE = "\u001b";
    private static final String END_OF_STRING = "(?:\u0007|\u001b\\\\|\u009c)";

    /** Control sequences, such as colours; strings, such as titles and links; and escape sequences (ECMA-48). */
    private static final Pattern CODE = Pattern.compile(
            "(?:%1$s\\[|\u009b)[0-?]*[ -/]*[@-~]|%1$s[\\]PX^_][^\u0007\u001b\u009c]*%2$s|%1$s[ -/]+[0-~]|%1$s[0-Z\\\\^-~]"
                    .formatted(ESCAPE, END_OF_STRING));

    private TerminalCodes() {}

    /** The text without them. */
    public static String without(String text) {
        return text.indexOf(ESCAPE) < 0 && text.indexOf('\u009b') < 0
                ? text
                : CODE.matcher(text).replaceAll("");
    }
}
