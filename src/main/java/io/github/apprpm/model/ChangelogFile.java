package io.github.apprpm.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file with the {@code %changelog} of a spec file, read as rpmbuild reads it: a line that begins with an asterisk begins
 * an entry, a line that begins with {@code #} is a comment, and {@code %%} is a percent sign.
 *
 * <p>Unlike rpmbuild, it takes an entry without text for one, not the next heading for its text, and an error ends the
 * build; rpmbuild only drops the rest.
 */
public final class ChangelogFile {
    private static final String SECTION = "%changelog";
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final String name;
    private final List<ChangelogEntry> entries = new ArrayList<>();

    private Optional<Heading> heading = Optional.empty();
    private final StringBuilder text = new StringBuilder();

    private ChangelogFile(String name) {
        this.name = name;
    }

    /** The first line of an entry, and which line of the file it is. */
    private record Heading(int number, String line) {}

    /**
     * Reads a changelog.
     *
     * @param name the file's name
     * @param text {@code * Fri Nov 20 2026 Name <address> - 1.0-1}, then lines of text, again and again
     * @return the entries, newest first
     * @throws PackagingException if it has another form, or an older entry stands before a newer one
     */
    public static List<ChangelogEntry> parse(String name, String text) {
        ChangelogFile file = new ChangelogFile(name);
        List<String> lines =
                text.replaceFirst("^" + BYTE_ORDER_MARK, "").lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean isBegin = file.heading.isEmpty();
            boolean isSection = isBegin && line.strip().equals(SECTION);
            if (!isSection && !line.stripLeading().startsWith("#")) {
                file.add(i + 1, isBegin ? line.strip() : line);
            }
        }
        file.end();
        return file.entries;
    }

    private void add(int number, String line) {
        requireText(number, line);
        if (line.startsWith("*")) {
            end();
            heading = Optional.of(new Heading(number, line.strip()));
        } else if (heading.isPresent()) {
            text.append(line).append('\n');
        } else if (!line.isBlank()) {
            throw invalidHeading(new Heading(number, line.strip()));
        }
    }

    private void end() {
        heading.ifPresent(begun -> add(begun, text.toString().strip().replace("%%", "%")));
        text.setLength(0);
    }

    private void add(Heading begun, String lines) {
        ChangelogHeading read = ChangelogHeading.parse(begun.line).orElseThrow(() -> invalidHeading(begun));
        ChangelogEntry entry = new ChangelogEntry(
                read.time()
                        .orElseThrow(
                                () -> new PackagingException(
                                        "%s has the invalid date '%s'".formatted(at(begun.number), read.date()),
                                        "Write it as in 'Fri Nov 20 2026' or 'Fri Nov 20 12:30:00 UTC 2026', and begin lines of text with '-' or a blank")),
                read.author().replace("%%", "%"),
                lines);
        if (!entries.isEmpty() && entries.get(entries.size() - 1).time().isBefore(entry.time())) {
            throw new PackagingException(
                    "%s has '%s' below an older entry".formatted(at(begun.number), begun.line),
                    "Put the newest entry first");
        }
        entries.add(entry);
    }

    private PackagingException invalidHeading(Heading found) {
        return new PackagingException(
                "%s has the invalid heading '%s'".formatted(at(found.number), found.line),
                "Begin an entry with '* Fri Nov 20 2026 Name <address> - version', and text%s with '-' or a blank"
                        .formatted(found.number == 1 ? "" : " that follows line %d".formatted(found.number - 1)));
    }

    private void requireText(int number, String line) {
        if (!line.isBlank()) {
            try {
                Text.lines("changelog", line);
            } catch (PackagingException e) {
                throw new PackagingException(
                        "%s cannot be stored: %s".formatted(at(number), e.problem()), e.remedy(), e);
            }
        }
    }

    private String at(int number) {
        return "The <changelog> '%s:%d'".formatted(name, number);
    }
}
