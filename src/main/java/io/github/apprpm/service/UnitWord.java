package io.github.apprpm.service;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of a command in a unit. {@code ${NAME}} is a variable of the unit; everything else, {@code $${NAME}} among it,
 * reaches the program as it is written.
 */
final class UnitWord {
    /** Words that systemd.syntax(7) and systemd.service(5) read as they are. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.,:/@=+?&~${}%-]+");

    private static final Pattern VARIABLE = Pattern.compile("(\\$?)(\\$\\{[A-Za-z_][A-Za-z0-9_]*})");

    private UnitWord() {}

    /** The word as the unit has it. */
    static String of(String text) {
        return quoted(withDollars(text));
    }

    /** The text with a second dollar sign before each that does not begin a variable: systemd takes one away. */
    static String withDollars(String text) {
        StringBuilder word = new StringBuilder();
        Matcher variable = VARIABLE.matcher(text);
        int end = 0;
        while (variable.find()) {
            word.append(text.substring(end, variable.start()).replace("$", "$$"))
                    .append(variable.group(1))
                    .append(variable.group(2));
            end = variable.end();
        }
        return word.append(text.substring(end).replace("$", "$$")).toString();
    }

    /** The word with quotes where it needs them, and without specifiers. */
    static String quoted(String text) {
        String word = text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\t", "\\t")
                .replace("%", "%%");
        return PLAIN.matcher(word).matches() ? word : "\"" + word + "\"";
    }
}
