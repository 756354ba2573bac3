package io.github.apprpm.openpgp;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.bcpg.ArmoredInputStream;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;

/** Reads the packets of OpenPGP: keys and signatures. */
final class Packets {
    private static final String ARMOR = "-----BEGIN PGP ";
    private static final int CURRENT_FORM = 0x40;
    private static final int CURRENT_TAG = 0x3F;
    private static final int OLD_TAG = 0x3C;
    private static final int LENGTH_TYPE = 3;
    private static final int ONE_OCTET = 192;
    private static final int TWO_OCTETS = 224;

    private Packets() {}

    /**
     * @param bytes any number of armored blocks one after the other, or packets as they are
     * @return the objects of Bouncy Castle
     * @throws IOException if the bytes are not OpenPGP packets
     */
    static List<Object> read(byte[] bytes) throws IOException {
        List<Object> objects = new ArrayList<>();
        try {
            BcPGPObjectFactory factory = new BcPGPObjectFactory(new ByteArrayInputStream(binary(bytes)));
            for (Object object = factory.nextObject(); object != null; object = factory.nextObject()) {
                objects.add(object);
            }
        } catch (RuntimeException e) { // Bouncy Castle throws many kinds of exceptions for bad input
            throw new IOException(e.getMessage(), e);
        }
        return objects;
    }

    /** All that follows the header of the first packet. */
    static byte[] afterHeader(byte[] packets) {
        ByteBuffer buffer = ByteBuffer.wrap(packets);
        header(buffer);
        byte[] rest = new byte[buffer.remaining()];
        buffer.get(rest);
        return rest;
    }

    /**
     * The content of the first packet.
     *
     * @throws IndexOutOfBoundsException if the packet does not say how long it is, or has fewer bytes
     */
    static ByteBuffer body(ByteBuffer packets) {
        int length = header(packets);
        if (length > packets.remaining()) {
            throw new IndexOutOfBoundsException(length);
        }
        return packets.slice(packets.position(), length);
    }

    /** Reads the header of a packet (RFC 9580, section 4.2), and returns the length of its body; -1 if that is open. */
    private static int header(ByteBuffer packets) {
        int tag = packets.get();
        if ((tag & CURRENT_FORM) != 0) {
            return length(packets, TWO_OCTETS);
        }
        return switch (tag & LENGTH_TYPE) {
            case 0 -> Byte.toUnsignedInt(packets.get());
            case 1 -> Short.toUnsignedInt(packets.getShort());
            case 2 -> packets.getInt();
            default -> -1;
        };
    }

    /**
     * Reads the length of a packet or of a subpacket (RFC 9580, sections 4.2.1 and 5.2.3.7), which is one, two or five octets.
     *
     * @param fiveOctets from which first octet on there are five
     */
    static int length(ByteBuffer bytes, int fiveOctets) {
        int first = Byte.toUnsignedInt(bytes.get());
        if (first < ONE_OCTET) {
            return first;
        }
        return first < fiveOctets
                ? (first - ONE_OCTET << Byte.SIZE) + Byte.toUnsignedInt(bytes.get()) + ONE_OCTET
                : bytes.getInt();
    }

    /** The kind of a packet (RFC 9580, section 5), by its first octet. */
    static int tag(byte first) {
        if (first >= 0) {
            throw new IllegalArgumentException("the first bit of each packet is set");
        }
        return (first & CURRENT_FORM) != 0 ? first & CURRENT_TAG : (first & OLD_TAG) >> 2;
    }

    /** The packets without their armor, if they have one. */
    static byte[] binary(byte[] bytes) throws IOException {
        ByteArrayOutputStream packets = new ByteArrayOutputStream();
        for (Optional<byte[]> block : blocks(bytes)) {
            packets.writeBytes(block.orElseThrow(() -> new IOException("an armored block is damaged")));
        }
        return packets.toByteArray();
    }

    /** The packets of each armored block, empty for one that is damaged; or those of bytes without armor. */
    static List<Optional<byte[]>> blocks(byte[] bytes) {
        if (bytes.length > 0 && bytes[0] < 0) { // the first bit of each packet is set
            return List.of(Optional.of(bytes));
        }
        List<Optional<byte[]>> blocks = new ArrayList<>();
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (int start = text.indexOf(ARMOR); start >= 0; ) {
            int end = text.indexOf(ARMOR, start + 1);
            blocks.add(withoutArmor(end < 0 ? text.substring(start) : text.substring(start, end)));
            start = end;
        }
        return blocks;
    }

    private static Optional<byte[]> withoutArmor(String block) {
        try (InputStream in =
                new ArmoredInputStream(new ByteArrayInputStream(block.getBytes(StandardCharsets.ISO_8859_1)))) {
            return Optional.of(in.readAllBytes());
        } catch (IOException | RuntimeException e) { // Bouncy Castle throws many kinds of exceptions for bad input
            return Optional.empty();
        }
    }
}
