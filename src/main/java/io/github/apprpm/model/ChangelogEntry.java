package io.github.apprpm.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A change of the package, as {@code rpm -q --changelog} shows it.
 *
 * @param time the day, at noon UTC as rpmbuild has it
 * @param author name, address and version
 * @param text what changed
 */
public record ChangelogEntry(Instant time, String author, String text) {
    private static final Pattern HEADING =
            Pattern.compile("\\*\\s+\\p{Alpha}{3}\\s+(\\p{Alpha}{3})\\s+(\\d{1,2})\\s+(\\d{4})\\s+(.+)");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MMM d uuuu", Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);

    /** The one entry of a package without a changelog. */
    public static ChangelogEntry ofVersion(String packager, PackageVersion version, Instant time) {
        LocalDate day = time.atOffset(ZoneOffset.UTC).toLocalDate();
        return new ChangelogEntry(
                day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC),
                "%s - %s".formatted(packager, version.evr()),
                "- Version " + version.version());
    }

    /**
     * Reads a changelog in the form of a spec file.
     *
     * @param source the file's name
     * @param text {@code * Fri Nov 20 2026 Name <address> - 1.0-1}, then lines of text, again and again
     * @return the entries, newest first
     * @throws PackagingException if it has another form, or an older entry stands before a newer one
     */
    public static List<ChangelogEntry> parse(String source, String text) {
        List<ChangelogEntry> entries = new ArrayList<>();
        for (String block : text.strip().split("\\n(?=\\*\\s)")) {
            String[] parts = block.split("\\n", 2);
            Matcher heading = HEADING.matcher(parts[0].strip());
            if (!heading.matches() || parts.length == 1) {
                throw new PackagingException(
                        "The <changelog> '%s' has the invalid heading '%s'".formatted(source, parts[0].strip()),
                        "Begin each entry with '* Fri Nov 20 2026 Name <address> - version', then lines of text");
            }
            ChangelogEntry entry = new ChangelogEntry(
                    noon(source, "%s %s %s".formatted(heading.group(1), heading.group(2), heading.group(3))),
                    Text.line("changelog", heading.group(4)),
                    Text.lines("changelog", parts[1]));
            if (!entries.isEmpty() && entries.get(entries.size() - 1).time.isBefore(entry.time)) {
                throw new PackagingException(
                        "The <changelog> '%s' has '%s' below an older entry".formatted(source, parts[0].strip()),
                        "Put the newest entry first");
            }
            entries.add(entry);
        }
        return entries;
    }

    private static Instant noon(String source, String day) {
        try {
            return LocalDate.parse(day, DAY).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new PackagingException(
                    "The <changelog> '%s' has the invalid date '%s'".formatted(source, day),
                    "Write it as in 'Nov 20 2026'",
                    e);
        }
    }
}
