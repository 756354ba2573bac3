package io.github.apprpm.repository.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
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

    @Test
    void aPackageBelowADirectoryHasAnotherLocationAndNothingElse() {
        PackageRecord record = Records.of("Packages/shop-1.rpm", "one");
        PackageRecord below = record.below("apps");
        assertEquals("apps/Packages/shop-1.rpm", below.href());
        assertEquals(text(record).replace("href=\"Packages/", "href=\"apps/Packages/"), text(below));
    }

    @Test
    void aPackageAtAnotherAddressStaysThere() {
        PackageRecord record = Records.of("shop-1.rpm", "one");
        String elsewhere = text(record).replace("<location ", "<location xml:base=\"https://example.org/\" ");
        PackageRecord foreign =
                record.facts().with(elsewhere.getBytes(StandardCharsets.UTF_8), record.filelists(), record.other());
        assertEquals(elsewhere, text(foreign.below("apps")));
        assertEquals("shop-1.rpm", foreign.below("apps").href());
    }

    @Test
    void aPackageOfAnotherNameHasAnotherLocationAndNothingElse() {
        PackageRecord record = Records.of("Packages/incoming.rpm", "one");
        PackageRecord named = record.named("shop-1+b~rc^1.rpm");
        assertEquals("shop-1+b~rc^1.rpm", named.href());
        assertEquals(text(record).replace("Packages/incoming.rpm", "shop-1+b~rc^1.rpm"), text(named));
        assertThrows(IllegalArgumentException.class, () -> record.named("a\"b"));
    }

    private static String text(PackageRecord record) {
        return new String(record.primary(), StandardCharsets.UTF_8);
    }
}
