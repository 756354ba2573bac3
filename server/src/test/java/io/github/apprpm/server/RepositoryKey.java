package io.github.apprpm.server;

import io.github.apprpm.model.Compatibility;
import io.github.apprpm.openpgp.KeyText;
import io.github.apprpm.openpgp.SecretKeys;
import io.github.apprpm.openpgp.Signer;
import io.github.apprpm.openpgp.SigningDigest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/** A new key, as gpg would export it. */
public final class RepositoryKey {
    private static final int BITS = 3072;
    private static final int CERTAINTY = 80;

    private final PGPSecretKeyRing ring;

    private RepositoryKey(PGPSecretKeyRing ring) {
        this.ring = ring;
    }

    public static RepositoryKey make() throws IOException {
        RSAKeyPairGenerator rsa = new RSAKeyPairGenerator();
        rsa.init(new RSAKeyGenerationParameters(BigInteger.valueOf(0x10001), new SecureRandom(), BITS, CERTAINTY));
        PGPSignatureSubpacketGenerator flags = new PGPSignatureSubpacketGenerator();
        flags.setKeyFlags(false, KeyFlags.CERTIFY_OTHER | KeyFlags.SIGN_DATA);
        try {
            return new RepositoryKey(new PGPKeyRingGenerator(
                            PGPSignature.POSITIVE_CERTIFICATION,
                            new BcPGPKeyPair(
                                    PublicKeyPacket.VERSION_4,
                                    PublicKeyAlgorithmTags.RSA_GENERAL,
                                    rsa.generateKeyPair(),
                                    Date.from(Instant.parse("2026-01-01T00:00:00Z"))),
                            "Repository <rpm@example.com>",
                            new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1),
                            flags.generate(),
                            null,
                            new BcPGPContentSignerBuilder(PublicKeyAlgorithmTags.RSA_GENERAL, HashAlgorithmTags.SHA256),
                            null)
                    .generateSecretKeyRing());
        } catch (PGPException e) {
            throw new IOException(e);
        }
    }

    /** @return a file with the secret key */
    public Path secretIn(Path directory) throws IOException {
        return Files.writeString(directory.resolve("secret.asc"), armored(ring.getEncoded()));
    }

    /** @return a file with the public key */
    public Path publicIn(Path directory) throws IOException {
        return Files.writeString(
                directory.resolve("public.asc"), armored(ring.toCertificate().getEncoded()));
    }

    /** Signs packages. */
    public Signer signer() throws IOException {
        return SecretKeys.read(KeyText.of("the test's key", armored(ring.getEncoded())))
                .signer(
                        Optional.empty(),
                        Optional.empty(),
                        SigningDigest.of("sha256"),
                        Instant.now(),
                        Compatibility.of("el8"));
    }

    private static String armored(byte[] packets) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ArmoredOutputStream armor =
                ArmoredOutputStream.builder().clearHeaders().build(bytes)) {
            armor.write(packets);
        }
        return bytes.toString(StandardCharsets.US_ASCII);
    }
}
