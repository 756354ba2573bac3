package io.github.apprpm.openpgp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The headers of packets, of which Bouncy Castle does not show how they are written (RFC 9580, section 4.2). */
class PacketsTest {
    private static final String BODY = "0102030405";

    private static ByteBuffer packet(String header) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(header + BODY + "ff"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8805", "890005", "8a00000005", "c205", "c2ff00000005"})
    void theBodyIsFoundBehindEachFormOfHeader(String header) {
        ByteBuffer body = Packets.body(packet(header));

        assertEquals(ByteBuffer.wrap(HexFormat.of().parseHex(BODY)), body);
    }

    @Test
    void twoOctetsMakeALength() {
        byte[] packet = new byte[3 + 200];
        System.arraycopy(HexFormat.of().parseHex("c2c008"), 0, packet, 0, 3);

        assertEquals(200, Packets.body(ByteBuffer.wrap(packet)).remaining());
    }

    @ParameterizedTest
    @ValueSource(strings = {"8b", "c2ff7fffffff"})
    void aPacketThatDoesNotEndHasNoBody(String header) {
        assertThrows(IndexOutOfBoundsException.class, () -> Packets.body(packet(header)));
    }

    @Test
    void allBehindTheHeaderIsKept() {
        assertArrayEquals(
                HexFormat.of().parseHex(BODY + "ff"),
                Packets.afterHeader(packet("890005").array()));
    }
}
