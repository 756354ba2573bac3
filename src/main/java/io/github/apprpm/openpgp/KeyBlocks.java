package io.github.apprpm.openpgp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.bcpg.PacketTags;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRing;

/**
 * Reads exported keys one owner after the other, so that a key that cannot be read leaves the others, and a subkey its
 * owner: Bouncy Castle ends at the first packet that it does not know.
 */
final class KeyBlocks {
    /** Where the body of a key's packet has the algorithm: behind version and time; in version 3, also behind the validity. */
    private static final int ALGORITHM = 5;

    private static final int V3_ALGORITHM = 7;
    private static final String DAMAGED = "a block that is damaged";

    private final List<PGPPublicKeyRing> rings = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();

    private KeyBlocks() {}

    /** @param bytes armored blocks, or packets as they are */
    static KeyBlocks read(byte[] bytes) {
        KeyBlocks keys = new KeyBlocks();
        for (Optional<byte[]> block : Packets.blocks(bytes)) {
            block.ifPresentOrElse(keys::readPackets, () -> keys.skipped.add(DAMAGED));
        }
        return keys;
    }

    /** The keys that can be read; of secret ones, the public parts. */
    List<PGPPublicKeyRing> rings() {
        return rings;
    }

    /** What cannot be read, each as "a key of version 4 by ML-DSA-65+Ed25519 (Name)". */
    List<String> skipped() {
        return skipped;
    }

    /**
     * A packet as it is in the file.
     *
     * @param body where its content begins
     */
    private record Packet(int tag, byte[] bytes, int body) {
        boolean isPrimary() {
            return tag == PacketTags.PUBLIC_KEY || tag == PacketTags.SECRET_KEY;
        }

        boolean isSubkey() {
            return tag == PacketTags.PUBLIC_SUBKEY || tag == PacketTags.SECRET_SUBKEY;
        }

        String text() {
            return new String(bytes, body, bytes.length - body, StandardCharsets.UTF_8);
        }
    }

    private void readPackets(byte[] block) {
        List<Packet> owner = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.wrap(block);
        while (buffer.hasRemaining()) {
            Optional<Packet> packet = next(buffer);
            if (packet.isEmpty()) {
                skipped.add(DAMAGED);
                break;
            }
            if (packet.get().isPrimary()) {
                readOwner(owner);
                owner.clear();
            }
            owner.add(packet.get());
        }
        readOwner(owner);
    }

    private static Optional<Packet> next(ByteBuffer buffer) {
        int start = buffer.position();
        try {
            int tag = Packets.tag(buffer.get(start));
            ByteBuffer content = Packets.body(buffer);
            int body = buffer.position() - start;
            byte[] bytes = new byte[body + content.remaining()];
            buffer.position(start);
            buffer.get(bytes);
            return Optional.of(new Packet(tag, bytes, body));
        } catch (RuntimeException e) { // a length that is open, or longer than the file
            buffer.position(start);
            return Optional.empty();
        }
    }

    private void readOwner(List<Packet> packets) {
        if (packets.isEmpty() || !packets.get(0).isPrimary()) {
            return;
        }
        Optional<PGPPublicKeyRing> whole = ring(packets);
        if (whole.isPresent()) {
            rings.add(whole.get());
            return;
        }
        List<Packet> readable = new ArrayList<>();
        for (List<Packet> part : parts(packets)) {
            List<Packet> more = new ArrayList<>(readable);
            more.addAll(part);
            if (ring(more).isPresent()) {
                readable = more;
            } else {
                skipped.add(name(part, packets));
                if (readable.isEmpty()) {
                    return; // without its primary key, a subkey belongs to nobody
                }
            }
        }
        ring(readable).ifPresent(rings::add);
    }

    /** The primary key with its names, and each subkey, with the signatures that follow. */
    private static List<List<Packet>> parts(List<Packet> packets) {
        List<List<Packet>> parts = new ArrayList<>();
        for (Packet packet : packets) {
            if (packet.isPrimary() || packet.isSubkey()) {
                parts.add(new ArrayList<>());
            }
            parts.get(parts.size() - 1).add(packet);
        }
        return parts;
    }

    /** Empty if Bouncy Castle does not read them, or does not know the algorithm of the last key. */
    private static Optional<PGPPublicKeyRing> ring(List<Packet> packets) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        packets.forEach(packet -> bytes.writeBytes(packet.bytes));
        boolean isKnown = packets.stream()
                .filter(packet -> packet.isPrimary() || packet.isSubkey())
                .allMatch(packet -> SignatureAlgorithms.isKnownKey(algorithm(packet)));
        if (!isKnown) {
            return Optional.empty();
        }
        try {
            for (Object object : Packets.read(bytes.toByteArray())) {
                if (object instanceof PGPPublicKeyRing ring) {
                    return Optional.of(ring);
                }
                if (object instanceof PGPSecretKeyRing ring) {
                    return Optional.of(ring.toCertificate());
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String name(List<Packet> part, List<Packet> owner) {
        String user = owner.stream()
                .filter(packet -> packet.tag == PacketTags.USER_ID)
                .map(Packet::text)
                .findFirst()
                .orElse(Owner.NAMELESS);
        Packet key = part.get(0);
        return "a %s of version %d by %s (%s)"
                .formatted(
                        key.isPrimary() ? "key" : "subkey",
                        version(key),
                        new SignatureAlgorithms(algorithm(key), 0).keyWord(),
                        user);
    }

    private static int version(Packet key) {
        return key.bytes.length > key.body ? key.bytes[key.body] : 0;
    }

    private static int algorithm(Packet key) {
        int place = key.body + (version(key) <= 3 ? V3_ALGORITHM : ALGORITHM);
        return place < key.bytes.length ? Byte.toUnsignedInt(key.bytes[place]) : 0;
    }
}
