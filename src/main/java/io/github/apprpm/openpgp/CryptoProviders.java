package io.github.apprpm.openpgp;

import org.bouncycastle.openpgp.operator.PGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.PGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPContentVerifierBuilderProvider;

/**
 * Who does the arithmetic: Java itself for RSA, as Bouncy Castle first takes its time to prove that the modulus is no prime
 * number; and Bouncy Castle for the curves, of which Java does not know all.
 */
final class CryptoProviders {
    private CryptoProviders() {}

    static PGPContentSignerBuilder signer(int keyAlgorithm, int hashAlgorithm) {
        return isRsa(keyAlgorithm)
                ? new JcaPGPContentSignerBuilder(keyAlgorithm, hashAlgorithm)
                : new BcPGPContentSignerBuilder(keyAlgorithm, hashAlgorithm);
    }

    static PGPContentVerifierBuilderProvider verifier(int keyAlgorithm) {
        return isRsa(keyAlgorithm)
                ? new JcaPGPContentVerifierBuilderProvider()
                : new BcPGPContentVerifierBuilderProvider();
    }

    private static boolean isRsa(int keyAlgorithm) {
        return keyAlgorithm == KeyType.RSA || keyAlgorithm == KeyType.RSA_SIGN_ONLY;
    }
}
