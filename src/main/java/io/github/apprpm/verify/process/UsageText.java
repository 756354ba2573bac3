package io.github.apprpm.verify.process;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How a program is called, as it prints that after arguments it cannot use: a line that begins with "usage", and the options
 * below it. It tells what could be, not what is wrong.
 */
final class UsageText {
    private static final Pattern BEGIN = Pattern.compile("(?i)^(?:.*[\\]|:-]\\s+)?usage:(?:\\s.*)?$");
    /** Options, their explanations and headings. */
    private static final Pattern PART = Pattern.compile("|\\s.*|[-\\[{<(].*|.*:");

    private UsageText() {}

    static boolean isIn(List<String> log) {
        return log.stream().anyMatch(line -> BEGIN.matcher(line).matches());
    }

    /** The other lines. */
    static List<String> without(List<String> log) {
        List<String> others = new ArrayList<>();
        boolean isUsage = false;
        for (String line : log) {
            isUsage = BEGIN.matcher(line).matches()
                    || isUsage && PART.matcher(line).matches();
            if (!isUsage) {
                others.add(line);
            }
        }
        return others;
    }
}
