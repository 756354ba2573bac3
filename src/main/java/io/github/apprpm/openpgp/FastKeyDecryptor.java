package io.github.apprpm.openpgp;

import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.bcpg.S2K;
import org.bouncycastle.bcpg.SymmetricKeyUtils;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.operator.PBESecretKeyDecryptor;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;

/**
 * Unlocks a secret key as Bouncy Castle does, but for the step that is slow on purpose, to make guesses expensive: for
 * gpg's keys that step digests 65 million bytes, which Java's own digests do in a fraction of the time.
 */
final class FastKeyDecryptor extends PBESecretKeyDecryptor {
    private static final int BLOCK_BYTES = 1 << 16;

    private final byte[] passphrase;
    private final PBESecretKeyDecryptor rest;

    FastKeyDecryptor(Passphrase passphrase) {
        super(passphrase.characters(), new BcPGPDigestCalculatorProvider());
        this.passphrase = passphrase.utf8();
        this.rest =
                new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider()).build(passphrase.characters());
    }

    @Override
    public byte[] makeKeyFromPassPhrase(int cipher, S2K method) throws PGPException {
        return method != null && method.getType() == S2K.SALTED_AND_ITERATED
                ? iterated(SymmetricKeyUtils.getKeyLengthInOctets(cipher), method)
                : super.makeKeyFromPassPhrase(cipher, method);
    }

    /** RFC 9580, section 3.7.1.3: a digest of salt and passphrase, repeated; for each further digest, of one NUL more before. */
    private byte[] iterated(int length, S2K method) throws PGPException {
        byte[] once = Arrays.copyOf(method.getIV(), method.getIV().length + passphrase.length);
        System.arraycopy(passphrase, 0, once, method.getIV().length, passphrase.length);
        byte[] block = new byte[once.length * Math.max(1, BLOCK_BYTES / once.length)];
        for (int i = 0; i < block.length; i++) {
            block[i] = once[i % once.length];
        }
        byte[] key = new byte[length];
        int done = 0;
        for (int digests = 0; done < length; digests++) {
            MessageDigest digest = digest(method.getHashAlgorithm());
            digest.update(new byte[digests]);
            long left = Math.max(method.getIterationCount(), once.length);
            for (; left > 0; left -= block.length) {
                digest.update(block, 0, (int) Math.min(left, block.length));
            }
            byte[] value = digest.digest();
            int part = Math.min(value.length, length - done);
            System.arraycopy(value, 0, key, done, part);
            done += part;
        }
        return key;
    }

    private static MessageDigest digest(int algorithm) throws PGPException {
        return DigestAlgorithm.of(algorithm)
                .flatMap(DigestAlgorithm::digest)
                .orElseThrow(() -> new PGPException("no digest " + algorithm));
    }

    @Override
    public byte[] recoverKeyData(int cipher, byte[] key, byte[] iv, byte[] data, int offset, int length)
            throws PGPException {
        return rest.recoverKeyData(cipher, key, iv, data, offset, length);
    }

    @Override
    public byte[] recoverKeyData(
            int cipher, int aead, byte[] key, byte[] iv, int packet, int version, byte[] data, byte[] publicKey)
            throws PGPException {
        return rest.recoverKeyData(cipher, aead, key, iv, packet, version, data, publicKey);
    }
}
