package io.github.apprpm.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.text.Time;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a listing shows the time of day or the year depends on how long ago it is. */
class FileListingTest {
    private static final Path PACKAGE = Path.of("src/test/resources/packages/v6/compression-xz-1.0-1.noarch.rpm");
    private static final Instant MTIME = Instant.parse("2026-11-20T10:03:20Z");

    private static String first(Duration age) throws IOException {
        String listing = new FileListing(RpmPackage.read(PACKAGE), MTIME.plus(age)).toString();
        return listing.substring(0, listing.indexOf('\n'));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, Nov 20 10:03",
        "P180D, Nov 20 10:03",
        "P180DT1S, Nov 20  2026",
        "-PT1H, Nov 20 10:03",
        "-PT1H1S, Nov 20  2026"
    })
    void theYearIsOfWhatIsOldOrToCome(Duration age, String shown) throws IOException {
        assertEquals(
                "drwxr-xr-x    2 root     root                        0 %s /opt/compression".formatted(shown),
                first(age));
    }

    @Test
    void whatIsNoTimeIsANumber() {
        assertEquals("4294967296", Time.OLD.of(1L << 32));
        assertEquals("18446744073709551615", Time.SECOND.of(-1));
        assertEquals("Feb  7  2106", Time.OLD.of((1L << 32) - 1));
    }
}
