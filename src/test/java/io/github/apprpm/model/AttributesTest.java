package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.apprpm.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesTest {
    @ParameterizedTest
    @CsvSource({
        "0644, 420",
        "644, 420",
        "0755, 493",
        "4755, 2541",
        "04755, 2541",
        "1777, 1023",
        "000, 0",
        "064, 52",
        "07777, 4095"
    })
    void aModeIsOctal(String text, int mode) {
        assertEquals(mode, Attributes.parseMode("/etc/shop", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rw-r--r--", "888", "0o644", "64", "10644", "100644", "-644", " 644", "u=rw"})
    void otherModesAreRefused(String text) {
        Refusal.of(() -> Attributes.parseMode("/etc/shop", text)).says("mode '" + text + "'", "'/etc/shop'", "0644");
    }

    @Test
    void aModeHasTwelveBits() {
        assertThrows(IllegalArgumentException.class, () -> Attributes.root(010000));
        assertThrows(IllegalArgumentException.class, () -> Attributes.root(-1));
    }

    @Test
    void aFileOfAGroupIsStillRoots() {
        Attributes attributes = Attributes.group(0640, new AccountName("shop"));
        assertEquals("root", attributes.owner().value());
        assertEquals("shop", attributes.group().value());
    }
}
