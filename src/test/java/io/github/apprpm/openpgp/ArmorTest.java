package io.github.apprpm.openpgp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArmorTest {
    private static byte[] packet(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (0x88 + 31 * i);
        }
        return bytes;
    }

    /** Bouncy Castle compares the checksum. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 47, 48, 49, 96, 1000})
    void textIsReadBackWithItsChecksum(int length) throws IOException {
        byte[] packets = packet(length);

        String text = Armor.SIGNATURE.of(packets);

        assertArrayEquals(packets, Armor.packets(text.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void anotherByteHasAnotherChecksum() {
        byte[] changed = packet(100);
        changed[50]++;

        assertTrue(!checksum(Armor.SIGNATURE.of(changed)).equals(checksum(Armor.SIGNATURE.of(packet(100)))));
    }

    private static String checksum(String armored) {
        return armored.lines().filter(line -> line.startsWith("=")).findFirst().orElseThrow();
    }

    @Test
    void linesAreThoseOfTheStandard() {
        assertEquals("""
                -----BEGIN PGP PUBLIC KEY BLOCK-----

                MQ==
                =LrpI
                -----END PGP PUBLIC KEY BLOCK-----
                """, Armor.PUBLIC_KEY.of(new byte[] {'1'}));
    }
}
