package io.github.apprpm.application;

import io.github.apprpm.file.ZipDirectory;
import io.github.apprpm.file.ZipDirectory.Item;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.zip.CRC32;

/**
 * The time of a library's file: on the day of its newest entry, at a second that depends on all of them. It stays the same
 * as long as the bytes do, and hardly any two libraries share it: many builds give all entries one time, and the JVM, which
 * looks at size and time alone, must not take one version for another.
 */
final class LibraryTime {
    private static final int SECONDS_OF_DAY = 24 * 60 * 60;
    /** The first day that an archive can name. */
    private static final LocalDate FIRST = LocalDate.of(1980, 1, 1);

    private LibraryTime() {}

    static Instant of(ZipDirectory library) {
        long newest = 0;
        CRC32 sum = new CRC32();
        for (Item item : library.items()) {
            newest = Math.max(newest, item.time() >> 16);
            sum.update(item.name().getBytes(StandardCharsets.UTF_8));
            for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
                sum.update((int) (item.crc() >> shift));
            }
        }
        return day(newest).atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(sum.getValue() % SECONDS_OF_DAY);
    }

    /** MS-DOS has seven bits for the year, four for the month, five for the day. */
    private static LocalDate day(long date) {
        try {
            return LocalDate.of(FIRST.getYear() + (int) (date >> 9), (int) (date >> 5) & 0xF, (int) date & 0x1F);
        } catch (DateTimeException e) {
            return FIRST;
        }
    }
}
