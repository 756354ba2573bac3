package io.github.apprpm.openpgp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** What packets of OpenPGP are as text (RFC 9580, section 6). */
public enum Armor {
    SIGNATURE,
    PUBLIC_KEY("PUBLIC KEY BLOCK");

    /** As gpg writes them. */
    private static final int COLUMNS = 64;

    private static final int CRC_START = 0xB704CE;
    private static final int CRC_POLYNOMIAL = 0x1864CFB;
    private static final int CRC_BITS = 24;

    private final String label;

    Armor() {
        this.label = name();
    }

    Armor(String label) {
        this.label = label;
    }

    /** The text of packets; rpm before 4.20 refuses one without the checksum, which the standard leaves out by now. */
    public String of(byte[] packets) {
        Base64.Encoder lines = Base64.getMimeEncoder(COLUMNS, new byte[] {'\n'});
        byte[] checksum = Arrays.copyOfRange(
                ByteBuffer.allocate(Integer.BYTES).putInt(checksum(packets)).array(), 1, Integer.BYTES);
        return """
                -----BEGIN PGP %1$s-----

                %2$s
                =%3$s
                -----END PGP %1$s-----
                """.formatted(
                        label,
                        new String(lines.encode(packets), StandardCharsets.US_ASCII),
                        Base64.getEncoder().encodeToString(checksum));
    }

    /**
     * The packets of a text, or of what is no text but packets already.
     *
     * @throws IOException if it is damaged
     */
    public static byte[] packets(byte[] text) throws IOException {
        try {
            return Packets.binary(text);
        } catch (RuntimeException e) { // Bouncy Castle has no other word for some of the damage
            throw new IOException("not a text of OpenPGP", e);
        }
    }

    /** RFC 9580, section 6.1.1. */
    private static int checksum(byte[] bytes) {
        int crc = CRC_START;
        for (byte each : bytes) {
            crc ^= Byte.toUnsignedInt(each) << CRC_BITS - Byte.SIZE;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc <<= 1;
                if (crc >>> CRC_BITS != 0) {
                    crc ^= CRC_POLYNOMIAL;
                }
            }
        }
        return crc;
    }
}
