package io.github.apprpm.openpgp;

import io.github.apprpm.text.Time;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.bcpg.sig.IssuerFingerprint;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;

/** A signature of a package, as it describes itself. */
public final class Signature {

    private final PGPSignature packet;
    private final boolean canonical;

    private Signature(PGPSignature packet, boolean canonical) {
        this.packet = packet;
        this.canonical = canonical;
    }

    /**
     * @param bytes a binary packet
     * @return the signature, or empty if the bytes are not a signature
     */
    public static Optional<Signature> parse(byte[] bytes) {
        try {
            for (Object object : Packets.read(bytes)) {
                if (object instanceof PGPSignatureList list && list.size() == 1) {
                    byte[] body = Packets.afterHeader(Packets.binary(bytes));
                    byte[] encoded = Packets.afterHeader(list.get(0).getEncoded());
                    return Optional.of(new Signature(list.get(0), Arrays.equals(body, encoded)));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    PGPSignature packet() {
        return packet;
    }

    /**
     * Whether each length is encoded as the standard requires. Bouncy Castle accepts subpackets that are too long, and verifies
     * what it has understood; clients reject them.
     */
    boolean isCanonical() {
        return canonical;
    }

    /** What it is made with. */
    public SignatureAlgorithms algorithms() {
        return new SignatureAlgorithms(packet.getKeyAlgorithm(), packet.getHashAlgorithm());
    }

    /** The name of its public-key algorithm, as rpm has it. */
    public String algorithm() {
        return algorithms().keyWord();
    }

    /** The name of its digest, as rpm has it. */
    public String hash() {
        return algorithms().rpmDigestWord();
    }

    /** The version of its packet: 4 for all that rpm before 6 makes. */
    public int version() {
        return packet.getVersion();
    }

    public Instant time() {
        return packet.getCreationTime().toInstant();
    }

    /** The id of the key that made it: sixteen hexadecimal digits. */
    public String keyId() {
        return HexFormat.of().toHexDigits(packet.getKeyID());
    }

    /** The fingerprint of that key, if the signature has it. */
    public Optional<String> fingerprint() {
        IssuerFingerprint issuer =
                packet.hasSubpackets() ? packet.getHashedSubPackets().getIssuerFingerprint() : null;
        return Optional.ofNullable(issuer)
                .map(IssuerFingerprint::getFingerprint)
                .map(HexFormat.of()::formatHex);
    }

    /** What {@code rpm -qi} prints of it. */
    public String describe(Function<Instant, String> date) {
        return "%s, %s, Key ID %s".formatted(algorithms(), date.apply(time()), keyId());
    }

    @Override
    public String toString() {
        return describe(Time.SECOND::of);
    }
}
