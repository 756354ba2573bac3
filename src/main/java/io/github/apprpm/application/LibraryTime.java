package io.github.apprpm.application;

import io.github.apprpm.file.Extent;
import io.github.apprpm.file.ZipDirectory;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The time of a library's file: on the day of its first entry, at a second that depends on all of them. It stays the same
 * as long as the bytes do, and hardly any two libraries share it: many builds give all entries one time, and the JVM, which
 * looks at size and time alone, must not take one version for another.
 */
final class LibraryTime {
    private static final int SECONDS_OF_DAY = 24 * 60 * 60;
    /** The first day that an archive can name. */
    private static final LocalDate FIRST = LocalDate.of(1980, 1, 1);

    private LibraryTime() {}

    static Instant of(Extent library) throws IOException {
        ZipDirectory.Mark mark = ZipDirectory.Mark.of(library);
        return day(mark.date()).atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(mark.sum() % SECONDS_OF_DAY);
    }

    /** MS-DOS has seven bits for the year, four for the month, five for the day. */
    private static LocalDate day(int date) {
        try {
            return LocalDate.of(FIRST.getYear() + (date >> 9), date >> 5 & 0xF, date & 0x1F);
        } catch (DateTimeException e) {
            return FIRST;
        }
    }
}
