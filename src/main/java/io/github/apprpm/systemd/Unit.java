package io.github.apprpm.systemd;

import io.github.apprpm.model.InstallPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A unit file or a drop-in of one, read as systemd.syntax(7) describes.
 *
 * @param path where it is installed
 * @param lines its lines in order, without blank ones
 */
public record Unit(String path, List<Line> lines) {
    private static final String SERVICE = "Service";
    private static final Pattern SECTION = Pattern.compile("\\[(.*)]");
    private static final Pattern ASSIGNMENT = Pattern.compile("([^=]*[^=\\s])\\s*=\\s*(.*)");

    /**
     * A line; lines that a backslash joins count as one.
     *
     * @param kind the kind of line
     * @param section the section that it is in, or begins; empty before the first one
     * @param name of the section or directive; the whole line if it is neither
     * @param value what the directive is set to
     */
    public record Line(Kind kind, String section, String name, String value) {
        /** What a line can be. */
        public enum Kind {
            SECTION,
            DIRECTIVE,
            /** A comment, or a line that systemd ignores with a warning. */
            OTHER
        }
    }

    /** One assignment of the section [Service]. */
    public record Setting(String key, String value) {
        public boolean isYes() {
            return value.matches("(?i)yes|true|on|1");
        }

        public boolean isNo() {
            return value.matches("(?i)no|false|off|0");
        }
    }

    public Unit {
        lines = List.copyOf(lines);
    }

    public static Unit parse(String path, String text) {
        List<Line> lines = new ArrayList<>();
        StringBuilder continued = new StringBuilder();
        for (String line : text.lines().map(String::stripLeading).toList()) {
            if (line.startsWith("#") || line.startsWith(";")) {
                add(line, lines);
            } else if (isContinued(line)) {
                continued.append(line, 0, line.length() - 1).append(' ');
            } else {
                add(continued + line, lines);
                continued.setLength(0);
            }
        }
        add(continued.toString(), lines);
        return new Unit(path, lines);
    }

    /** Whether a line ends with a backslash that is not itself escaped. */
    private static boolean isContinued(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\\') {
            end--;
        }
        return (line.length() - end) % 2 == 1;
    }

    private static void add(String text, List<Line> lines) {
        String line = text.strip();
        if (line.isEmpty()) {
            return;
        }
        String current = lines.isEmpty() ? "" : lines.get(lines.size() - 1).section();
        Matcher section = SECTION.matcher(line);
        Matcher assignment = ASSIGNMENT.matcher(line);
        if (line.startsWith("#") || line.startsWith(";")) {
            lines.add(new Line(Line.Kind.OTHER, current, line, ""));
        } else if (section.matches()) {
            lines.add(new Line(Line.Kind.SECTION, section.group(1), section.group(1), ""));
        } else if (assignment.matches()) {
            lines.add(new Line(Line.Kind.DIRECTIVE, current, assignment.group(1), assignment.group(2)));
        } else {
            lines.add(new Line(Line.Kind.OTHER, current, line, ""));
        }
    }

    /** The unit together with its drop-ins, which are read after it in this order. */
    public Unit with(List<Unit> dropIns) {
        return new Unit(
                path,
                Stream.concat(lines.stream(), dropIns.stream().flatMap(dropIn -> dropIn.lines.stream()))
                        .toList());
    }

    /** The settings of [Service] in order; an empty assignment removes the earlier settings of its key. */
    public List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        for (Line line : lines) {
            if (line.kind() == Line.Kind.DIRECTIVE && line.section().equals(SERVICE)) {
                if (line.value().isEmpty()) {
                    settings.removeIf(setting -> setting.key().equals(line.name()));
                }
                settings.add(new Setting(line.name(), line.value()));
            }
        }
        return settings;
    }

    /** All values of a key in [Service] since it was last reset. */
    public List<String> values(String key) {
        return settings(key)
                .map(Setting::value)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** The last value of a key in [Service], unless it is empty. */
    public Optional<String> last(String key) {
        return values(key).stream().reduce((one, other) -> other);
    }

    public boolean isYes(String key) {
        return settings(key)
                .reduce((one, other) -> other)
                .filter(Setting::isYes)
                .isPresent();
    }

    /** The name of the file. */
    public String name() {
        return InstallPath.name(path);
    }

    /** Whether it is a service, and not a drop-in or another kind of unit. */
    public boolean isService() {
        return path.endsWith(".service");
    }

    private Stream<Setting> settings(String key) {
        return settings().stream().filter(setting -> setting.key().equals(key));
    }
}
