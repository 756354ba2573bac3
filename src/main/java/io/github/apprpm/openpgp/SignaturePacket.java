package io.github.apprpm.openpgp;

import io.github.apprpm.file.DigestAlgorithm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * What can be seen of a signature without its key (RFC 4880, section 5.2): whether it was made of this content, by the
 * first two bytes of the digest, which it tells, and whether its numbers are written as they must be.
 */
public final class SignaturePacket {
    /** The newest version that is understood. */
    public static final int NEWEST = 4;

    private static final int NEW_FORMAT = 0x40;
    private static final int LENGTH_TYPE = 3;
    private static final int ONE_OCTET = 192;
    private static final int TWO_OCTETS = 224;
    private static final int EDDSA_LEGACY = 22;
    private static final int ED25519 = 27;
    private static final int RIPEMD160 = 3;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int V4_FRONT_BYTES = 6;
    private static final int ISSUER = 16;
    private static final int ISSUER_FINGERPRINT = 33;
    private static final int CRITICAL = 0x80;
    private static final int V3_HASHED_BYTES = 5;
    private static final int V3_KEY_BYTES = 8;

    private final byte[] hashed;
    private final byte[] trailer;
    private final int keyAlgorithm;
    private final int algorithm;
    private final int prefix;
    private final boolean isCanonical;
    private String keyId = "";
    private String fingerprint = "";

    private SignaturePacket(byte[] hashed, byte[] trailer, int keyAlgorithm, int algorithm, ByteBuffer rest) {
        this.hashed = hashed;
        this.trailer = trailer;
        this.keyAlgorithm = keyAlgorithm;
        this.algorithm = algorithm;
        this.prefix = Short.toUnsignedInt(rest.getShort());
        this.isCanonical = areCanonical(rest);
    }

    /** Nothing for a packet of another version than 3 and 4, or a damaged one. */
    public static Optional<SignaturePacket> parse(byte[] bytes) {
        try {
            ByteBuffer packet = body(ByteBuffer.wrap(bytes));
            return switch (packet.get(packet.position())) {
                case 3 -> Optional.of(version3(packet));
                case 4 -> Optional.of(version4(packet));
                default -> Optional.empty();
            };
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ByteBuffer body(ByteBuffer packet) {
        int tag = Byte.toUnsignedInt(packet.get());
        int length;
        if ((tag & NEW_FORMAT) != 0) {
            int first = Byte.toUnsignedInt(packet.get());
            length = first < ONE_OCTET
                    ? first
                    : first < TWO_OCTETS
                            ? (first - ONE_OCTET << Byte.SIZE) + Byte.toUnsignedInt(packet.get()) + ONE_OCTET
                            : packet.getInt();
        } else {
            length = switch (tag & LENGTH_TYPE) {
                case 0 -> Byte.toUnsignedInt(packet.get());
                case 1 -> Short.toUnsignedInt(packet.getShort());
                default -> packet.getInt();
            };
        }
        return packet.slice(packet.position(), length);
    }

    private static SignaturePacket version3(ByteBuffer packet) {
        packet.getShort(); // version, and how much is hashed
        byte[] hashed = new byte[V3_HASHED_BYTES];
        packet.get(hashed);
        packet.position(packet.position() + V3_KEY_BYTES);
        int keyAlgorithm = packet.get();
        int algorithm = packet.get();
        return new SignaturePacket(hashed, new byte[0], keyAlgorithm, algorithm, packet);
    }

    private static SignaturePacket version4(ByteBuffer packet) {
        int keyAlgorithm = packet.get(2);
        int algorithm = packet.get(3);
        int hashedBytes = V4_FRONT_BYTES + Short.toUnsignedInt(packet.getShort(4));
        byte[] hashed = new byte[hashedBytes];
        packet.get(hashed);
        byte[] unhashed = new byte[Short.toUnsignedInt(packet.getShort())];
        packet.get(unhashed);
        byte[] trailer = ByteBuffer.allocate(6)
                .put((byte) 4)
                .put((byte) 0xFF)
                .putInt(hashedBytes)
                .array();
        SignaturePacket signature = new SignaturePacket(hashed, trailer, keyAlgorithm, algorithm, packet);
        signature.readIssuer(ByteBuffer.wrap(hashed, V4_FRONT_BYTES, hashedBytes - V4_FRONT_BYTES));
        signature.readIssuer(ByteBuffer.wrap(unhashed));
        return signature;
    }

    /** Reads subpackets (RFC 4880, section 5.2.3.1). */
    private void readIssuer(ByteBuffer area) {
        while (area.hasRemaining()) {
            int first = Byte.toUnsignedInt(area.get());
            int length = first < ONE_OCTET
                    ? first
                    : first < 255
                            ? (first - ONE_OCTET << Byte.SIZE) + Byte.toUnsignedInt(area.get()) + ONE_OCTET
                            : area.getInt();
            if (length < 1 || length > area.remaining()) {
                throw new IllegalArgumentException("a subpacket is too long");
            }
            byte[] subpacket = new byte[length];
            area.get(subpacket);
            int type = subpacket[0] & ~CRITICAL;
            if (type == ISSUER) {
                keyId = HexFormat.of().formatHex(subpacket, 1, length);
            } else if (type == ISSUER_FINGERPRINT) {
                fingerprint = HexFormat.of().formatHex(subpacket, 2, length);
            }
        }
    }

    /** Whether each number has as many bits as it says, and nothing follows. */
    private static boolean areCanonical(ByteBuffer rest) {
        while (rest.remaining() > 2) {
            int bits = Short.toUnsignedInt(rest.getShort());
            int bytes = (bits + Byte.SIZE - 1) / Byte.SIZE;
            if (bytes == 0 || bytes > rest.remaining()) {
                return false;
            }
            int first = Byte.toUnsignedInt(rest.get(rest.position()));
            if (Integer.SIZE - Integer.numberOfLeadingZeros(first) != bits - Byte.SIZE * (bytes - 1)) {
                return false;
            }
            rest.position(rest.position() + bytes);
        }
        return !rest.hasRemaining();
    }

    /** Whether it tells the fingerprint of its key, which not all do, and it is another one. */
    public boolean namesAnother(String ofKey) {
        return !fingerprint.isEmpty() && !ofKey.toLowerCase(Locale.ROOT).startsWith(fingerprint);
    }

    /** Whether its key is on one of the curves of Edwards, in the old or the new way of OpenPGP. */
    public boolean isEdDsa() {
        return keyAlgorithm == EDDSA_LEGACY || keyAlgorithm == ED25519;
    }

    /** The name of its digest. */
    public String hash() {
        return DigestAlgorithm.of(algorithm).map(DigestAlgorithm::word).orElse("number " + algorithm);
    }

    /** Whether its digest proves nothing any more. */
    public boolean hasWeakHash() {
        return algorithm <= RIPEMD160;
    }

    /** What is wrong with it, as the end of a sentence. */
    public Optional<String> complaint(InputStream content) throws IOException {
        if (!isCanonical) {
            return Optional.of("its numbers do not have the bits that it says");
        }
        // The older clients know the key by its id alone.
        if (trailer.length > 0 && (keyId.isEmpty() || !fingerprint.endsWith(keyId) && !fingerprint.isEmpty())) {
            return Optional.of("it does not tell the id of its key");
        }
        Optional<MessageDigest> digest = DigestAlgorithm.of(algorithm).flatMap(DigestAlgorithm::digest);
        if (digest.isEmpty()) {
            return Optional.empty();
        }
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            digest.get().update(buffer, 0, read);
        }
        digest.get().update(hashed);
        digest.get().update(trailer);
        return Short.toUnsignedInt(ByteBuffer.wrap(digest.get().digest()).getShort()) == prefix
                ? Optional.empty()
                : Optional.of("it was made of other content");
    }
}
