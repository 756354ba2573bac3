package io.github.apprpm.repository;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.openpgp.Armor;
import io.github.apprpm.openpgp.KeyText;
import io.github.apprpm.openpgp.PublicKeys;
import io.github.apprpm.openpgp.SignaturePacket;
import io.github.apprpm.openpgp.Signer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Signs the metadata of a repository: {@code repomd.xml} has the digests of all other files. */
public final class MetadataSigner {
    private final Signer signer;

    public MetadataSigner(Signer signer) {
        this.signer = signer;
    }

    /**
     * The content of {@code repomd.xml.asc}.
     *
     * @param repomd the bytes of {@code repomd.xml}
     * @param time the time of the signature
     * @throws PackagingException if the key cannot sign, or more than one has signed
     */
    public byte[] sign(byte[] repomd, Instant time) throws IOException {
        byte[] packet = signer.sign(repomd, time);
        // zypper refuses a file of two signatures, and dnf does if it does not know the first key.
        if (!SignaturePacket.isAlone(packet)) {
            throw new PackagingException(
                    "The key %s made more than one signature of repomd.xml, and zypper refuses that"
                            .formatted(signer.name()),
                    "Remove the further keys, such as a line local-user, from gpg.conf in the directory of <homedir>");
        }
        return Armor.SIGNATURE.of(packet).getBytes(StandardCharsets.US_ASCII);
    }

    /** The content of {@code repomd.xml.key}: the public key that verifies the signature. */
    public byte[] publicKey() throws IOException {
        return Armor.PUBLIC_KEY.of(signer.publicKey()).getBytes(StandardCharsets.US_ASCII);
    }

    /** The key, to verify packages by. */
    TrustedKeys trusted() throws IOException {
        return new TrustedKeys(publicKeys());
    }

    PublicKeys publicKeys() throws IOException {
        String key = new String(publicKey(), StandardCharsets.US_ASCII);
        return PublicKeys.read(List.of(KeyText.of("the key of the repository", key)));
    }

    /** Its key, as in {@code FINGERPRINT (Name <address>)}. */
    public String name() {
        return signer.name();
    }
}
