package io.github.apprpm.openpgp;

/** The kinds of keys that sign packages. */
public enum KeyAlgorithm {
    /** What every rpm verifies. */
    RSA,
    /** Ed25519, which rpm verifies from 4.16 on. */
    EDDSA
}
