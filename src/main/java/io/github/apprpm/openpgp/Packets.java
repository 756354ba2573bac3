package io.github.apprpm.openpgp;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.bcpg.ArmoredInputStream;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;

/** What is in an OpenPGP text: its keys and signatures. */
final class Packets {
    private static final String ARMOR = "-----BEGIN PGP ";

    private Packets() {}

    /**
     * @param bytes any number of armored blocks one after the other, or packets as they are
     * @return the objects of Bouncy Castle
     * @throws IOException if there is something else
     */
    static List<Object> read(byte[] bytes) throws IOException {
        List<Object> objects = new ArrayList<>();
        try {
            BcPGPObjectFactory factory = new BcPGPObjectFactory(new ByteArrayInputStream(binary(bytes)));
            for (Object object = factory.nextObject(); object != null; object = factory.nextObject()) {
                objects.add(object);
            }
        } catch (RuntimeException e) { // Bouncy Castle has no one kind of exception for bad input
            throw new IOException(e.getMessage(), e);
        }
        return objects;
    }

    /** All behind the header of the first packet, whose length its first byte tells (RFC 9580, section 4.2). */
    static byte[] firstBody(byte[] packets) {
        boolean isCurrentForm = (packets[0] & 0x40) != 0;
        int form = isCurrentForm ? packets[1] & 0xFF : packets[0] & 3;
        int header = isCurrentForm ? form < 192 ? 2 : form < 224 ? 3 : 6 : form == 3 ? 1 : 1 + (1 << form);
        return Arrays.copyOfRange(packets, Math.min(header, packets.length), packets.length);
    }

    /** Packets as they are, whether they were armored or not. */
    static byte[] binary(byte[] bytes) throws IOException {
        if (bytes.length > 0 && bytes[0] < 0) { // the first bit of each packet is set
            return bytes;
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream packets = new ByteArrayOutputStream();
        for (int start = text.indexOf(ARMOR); start >= 0; ) {
            int end = text.indexOf(ARMOR, start + 1);
            String block = end < 0 ? text.substring(start) : text.substring(start, end);
            new ArmoredInputStream(new ByteArrayInputStream(block.getBytes(StandardCharsets.ISO_8859_1)))
                    .transferTo(packets);
            start = end;
        }
        return packets.toByteArray();
    }
}
