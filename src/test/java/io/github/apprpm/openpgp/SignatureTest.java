package io.github.apprpm.openpgp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static Signature of(TestKey key, String time) throws IOException {
        return Signature.parse(key.signer().sign(new byte[0], Instant.parse(time)))
                .orElseThrow();
    }

    private static String id(TestKey key) {
        return key.fingerprint().substring(24).toLowerCase(Locale.ROOT);
    }

    @Test
    void itIsSpelledAsRpmDoes() throws IOException {
        TestKey rsa = TestKey.rsa(3072);
        TestKey curve = TestKey.ed25519();
        assertEquals(
                "RSA/SHA256, Fri Nov 20 10:00:00 2026, Key ID " + id(rsa),
                of(rsa, "2026-11-20T10:00:00Z").toString());
        assertEquals(
                "EdDSA/SHA256, Tue Dec  1 23:05:09 2026, Key ID " + id(curve),
                of(curve, "2026-12-01T23:05:09Z").toString());
    }

    @Test
    void theDateMayBeSpelledOtherwise() throws IOException {
        TestKey rsa = TestKey.rsa(3072);
        assertEquals(
                "RSA/SHA256, 2026-11-20T10:00:00Z, Key ID " + id(rsa),
                of(rsa, "2026-11-20T10:00:00Z").describe(Instant::toString));
    }

    @Test
    void itsDigestIsNotWeak() throws IOException {
        assertFalse(of(TestKey.rsa(3072), "2026-11-20T10:00:00Z").algorithms().hasWeakDigest());
    }

    @Test
    void aKeyIsNoSignature() {
        assertEquals(
                Optional.empty(), Signature.parse(TestKey.ed25519().publicKey().getBytes()));
    }
}
