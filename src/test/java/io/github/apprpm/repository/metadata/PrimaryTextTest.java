package io.github.apprpm.repository.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrimaryTextTest {
    private static final PackageRecord SHOP = Records.of("shop-1-1.noarch.rpm", "bytes");
    private static final PackageRecord TILL = Records.of("till-1-1.noarch.rpm", "more bytes");

    @Test
    void factsAreThoseOfTheRecords() {
        assertEquals(List.of(SHOP.facts(), TILL.facts()), facts(text(SHOP) + text(TILL)));
    }

    @Test
    void escapesAndUtf8AreReadAsWhatTheyStandFor() {
        String text = text(SHOP)
                .replace("<name>shop<", "<name>B\u00fcro &amp; S\u00f6hne<")
                .replace("href=\"shop", "href=\"a&#x2b;b/\u00e4&lt;\ud83d\ude80");
        PackageFacts facts = facts(text).get(0);
        assertEquals("B\u00fcro & S\u00f6hne", facts.name());
        assertEquals("a+b/\u00e4<\ud83d\ude80-1-1.noarch.rpm", facts.href());
    }

    @Test
    void theBaseOfALocationIsNotItsHref() {
        String text = text(SHOP).replace("<location ", "<location xml:base=\"https://example.com/\" ");
        assertEquals(List.of(SHOP.facts()), facts(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "arch", "version", "checksum", "time", "size", "location"})
    void aPackageThatLacksAnElementIsRefusedAndTakesNoneOfTheNext(String element) {
        String text = text(SHOP).replaceFirst("\n  <" + element + "[^\n]*", "") + text(TILL);
        assertThrows(IllegalArgumentException.class, () -> facts(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1x", "99999999999999999999"})
    void aSizeThatIsNoNumberIsRefused(String size) {
        String text = text(SHOP).replace("size package=\"5\"", "size package=\"" + size + "\"");
        assertThrows(IllegalArgumentException.class, () -> facts(text));
    }

    @Test
    void whatIsCutOffAnywhereIsRefused() {
        String text = text(SHOP);
        for (int length = 1; length < text.length(); length++) {
            String cut = text.substring(0, length);
            assertThrows(IllegalArgumentException.class, () -> facts(cut), cut);
        }
    }

    private static List<PackageFacts> facts(String text) {
        return PrimaryText.facts(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(PackageRecord record) {
        return new String(record.primary(), StandardCharsets.UTF_8);
    }
}
