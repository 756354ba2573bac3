package io.github.apprpm.openpgp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignatureAlgorithmsTest {
    private static final int RSA = 1;
    private static final int SHA256 = 8;

    @Test
    void theyAreSpelledAsRpmDoes() {
        assertEquals("RSA/SHA256", new SignatureAlgorithms(RSA, SHA256).toString());
        assertEquals("DSA/SHA1", new SignatureAlgorithms(17, 2).toString());
        assertEquals("EdDSA/SHA3-256", new SignatureAlgorithms(22, 12).toString());
        assertEquals("Unknown algorithm 99/Unknown hash algorithm 98", new SignatureAlgorithms(99, 98).toString());
    }

    @Test
    void messagesSpellTheDigestAsStandardsDo() {
        assertEquals("SHA-256", new SignatureAlgorithms(RSA, SHA256).digestWord());
        assertEquals("number 98", new SignatureAlgorithms(RSA, 98).digestWord());
    }

    @Test
    void digestsOfThePastAreWeak() {
        for (int number : new int[] {1, 2, 3}) {
            assertTrue(new SignatureAlgorithms(RSA, number).hasWeakDigest(), () -> "digest " + number);
        }
        for (int number : new int[] {SHA256, 9, 10, 11, 12, 14}) {
            assertFalse(new SignatureAlgorithms(RSA, number).hasWeakDigest(), () -> "digest " + number);
        }
    }

    @Test
    void eachFormOfEdDsaIsKnown() {
        assertTrue(new SignatureAlgorithms(22, SHA256).isEdDsa());
        assertTrue(new SignatureAlgorithms(27, SHA256).isEdDsa());
        assertFalse(new SignatureAlgorithms(RSA, SHA256).isEdDsa());
    }

    @Test
    void aDigestHasOneNumberForSignaturesAndHeaders() {
        for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
            assertEquals(Optional.of(algorithm), DigestAlgorithm.of(algorithm.number()));
        }
        assertEquals(SigningDigest.SHA512.number(), DigestAlgorithm.SHA512.number());
    }
}
