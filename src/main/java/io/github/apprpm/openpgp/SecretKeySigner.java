package io.github.apprpm.openpgp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.bcpg.BCPGOutputStream;
import org.bouncycastle.bcpg.PacketFormat;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;

/** Signs with a secret key in this process. */
final class SecretKeySigner implements Signer {
    private final ChosenKey chosen;
    private final PGPPrivateKey secret;
    private final PGPPublicKey key;
    private final PGPPublicKeyRing ring;
    private final SigningDigest hash;

    /** @param ring the key with those of the same owner */
    SecretKeySigner(
            ChosenKey chosen, PGPPrivateKey secret, PGPPublicKey key, PGPPublicKeyRing ring, SigningDigest hash) {
        this.chosen = chosen;
        this.secret = secret;
        this.key = key;
        this.ring = ring;
        this.hash = hash.with(algorithm());
    }

    @Override
    public int version() {
        return chosen.version();
    }

    @Override
    public KeyAlgorithm algorithm() {
        return chosen.algorithm();
    }

    /** The same subpackets in the same order and the same format as gpg: a signature by either is the same bytes. */
    @Override
    public byte[] sign(byte[] content, Instant time) throws IOException {
        PGPSignatureSubpacketGenerator hashed = new PGPSignatureSubpacketGenerator();
        hashed.setIssuerFingerprint(false, key);
        hashed.setSignatureCreationTime(false, Date.from(chosen.signingTime(time)));
        // rpm up to 4.18 finds the key by this one alone.
        PGPSignatureSubpacketGenerator unhashed = new PGPSignatureSubpacketGenerator();
        unhashed.setIssuerKeyID(false, key.getKeyID());
        try {
            PGPSignatureGenerator generator =
                    new PGPSignatureGenerator(CryptoProviders.signer(key.getAlgorithm(), hash.number()), key);
            generator.init(PGPSignature.BINARY_DOCUMENT, secret);
            generator.setHashedSubpackets(hashed.generate());
            generator.setUnhashedSubpackets(unhashed.generate());
            generator.update(content);
            ByteArrayOutputStream packet = new ByteArrayOutputStream();
            generator.generate().encode(new BCPGOutputStream(packet, PacketFormat.LEGACY));
            return packet.toByteArray();
        } catch (PGPException e) {
            throw new IllegalStateException(
                    "The key %s does not sign".formatted(chosen.key().fingerprint()), e);
        }
    }

    @Override
    public byte[] publicKey() throws IOException {
        return ring.getEncoded();
    }

    @Override
    public List<KeyObjection> objections() {
        return chosen.owner().objections(chosen.key());
    }

    @Override
    public String name() {
        return chosen.name();
    }
}
