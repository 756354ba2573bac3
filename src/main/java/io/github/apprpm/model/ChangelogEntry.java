package io.github.apprpm.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * A change of the package, as {@code rpm -q --changelog} shows it.
 *
 * @param time when; a day is its noon UTC, as rpmbuild has it
 * @param author name, address and version
 * @param text what changed, or an empty text
 */
public record ChangelogEntry(Instant time, String author, String text) {
    /** The one entry of a package without a changelog. */
    public static ChangelogEntry ofVersion(String packager, PackageVersion version, Instant time) {
        LocalDate day = time.atOffset(ZoneOffset.UTC).toLocalDate();
        return new ChangelogEntry(
                day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC),
                "%s - %s".formatted(packager, version.evr()),
                "- Version " + version.version());
    }
}
