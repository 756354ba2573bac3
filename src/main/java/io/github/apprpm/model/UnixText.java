package io.github.apprpm.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text as the programs of a host read it: lines end with a line feed alone, and nothing stands before the first character. */
public final class UnixText {
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] UTF16_BE = {(byte) 0xFE, (byte) 0xFF};
    private static final byte[] UTF16_LE = {(byte) 0xFF, (byte) 0xFE};

    private UnixText() {}

    /**
     * Removes what editors of other systems leave: a byte order mark, and carriage returns at the ends of lines.
     *
     * @param bytes a text in UTF-8 or another encoding that has ASCII
     * @return the same array if there is nothing to remove
     */
    public static byte[] of(byte[] bytes) {
        byte[] text = hasMark(bytes) ? Arrays.copyOfRange(bytes, MARK.length, bytes.length) : bytes;
        if (!contains(text, '\r')) {
            return text;
        }
        String lines = new String(text, StandardCharsets.ISO_8859_1); // one character for each byte
        boolean isOfOldMac = lines.indexOf('\n') < 0;
        return (isOfOldMac ? lines.replace('\r', '\n') : lines.replaceAll("\r+(\n|\\z)", "\n"))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Whether a text begins with the byte order mark of UTF-8. */
    public static boolean hasMark(byte[] bytes) {
        return startsWith(bytes, MARK);
    }

    /** Whether a text begins with the byte order mark of UTF-16, which no program of a host reads. */
    public static boolean isUtf16(byte[] bytes) {
        return startsWith(bytes, UTF16_BE) || startsWith(bytes, UTF16_LE);
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static boolean contains(byte[] bytes, char wanted) {
        for (byte b : bytes) {
            if (b == wanted) {
                return true;
            }
        }
        return false;
    }
}
