package io.github.apprpm.openpgp;

import io.github.apprpm.text.Time;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * What a signature shows without its key (RFC 9580, section 5.2): whether it was made of this content, by the first two
 * bytes of the digest, which it contains, and whether its numbers are encoded as the standard requires.
 */
public final class SignaturePacket {
    /** The newest version that this class understands. */
    public static final int NEWEST = 6;

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int FRONT_BYTES = 4;
    private static final int CREATED = 2;
    private static final int ISSUER = 16;
    private static final int ID_DIGITS = 16;
    private static final int ISSUER_FINGERPRINT = 33;
    private static final int CRITICAL = 0x80;
    private static final int FIVE_OCTETS = 255;
    private static final int V3_HASHED_BYTES = 5;
    private static final int V3_KEY_BYTES = 8;

    private final int version;
    private final byte[] salt;
    private final byte[] hashed;
    private final byte[] trailer;
    private final SignatureAlgorithms algorithms;
    private final int prefix;
    private final boolean isCanonical;
    private long created;
    private String keyId = "";
    private String fingerprint = "";

    private SignaturePacket(
            int version,
            byte[] salt,
            byte[] hashed,
            byte[] trailer,
            SignatureAlgorithms algorithms,
            int prefix,
            ByteBuffer numbers) {
        this.version = version;
        this.salt = salt;
        this.hashed = hashed;
        this.trailer = trailer;
        this.algorithms = algorithms;
        this.prefix = prefix;
        this.isCanonical = !algorithms.hasLengths() || areCanonical(numbers);
    }

    /** Empty for a packet of another version than 3, 4 and 6, or a damaged one. */
    public static Optional<SignaturePacket> parse(byte[] bytes) {
        try {
            ByteBuffer packet = Packets.body(ByteBuffer.wrap(bytes));
            int version = packet.get(packet.position());
            return switch (version) {
                case 3 -> Optional.of(version3(packet));
                case 4, NEWEST -> Optional.of(withSubpackets(version, packet));
                default -> Optional.empty();
            };
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether the bytes are one packet, and nothing follows. */
    public static boolean isAlone(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            return Packets.body(buffer).remaining() == buffer.remaining();
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    private static SignaturePacket version3(ByteBuffer packet) {
        packet.getShort(); // version, and how much is hashed
        byte[] hashed = new byte[V3_HASHED_BYTES];
        packet.get(hashed);
        packet.position(packet.position() + V3_KEY_BYTES);
        SignatureAlgorithms algorithms =
                new SignatureAlgorithms(Byte.toUnsignedInt(packet.get()), Byte.toUnsignedInt(packet.get()));
        int prefix = Short.toUnsignedInt(packet.getShort());
        return new SignaturePacket(3, new byte[0], hashed, new byte[0], algorithms, prefix, packet);
    }

    /** Version 6 has longer lengths than version 4, and a salt (RFC 9580, section 5.2.3). */
    private static SignaturePacket withSubpackets(int version, ByteBuffer packet) {
        int start = packet.position();
        SignatureAlgorithms algorithms = new SignatureAlgorithms(
                Byte.toUnsignedInt(packet.get(start + 2)), Byte.toUnsignedInt(packet.get(start + 3)));
        packet.position(start + FRONT_BYTES);
        int subpackets = length(version, packet);
        int front = packet.position() - start;
        packet.position(start);
        byte[] hashed = bytes(front + subpackets, packet);
        byte[] unhashed = bytes(length(version, packet), packet);
        int prefix = Short.toUnsignedInt(packet.getShort());
        byte[] salt = version == NEWEST ? bytes(Byte.toUnsignedInt(packet.get()), packet) : new byte[0];
        byte[] trailer = ByteBuffer.allocate(6)
                .put((byte) version)
                .put((byte) 0xFF)
                .putInt(hashed.length)
                .array();
        SignaturePacket signature = new SignaturePacket(version, salt, hashed, trailer, algorithms, prefix, packet);
        signature.readIssuer(ByteBuffer.wrap(hashed, front, subpackets));
        signature.readIssuer(ByteBuffer.wrap(unhashed));
        return signature;
    }

    private static int length(int version, ByteBuffer packet) {
        return version == NEWEST ? packet.getInt() : Short.toUnsignedInt(packet.getShort());
    }

    private static byte[] bytes(int length, ByteBuffer packet) {
        if (length < 0 || length > packet.remaining()) {
            throw new IllegalArgumentException("a part is longer than the packet");
        }
        byte[] bytes = new byte[length];
        packet.get(bytes);
        return bytes;
    }

    /** Reads subpackets (RFC 9580, section 5.2.3.7). */
    private void readIssuer(ByteBuffer area) {
        while (area.hasRemaining()) {
            int length = Packets.length(area, FIVE_OCTETS);
            if (length < 1 || length > area.remaining()) {
                throw new IllegalArgumentException("a subpacket is too long");
            }
            byte[] subpacket = new byte[length];
            area.get(subpacket);
            int type = subpacket[0] & ~CRITICAL;
            if (type == CREATED && length == 1 + Integer.BYTES) {
                created = Integer.toUnsignedLong(ByteBuffer.wrap(subpacket).getInt(1));
            }
            if (type == ISSUER) {
                keyId = HexFormat.of().formatHex(subpacket, 1, length);
            } else if (type == ISSUER_FINGERPRINT) {
                fingerprint = HexFormat.of().formatHex(subpacket, 2, length);
            }
        }
    }

    /** Whether each number has as many bits as its length says, and nothing follows. */
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

    /** Whether the signature has the fingerprint of its key, which not all have, and it is that of another key. */
    public boolean namesAnother(String ofKey) {
        return !fingerprint.isEmpty() && !ofKey.toLowerCase(Locale.ROOT).startsWith(fingerprint);
    }

    /** The version of the packet, 3, 4 or 6; rpm before 6 knows no other than the first two. */
    public int version() {
        return version;
    }

    /** What it is made with. */
    public SignatureAlgorithms algorithms() {
        return algorithms;
    }

    /** What {@code rpm -qi} prints of a signature with subpackets. */
    public String describe() {
        return "%s, %s, Key ID %s".formatted(algorithms, Time.SECOND.of(Instant.ofEpochSecond(created)), keyId());
    }

    /** The id of the key that made it: sixteen hexadecimal digits, if it has them. */
    public String keyId() {
        if (!keyId.isEmpty() || fingerprint.length() < ID_DIGITS) {
            return keyId;
        }
        int start = version == NEWEST ? 0 : fingerprint.length() - ID_DIGITS;
        return fingerprint.substring(start, start + ID_DIGITS);
    }

    /** What is wrong with the signature, as the end of a sentence. */
    public Optional<String> complaint(InputStream content) throws IOException {
        if (!isCanonical) {
            return Optional.of("its numbers do not have as many bits as their lengths say");
        }
        // Older clients find the key by its id alone.
        if (version == 4 && (keyId.isEmpty() || !fingerprint.endsWith(keyId) && !fingerprint.isEmpty())) {
            return Optional.of("it does not have the id of its key");
        }
        Optional<MessageDigest> digest = algorithms.digest().flatMap(DigestAlgorithm::digest);
        if (digest.isEmpty()) {
            return Optional.empty();
        }
        digest.get().update(salt);
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
