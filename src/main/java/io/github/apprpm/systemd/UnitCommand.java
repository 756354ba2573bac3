package io.github.apprpm.systemd;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command of a unit, such as ExecStart=, read as systemd.service(5) describes.
 *
 * @param mayFail whether a failure or a missing program is ignored
 * @param words the program and its arguments; none if the command is empty
 */
public record UnitCommand(boolean mayFail, List<String> words) {
    private static final Pattern PREFIXES = Pattern.compile("[-@:+!|]*");

    public UnitCommand {
        words = List.copyOf(words);
    }

    public static UnitCommand parse(String value) {
        List<String> words = new ArrayList<>(UnitWords.of(value));
        if (words.isEmpty()) {
            return new UnitCommand(false, words);
        }
        Matcher matcher = PREFIXES.matcher(words.get(0));
        String prefixes = matcher.lookingAt() ? matcher.group() : "";
        words.set(0, words.get(0).substring(prefixes.length()));
        if (prefixes.contains("@") && words.size() > 1) {
            words.remove(1); // the name that the process shows, and not an argument
        }
        return new UnitCommand(prefixes.contains("-"), words);
    }
}
