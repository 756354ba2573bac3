package io.github.apprpm.openpgp;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** A key that is ready to sign. */
public sealed interface Signer permits SecretKeySigner, GpgSigner {
    /** Its key, as in {@code FINGERPRINT (Name <address>)}. */
    String name();

    /** The kind of its key. */
    KeyAlgorithm algorithm();

    /** Why hosts refuse what it signs, although the signatures are good. */
    List<KeyObjection> objections();

    /** The version of its key, and of what it signs: 4, or 6 as in RFC 9580. */
    int version();

    /**
     * Signs bytes; the same ones at the same time give the same signature.
     *
     * @param content what to sign
     * @param time the time of the signature; the key's creation, if that is later: no signature is older than its key
     * @return the signature, as a binary packet
     * @throws io.github.apprpm.model.PackagingException if the key cannot sign
     */
    byte[] sign(byte[] content, Instant time) throws IOException;

    /** The public key of its owner, with all subkeys, as binary packets: what verifies its signatures. */
    byte[] publicKey() throws IOException;
}
