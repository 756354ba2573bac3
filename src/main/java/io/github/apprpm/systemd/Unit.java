package io.github.apprpm.systemd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The section [Service] of a unit or of a drop-in (systemd.syntax(7)).
 *
 * @param path where it is installed
 * @param settings its assignments, in order
 */
public record Unit(String path, List<Setting> settings) {
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z]+)\\s*=\\s*(.*)");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    /** One assignment. */
    public record Setting(String key, String value) {}

    public Unit {
        settings = List.copyOf(settings);
    }

    public static Unit parse(String path, String text) {
        List<Setting> settings = new ArrayList<>();
        String section = "";
        for (String line : joined(text)) {
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line;
            }
            Matcher assignment = ASSIGNMENT.matcher(line);
            if (section.equals("[Service]") && assignment.matches()) {
                settings.add(
                        new Setting(assignment.group(1), assignment.group(2).strip()));
            }
        }
        return new Unit(path, settings);
    }

    /** The lines without comments, with those joined that a backslash continues. */
    private static List<String> joined(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder continued = new StringBuilder();
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("#") || line.startsWith(";")) {
                continue;
            }
            if (line.endsWith("\\")) {
                continued.append(line, 0, line.length() - 1).append(' ');
            } else {
                lines.add(continued.append(line).toString().strip());
                continued.setLength(0);
            }
        }
        lines.add(continued.toString().strip());
        return lines;
    }

    /** The last value of a key, unless it is empty. */
    public Optional<String> last(String key) {
        return settings.stream()
                .filter(setting -> setting.key().equals(key))
                .map(Setting::value)
                .reduce((one, other) -> other)
                .filter(value -> !value.isEmpty());
    }

    public boolean isYes(String key) {
        return last(key).filter(value -> value.matches("(?i)yes|true|on|1")).isPresent();
    }

    /** The words of a command line, without the characters in front of the program that are no part of it. */
    public static List<String> words(String commandLine) {
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(commandLine.replaceFirst("^[-@:+!|]+", "")); word.find(); ) {
            words.add(word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group(3));
        }
        return words;
    }
}
