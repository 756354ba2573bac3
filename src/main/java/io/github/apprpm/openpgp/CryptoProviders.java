package io.github.apprpm.openpgp;

import org.bouncycastle.openpgp.operator.PGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.PGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPContentVerifierBuilderProvider;

/**
 * Chooses the implementation: Java for RSA, as Bouncy Castle first spends much time on a proof that the modulus is not prime; and
 * Bouncy Castle for elliptic curves, of which Java does not have all.
 */
final class CryptoProviders {
    private CryptoProviders() {}

    static PGPContentSignerBuilder signer(int keyAlgorithm, int hashAlgorithm) {
        return KeyType.isRsa(keyAlgorithm)
                ? new JcaPGPContentSignerBuilder(keyAlgorithm, hashAlgorithm)
                : new BcPGPContentSignerBuilder(keyAlgorithm, hashAlgorithm);
    }

    static PGPContentVerifierBuilderProvider verifier(int keyAlgorithm) {
        return KeyType.isRsa(keyAlgorithm)
                ? new JcaPGPContentVerifierBuilderProvider()
                : new BcPGPContentVerifierBuilderProvider();
    }
}
