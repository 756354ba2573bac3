package io.github.apprpm.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line of a changelog's entry.
 *
 * @param date as it is written
 * @param time the date, if it is one: noon UTC, as rpmbuild has it, or the time of day that it names
 * @param author name, address and version
 */
record ChangelogHeading(String date, Optional<Instant> time, String author) {
    private static final Pattern HEADING =
            Pattern.compile("\\*\\s*(\\S+\\s+(\\S+)\\s+(\\S+)\\s+(?:(\\S+:\\S+)\\s+(\\S+)\\s+)?(\\d+))\\s+(.+)");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{1,2}):(\\d{1,2})");
    private static final Pattern POSIX_ZONE = Pattern.compile("[A-Za-z]{3,}([+-]?\\d{1,2})");
    private static final List<String> DAYS = List.of("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat");
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    /** Zones that not every Java knows by their names. */
    private static final Map<String, String> FIXED_ZONES = Map.of("EST", "-05:00", "MST", "-07:00", "HST", "-10:00");

    /** There was no RPM before; rpmbuild refuses it, too. */
    private static final int FIRST_YEAR = 1990;

    /** RPM stores times in unsigned 32 bits. */
    private static final int LAST_YEAR = 2105;

    /** @return the heading, or nothing if the line is none; its date may be wrong */
    static Optional<ChangelogHeading> parse(String line) {
        Matcher heading = HEADING.matcher(line);
        return heading.matches()
                ? Optional.of(new ChangelogHeading(heading.group(1), time(heading), heading.group(7)))
                : Optional.empty();
    }

    private static Optional<Instant> time(Matcher heading) {
        String day = heading.group(1).replaceFirst("\\s.*", "");
        if (!DAYS.contains(day) || !MONTHS.contains(heading.group(2))) {
            return Optional.empty();
        }
        try {
            int year = Integer.parseInt(heading.group(6));
            LocalDate date =
                    LocalDate.of(year, MONTHS.indexOf(heading.group(2)) + 1, Integer.parseInt(heading.group(3)));
            boolean isStorable = year >= FIRST_YEAR && year <= LAST_YEAR;
            return isStorable ? Optional.of(time(date, heading.group(4), heading.group(5))) : Optional.empty();
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Instant time(LocalDate date, String timeOfDay, String zone) {
        if (timeOfDay == null) {
            return date.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        }
        Matcher time = TIME.matcher(timeOfDay);
        if (!time.matches()) {
            throw new DateTimeException("not a time of day: " + timeOfDay);
        }
        LocalTime clock = LocalTime.of(number(time, 1), number(time, 2), number(time, 3));
        return date.atTime(clock).atZone(zone(zone)).toInstant();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    /** As the variable {@code TZ} means it: the name of a zone, or one with hours west of UTC; else UTC. */
    private static ZoneId zone(String name) {
        if (FIXED_ZONES.containsKey(name) || ZoneId.getAvailableZoneIds().contains(name)) {
            return ZoneId.of(name, FIXED_ZONES);
        }
        Matcher posix = POSIX_ZONE.matcher(name);
        return posix.matches() ? ZoneOffset.ofHours(-Integer.parseInt(posix.group(1))) : ZoneOffset.UTC;
    }
}
