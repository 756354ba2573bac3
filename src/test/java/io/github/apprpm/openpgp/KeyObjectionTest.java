package io.github.apprpm.openpgp;

import static io.github.apprpm.model.Compatibility.EL7;
import static io.github.apprpm.model.Compatibility.EL8;
import static io.github.apprpm.model.Compatibility.EL9;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.openpgp.TestKey.Digests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyObjectionTest {
    private static final byte[] CONTENT = "what is signed".getBytes(StandardCharsets.UTF_8);
    private static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");
    private static final TestKey CURVE = TestKey.ed25519();
    private static final int SHA256 = HashAlgorithmTags.SHA256;

    /** To the key that signed, by its signature. */
    private static List<KeyObjection> objections(TestKey key) throws IOException {
        return key.publicKeys().verify(key.signer().sign(CONTENT, TIME), CONTENT).objections().stream()
                .filter(objection -> objection.concerns(EL8))
                .toList();
    }

    private static String problem(TestKey key) throws IOException {
        List<KeyObjection> objections = objections(key);
        assertEquals(1, objections.size(), objections.toString());
        assertEquals(key.signer().objections().get(0), objections.get(0), "the signer says the same");
        return objections.get(0).problem();
    }

    @Test
    void noHostObjectsToAKeyOfToday() throws IOException {
        for (TestKey key : List.of(
                CURVE, CURVE.withSubkey(), TestKey.rsa(3072), TestKey.rsa(3072).withSubkey())) {
            assertEquals(List.of(), objections(key));
            assertEquals(List.of(), key.publicKeys().objections());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {HashAlgorithmTags.SHA1, HashAlgorithmTags.MD5, HashAlgorithmTags.RIPEMD160})
    void hostsDoNotImportAKeyThatIsCertifiedOverAWeakDigest(int digest) throws IOException {
        TestKey key = CURVE.certifiedOver(new Digests(digest, SHA256, SHA256));
        assertEquals(
                "The key %s (Eddy Curve <eddy@example.com>) is certified by its owner over %s, which can be counterfeited: EL9, Fedora and rpm from 4.20 on do not import it"
                        .formatted(
                                key.fingerprint(),
                                DigestAlgorithm.of(digest).orElseThrow().word()),
                problem(key));
        assertTrue(objections(key)
                .get(0)
                .remedy()
                .contains("'gpg --quick-set-expire %s 5y'".formatted(key.fingerprint())));
        assertEquals(objections(key), key.publicKeys().objections());
    }

    @Test
    void theKeyOfASubkeyMustBeImportedToo() throws IOException {
        TestKey key = CURVE.withSubkey().certifiedOver(new Digests(HashAlgorithmTags.SHA1, SHA256, SHA256));
        assertTrue(problem(key).startsWith("The key " + key.fingerprint()));
    }

    @Test
    void hostsDoNotAcceptASubkeyThatIsCertifiedOverSha1ByEitherSide() throws IOException {
        for (Digests digests : List.of(
                new Digests(SHA256, HashAlgorithmTags.SHA1, SHA256),
                new Digests(SHA256, SHA256, HashAlgorithmTags.SHA1))) {
            TestKey key = CURVE.withSubkey().certifiedOver(digests);
            assertTrue(problem(key).startsWith("The key " + key.subkeyFingerprint()), problem(key));
            assertTrue(problem(key).endsWith("do not accept it"), problem(key));
            assertTrue(objections(key)
                    .get(0)
                    .remedy()
                    .contains(
                            "'gpg --quick-set-expire %s 5y %s'".formatted(key.fingerprint(), key.subkeyFingerprint())));
            assertEquals(List.of(), key.publicKeys().objections(), "hosts import the key, without this subkey");
        }
    }

    @Test
    void hostsDoNotImportAShortPrimaryKeyHoweverLongTheSubkeyIs() throws IOException {
        TestKey key = TestKey.rsa(1024).withSubkey(3072);
        assertEquals(
                "The key %s (Rita RSA <rita@example.com>) is RSA of 1024 bits, which is too weak: EL9, Fedora and rpm from 4.20 on do not import it"
                        .formatted(key.fingerprint()),
                problem(key));
        assertTrue(objections(key).get(0).remedy().startsWith("Make a new key"));
    }

    @Test
    void rpmBefore6DoesNotImportAKeyOfVersion6() {
        KeyObjection objection =
                TestKey.rsaOfVersion6().publicKeys().objections().get(0);
        assertTrue(objection.problem().endsWith("is of version 6 of OpenPGP: rpm before 6 does not import it"));
        assertTrue(objection.isRaisedBy(EL7));
        assertTrue(objection.isRaisedBy(EL9));
    }

    @Test
    void onlyHostsOfTodayObjectToOldKeys() {
        KeyObjection objection =
                CURVE.certifiedOverSha1().publicKeys().objections().get(0);
        assertFalse(objection.isRaisedBy(EL7));
        assertFalse(objection.isRaisedBy(EL8));
        assertTrue(objection.isRaisedBy(EL9));
        assertTrue(objection.concerns(EL8));
    }

    @Test
    void onlyEl7ObjectsToASubkey() throws IOException {
        TestKey key = TestKey.rsa(3072).withSubkey();
        KeyObjection objection = key.publicKeys()
                .verify(key.signer().sign(CONTENT, TIME), CONTENT)
                .objections()
                .get(0);
        assertTrue(objection.concerns(EL7) && objection.isRaisedBy(EL7));
        assertFalse(objection.concerns(EL8) || objection.isRaisedBy(EL8));
    }

    @Test
    void eachOfSeveralKeysIsLookedAt() {
        PublicKeys both = PublicKeys.read(List.of(KeyText.of(
                "both",
                TestKey.rsa(3072).publicKey() + CURVE.certifiedOverSha1().publicKey())));
        assertEquals(CURVE.certifiedOverSha1().publicKeys().objections(), both.objections());
    }
}
