package io.github.apprpm.openpgp;

import io.github.apprpm.model.Compatibility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.bcpg.sig.RevocationReasonTags;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;
import org.bouncycastle.openpgp.operator.PBESecretKeyDecryptor;
import org.bouncycastle.openpgp.operator.PBESecretKeyEncryptor;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/**
 * A key that Bouncy Castle has made, for machines without gpg. The slow part, the primes of RSA, is a file.
 *
 * @param userId its owner
 * @param primary its numbers
 * @param created when it was made
 * @param flags what the primary key may do (RFC 9580, section 5.2.3.29)
 * @param lifetime how long it is valid, if not for ever
 * @param subkey the numbers of a subkey that signs, if it has one
 * @param passphrase what locks its secret part
 * @param isRevoked whether its owner revoked it
 * @param digests over which its owner has certified it
 */
public record TestKey(
        String userId,
        Numbers primary,
        Instant created,
        int flags,
        Optional<Duration> lifetime,
        Optional<Numbers> subkey,
        Optional<String> passphrase,
        boolean isRevoked,
        Digests digests) {
    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
    private static final BigInteger EXPONENT = BigInteger.valueOf(0x10001);
    private static final Properties PRIMES = primes();
    private static final Map<String, AsymmetricCipherKeyPair> MADE = new ConcurrentHashMap<>();

    /**
     * What a key is made of.
     *
     * @param algorithm OpenPGP's number of it
     * @param name the name of the numbers: the same name, the same numbers
     * @param bits of an RSA key
     * @param version of the key's packet
     */
    public record Numbers(int algorithm, String name, int bits, int version) {
        Numbers(int algorithm, String name, int bits) {
            this(algorithm, name, bits, PublicKeyPacket.VERSION_4);
        }

        private AsymmetricCipherKeyPair pair() {
            return MADE.computeIfAbsent(name + algorithm + "/" + bits, key -> make());
        }

        private AsymmetricCipherKeyPair make() {
            if (algorithm == PublicKeyAlgorithmTags.EDDSA_LEGACY) {
                Ed25519KeyPairGenerator generator = new Ed25519KeyPairGenerator();
                generator.init(new Ed25519KeyGenerationParameters(new SecureRandom()));
                return generator.generateKeyPair();
            }
            return rsa();
        }

        private AsymmetricCipherKeyPair rsa() {
            BigInteger p = prime("p");
            BigInteger q = prime("q");
            BigInteger modulus = p.multiply(q);
            BigInteger beforeP = p.subtract(BigInteger.ONE);
            BigInteger beforeQ = q.subtract(BigInteger.ONE);
            BigInteger d = EXPONENT.modInverse(beforeP.multiply(beforeQ));
            return new AsymmetricCipherKeyPair(
                    new RSAKeyParameters(false, modulus, EXPONENT),
                    new RSAPrivateCrtKeyParameters(
                            modulus, EXPONENT, d, p, q, d.mod(beforeP), d.mod(beforeQ), q.modInverse(p)));
        }

        private BigInteger prime(String which) {
            String key = bits + (name.isEmpty() ? "." : "." + name + ".") + which;
            return new BigInteger(PRIMES.getProperty(key), 16);
        }
    }

    /**
     * OpenPGP's numbers of digests.
     *
     * @param self of the primary key's certification
     * @param binding of the subkey's
     * @param claim of the subkey's signature in return
     */
    public record Digests(int self, int binding, int claim) {
        static final Digests STRONG =
                new Digests(HashAlgorithmTags.SHA256, HashAlgorithmTags.SHA256, HashAlgorithmTags.SHA256);
    }

    private static Properties primes() {
        Properties primes = new Properties();
        try (InputStream in = TestKey.class.getResourceAsStream("/keys/rsa.properties")) {
            primes.load(in);
            return primes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static TestKey rsa(int bits) {
        return of("Rita RSA <rita@example.com>", new Numbers(PublicKeyAlgorithmTags.RSA_GENERAL, "", bits));
    }

    /** As RFC 9580 has it, and rpm reads from 6 on. */
    public static TestKey rsaOfVersion6() {
        return of(
                "Rita RSA <rita@example.com>",
                new Numbers(PublicKeyAlgorithmTags.RSA_GENERAL, "", 3072, PublicKeyPacket.VERSION_6));
    }

    public static TestKey ed25519() {
        return of("Eddy Curve <eddy@example.com>", new Numbers(PublicKeyAlgorithmTags.EDDSA_LEGACY, "", 0));
    }

    private static TestKey of(String userId, Numbers numbers) {
        return new TestKey(
                userId,
                numbers,
                CREATED,
                KeyFlags.CERTIFY_OTHER | KeyFlags.SIGN_DATA,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Digests.STRONG);
    }

    /** Another key of the same kind. */
    public TestKey ownedBy(String name) {
        return new TestKey(
                name,
                new Numbers(primary.algorithm, name, primary.bits),
                created,
                flags,
                lifetime,
                subkey,
                passphrase,
                isRevoked,
                digests);
    }

    public TestKey createdAt(Instant time) {
        return new TestKey(userId, primary, time, flags, lifetime, subkey, passphrase, isRevoked, digests);
    }

    public TestKey validFor(Duration duration) {
        return new TestKey(
                userId, primary, created, flags, Optional.of(duration), subkey, passphrase, isRevoked, digests);
    }

    public TestKey revoked() {
        return new TestKey(userId, primary, created, flags, lifetime, subkey, passphrase, true, digests);
    }

    /** The primary key vouches for others and signs nothing. */
    public TestKey certifyingOnly() {
        return new TestKey(
                userId, primary, created, KeyFlags.CERTIFY_OTHER, lifetime, subkey, passphrase, isRevoked, digests);
    }

    /** With a subkey of the same kind that signs. */
    public TestKey withSubkey() {
        return withSubkey(primary.bits);
    }

    public TestKey withSubkey(int bits) {
        Numbers numbers = new Numbers(primary.algorithm, "subkey", bits);
        return new TestKey(
                userId, primary, created, flags, lifetime, Optional.of(numbers), passphrase, isRevoked, digests);
    }

    public TestKey lockedBy(String words) {
        return new TestKey(userId, primary, created, flags, lifetime, subkey, Optional.of(words), isRevoked, digests);
    }

    public TestKey certifiedOver(Digests others) {
        return new TestKey(userId, primary, created, flags, lifetime, subkey, passphrase, isRevoked, others);
    }

    /** As gpg 1 made keys. */
    public TestKey certifiedOverSha1() {
        return certifiedOver(new Digests(HashAlgorithmTags.SHA1, HashAlgorithmTags.SHA1, HashAlgorithmTags.SHA1));
    }

    /** Forty upper-case hexadecimal digits. */
    public String fingerprint() {
        return hex(ring().getPublicKey());
    }

    public String subkeyFingerprint() {
        List<PGPSecretKey> keys = new ArrayList<>();
        ring().forEach(keys::add);
        return hex(keys.get(1).getPublicKey());
    }

    private static String hex(PGPPublicKey key) {
        return HexFormat.of().withUpperCase().formatHex(key.getFingerprint());
    }

    /** The secret key, armored. */
    public String secretKey() {
        try {
            return armored(ring().getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The public key, armored. */
    public String publicKey() {
        try {
            return armored(ring().toCertificate().getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ready to sign in the year 2030. */
    public Signer signer() {
        return signer(Instant.parse("2030-01-01T00:00:00Z"));
    }

    /** Ready to sign at a time. */
    public Signer signer(Instant now) {
        return SecretKeys.read(KeyText.of("the test's key", secretKey()))
                .signer(
                        Optional.empty(),
                        passphrase.map(words -> new Passphrase("the test", words.toCharArray())),
                        SigningDigest.SHA256,
                        now,
                        Compatibility.EL9);
    }

    /** What others know of it. */
    public PublicKeys publicKeys() {
        return PublicKeys.read(List.of(KeyText.of("the test's public key", publicKey())));
    }

    private static String armored(byte[] bytes) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (ArmoredOutputStream armor = new ArmoredOutputStream(text)) {
            armor.write(bytes);
        }
        return text.toString(StandardCharsets.US_ASCII);
    }

    private PGPSecretKeyRing ring() {
        try {
            PGPKeyPair pair = pair(primary);
            PGPKeyRingGenerator generator = new PGPKeyRingGenerator(
                    PGPSignature.POSITIVE_CERTIFICATION,
                    pair,
                    userId,
                    new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1),
                    description(flags),
                    null,
                    contentSigner(pair, digests.self),
                    encryptor());
            if (subkey.isPresent()) {
                PGPKeyPair sub = pair(subkey.get());
                generator = new PGPKeyRingGenerator(
                        generator.generateSecretKeyRing(),
                        decryptor(),
                        new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1),
                        contentSigner(pair, digests.binding),
                        encryptor());
                generator.addSubKey(sub, binding(pair, sub), null);
            }
            PGPSecretKeyRing ring = generator.generateSecretKeyRing();
            return isRevoked ? revoke(ring, pair) : ring;
        } catch (PGPException e) {
            throw new IllegalStateException(e);
        }
    }

    private PGPKeyPair pair(Numbers numbers) throws PGPException {
        return new BcPGPKeyPair(numbers.version, numbers.algorithm, numbers.pair(), Date.from(created));
    }

    private static BcPGPContentSignerBuilder contentSigner(PGPKeyPair pair, int digest) {
        return new BcPGPContentSignerBuilder(pair.getPublicKey().getAlgorithm(), digest);
    }

    private PGPSignatureSubpacketVector description(int may) {
        PGPSignatureSubpacketGenerator subpackets = new PGPSignatureSubpacketGenerator();
        subpackets.setSignatureCreationTime(false, Date.from(created));
        subpackets.setKeyFlags(false, may);
        lifetime.ifPresent(duration -> subpackets.setKeyExpirationTime(false, duration.toSeconds()));
        return subpackets.generate();
    }

    /** With the signature in return, whose time rpm 4.20 and later want. */
    private PGPSignatureSubpacketVector binding(PGPKeyPair owner, PGPKeyPair sub) throws PGPException {
        PGPSignatureGenerator generator =
                new PGPSignatureGenerator(contentSigner(sub, digests.claim), sub.getPublicKey());
        generator.init(PGPSignature.PRIMARYKEY_BINDING, sub.getPrivateKey());
        PGPSignatureSubpacketGenerator inner = new PGPSignatureSubpacketGenerator();
        inner.setSignatureCreationTime(false, Date.from(created));
        inner.setIssuerFingerprint(false, sub.getPublicKey());
        inner.setIssuerKeyID(false, sub.getKeyID());
        generator.setHashedSubpackets(inner.generate());
        PGPSignatureSubpacketGenerator outer = new PGPSignatureSubpacketGenerator(description(KeyFlags.SIGN_DATA));
        try {
            outer.addEmbeddedSignature(
                    false, generator.generateCertification(owner.getPublicKey(), sub.getPublicKey()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return outer.generate();
    }

    private PBESecretKeyEncryptor encryptor() throws PGPException {
        return passphrase.isEmpty()
                ? null
                : new BcPBESecretKeyEncryptorBuilder(
                                SymmetricKeyAlgorithmTags.AES_256,
                                new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1))
                        .build(passphrase.get().toCharArray());
    }

    private PBESecretKeyDecryptor decryptor() throws PGPException {
        return passphrase.isEmpty()
                ? null
                : new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider())
                        .build(passphrase.get().toCharArray());
    }

    private static PGPSecretKeyRing revoke(PGPSecretKeyRing ring, PGPKeyPair pair) throws PGPException {
        PGPSignatureGenerator generator =
                new PGPSignatureGenerator(contentSigner(pair, HashAlgorithmTags.SHA256), pair.getPublicKey());
        generator.init(PGPSignature.KEY_REVOCATION, pair.getPrivateKey());
        PGPSignatureSubpacketGenerator subpackets = new PGPSignatureSubpacketGenerator();
        subpackets.setRevocationReason(false, RevocationReasonTags.KEY_COMPROMISED, "lost");
        subpackets.setIssuerKeyID(false, pair.getKeyID());
        generator.setHashedSubpackets(subpackets.generate());
        PGPSignature revocation = generator.generateCertification(pair.getPublicKey());
        PGPPublicKeyRing certificate = ring.toCertificate();
        return PGPSecretKeyRing.replacePublicKeys(
                ring,
                PGPPublicKeyRing.insertPublicKey(
                        certificate, PGPPublicKey.addCertification(certificate.getPublicKey(), revocation)));
    }
}
