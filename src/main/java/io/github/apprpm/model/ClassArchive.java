package io.github.apprpm.model;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A class-data archive or AOT cache of the JVM. It holds the time and the size of each jar that it was made with, and the
 * JVM uses it only if the jars still have both.
 */
public final class ClassArchive {
    /** Of static archives and AOT caches, and of dynamic archives ({@code cds.h}), in the order of the machine's bytes. */
    private static final Set<Integer> MAGIC = Set.of(0xf00baba2, 0xf00baba8);

    /** Times before 1980, which no jar has, are other numbers. */
    private static final long FIRST_SECOND = 315_532_800L;

    private static final long LAST_SECOND = 0xFFFFFFFFL;

    private ClassArchive() {}

    /** Whether a file is an archive. */
    public static boolean isOne(FileFront front) {
        return order(front).isPresent();
    }

    private static Optional<ByteOrder> order(FileFront front) {
        if (front.bytes().length < Integer.BYTES) {
            return Optional.empty();
        }
        int magic = ByteBuffer.wrap(front.bytes()).getInt();
        return MAGIC.contains(magic)
                ? Optional.of(ByteOrder.BIG_ENDIAN)
                : Optional.of(ByteOrder.LITTLE_ENDIAN).filter(little -> MAGIC.contains(Integer.reverseBytes(magic)));
    }

    /**
     * Finds the times of jars, which JDK 17 to 25 write before their sizes.
     *
     * @param front the first bytes of the archive
     * @param content all its bytes
     * @param sizes the sizes of the jars that are looked for
     * @return for each size that is found the seconds since 1970
     */
    public static Map<Long, Long> times(FileFront front, InputStream content, Set<Long> sizes) throws IOException {
        boolean isLittle = order(front).filter(ByteOrder.LITTLE_ENDIAN::equals).isPresent();
        Map<Long, Long> times = new TreeMap<>();
        // Whoever opened the content closes it.
        @SuppressWarnings("resource")
        DataInputStream numbers = new DataInputStream(new BufferedInputStream(content, 1 << 16));
        long before = 0;
        try {
            while (true) {
                long read = numbers.readLong();
                long number = isLittle ? Long.reverseBytes(read) : read;
                if (before > FIRST_SECOND && before <= LAST_SECOND && sizes.contains(number)) {
                    times.put(number, before);
                }
                before = number;
            }
        } catch (EOFException end) {
            return times;
        }
    }
}
