package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class ClassArchiveTest {
    private static final long TIME = 1_795_136_523L;

    /** As JDK 17 and 25 write it: the time of a jar, then its size. */
    public static byte[] of(int magic, ByteOrder order, long time, long size) {
        ByteBuffer archive = ByteBuffer.allocate(300_000).order(order);
        return archive.putInt(magic)
                .putLong(200_000, time)
                .putLong(200_008, size)
                .array();
    }

    private static Map<Long, Long> times(byte[] archive, Long... sizes) throws IOException {
        return ClassArchive.times(new FileFront(archive), new ByteArrayInputStream(archive), Set.of(sizes));
    }

    @ParameterizedTest
    @CsvSource({"f00baba2, LITTLE_ENDIAN", "f00baba8, LITTLE_ENDIAN", "f00baba2, BIG_ENDIAN"})
    void theTimeOfAJarIsBeforeItsSize(String magic, String order) throws IOException {
        ByteOrder bytes = order.startsWith("LITTLE") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        byte[] archive = of(Integer.parseUnsignedInt(magic, 16), bytes, TIME, 1729);

        assertTrue(ClassArchive.isOne(new FileFront(archive)));
        assertEquals(Map.of(1729L, TIME), times(archive, 1729L, 4711L));
    }

    @Test
    void aSizeWithoutATimeIsAnotherNumber() throws IOException {
        assertEquals(Map.of(), times(of(0xf00baba2, ByteOrder.LITTLE_ENDIAN, 7, 1729), 1729L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PK\u0003\u0004", "\u00f0\u000b", "#!/bin/sh"})
    void anotherFileIsNone(String text) throws IOException {
        assertFalse(ClassArchive.isOne(FileFront.of(Content.text("x", text))));
    }
}
