package io.github.apprpm.repository.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PackageRecordTest {
    @Test
    void packagesAreOrderedByTheNameOfTheFileThenByItsDirectory() {
        List<String> hrefs =
                List.of("b/a-1.rpm", "+/B-1.rpm", "a/b-1.rpm", "b-1.rpm", "a-b/a-1.rpm", "a/a-1.rpm", "B-1.rpm");
        assertEquals(
                List.of("B-1.rpm", "+/B-1.rpm", "a/a-1.rpm", "a-b/a-1.rpm", "b/a-1.rpm", "b-1.rpm", "a/b-1.rpm"),
                hrefs.stream().sorted(PackageRecord.HREF_ORDER).toList());
    }

    @Test
    void namesAreOrderedByTheirBytesInUtf8() {
        assertEquals(
                List.of("\uffee-1.rpm", "\ud83d\ude00-1.rpm"),
                List.of("\ud83d\ude00-1.rpm", "\uffee-1.rpm").stream()
                        .sorted(PackageRecord.HREF_ORDER)
                        .toList());
    }
}
