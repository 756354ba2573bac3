package io.github.apprpm.systemd;

import io.github.apprpm.model.InstallPath;
import io.github.apprpm.rpm.RpmPackage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that tells systemd what to run: a unit, or a drop-in of one.
 *
 * @param path where it is installed
 * @param lines its lines, those that are continued as one
 */
public record UnitFile(String path, List<Line> lines) {
    private static final Pattern PATH = Pattern.compile("(?:(?:/usr)?/lib|/etc)/systemd/(?:system|user)/"
            + "(?:[^/]+\\.(?:service|socket|timer|path|target|mount|slice)|[^/]+\\.d/[^/]+\\.conf)");
    private static final Pattern SECTION = Pattern.compile("\\[([^]]*)]\\s*");
    private static final Pattern DIRECTIVE = Pattern.compile("([A-Za-z0-9-]+)\\s*=\\s*(.*)", Pattern.DOTALL);
    private static final Pattern CONTINUATION = Pattern.compile("\\s*\\\\\n\\s*");

    private static final int MOST_BYTES = 1 << 16;
    private static final int MOST_FILES = 50;

    /**
     * A line that is not blank.
     *
     * @param kind what it is
     * @param name the section or the directive; of a comment or what is no directive, the whole line
     * @param value what the directive is set to
     */
    public record Line(Kind kind, String name, String value) {
        public enum Kind {
            SECTION,
            DIRECTIVE,
            OTHER
        }
    }

    /** The unit files of a package, units before drop-ins. */
    public static List<UnitFile> of(RpmPackage rpm) throws IOException {
        if (rpm.files().stream().noneMatch(file -> PATH.matcher(file.path()).matches())) {
            return List.of();
        }
        List<UnitFile> units = new ArrayList<>();
        rpm.readPayload((file, content) -> {
            if (file.isRegular() && PATH.matcher(file.path()).matches() && units.size() < MOST_FILES) {
                String text = new String(content.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
                units.add(new UnitFile(file.path(), parse(text)));
            }
        });
        units.sort(Comparator.comparing(UnitFile::isDropIn).thenComparing(UnitFile::path));
        return units;
    }

    public static List<Line> parse(String text) {
        return CONTINUATION
                .matcher(text.replace("\r\n", "\n"))
                .replaceAll(" ")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(UnitFile::line)
                .toList();
    }

    private static Line line(String text) {
        Matcher section = SECTION.matcher(text);
        if (section.matches()) {
            return new Line(Line.Kind.SECTION, section.group(1), "");
        }
        Matcher directive = DIRECTIVE.matcher(text);
        return directive.matches()
                ? new Line(Line.Kind.DIRECTIVE, directive.group(1), directive.group(2))
                : new Line(Line.Kind.OTHER, text, "");
    }

    boolean isDropIn() {
        return path.endsWith(".conf");
    }

    public boolean isService() {
        return path.endsWith(".service");
    }

    public String name() {
        return InstallPath.name(path);
    }

    /** All values of a directive, in their order. */
    public List<String> values(String directive) {
        return lines.stream()
                .filter(line ->
                        line.kind() == Line.Kind.DIRECTIVE && line.name().equals(directive))
                .map(Line::value)
                .toList();
    }

    /** The last value of a directive, which is the one that counts. */
    public Optional<String> value(String directive) {
        List<String> values = values(directive);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }
}
