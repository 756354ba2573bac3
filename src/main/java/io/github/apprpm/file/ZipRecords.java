package io.github.apprpm.file;

import io.github.apprpm.file.ZipDirectory.Item;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The records of a new archive (PKWARE's APPNOTE.TXT, 4.3) around entries whose bytes are taken from another one as they are
 * there, compressed or not.
 */
public final class ZipRecords {
    /** More entries need records that not every reader knows. */
    public static final int MOST_ENTRIES = 0xFFFF - 1;
    /** More bytes do, too. */
    public static final long MOST_BYTES = 0xFFFFFFFFL - 1;

    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_BYTES = 30;
    private static final int CENTRAL_SIGNATURE = 0x02014b50;
    private static final int CENTRAL_BYTES = 46;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_BYTES = 22;
    /** 2.0: compressed by deflate. */
    private static final short VERSION = 20;
    /** The name is in UTF-8. */
    private static final short UTF_8 = 1 << 11;

    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private int entries;
    private long position;

    /**
     * Adds an entry.
     *
     * @param name its path in the new archive
     * @param item what the other archive says of its bytes
     * @return the record that stands before the bytes
     */
    public byte[] entry(String name, Item item) {
        byte[] path = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer local = buffer(LOCAL_BYTES + path.length).putInt(LOCAL_SIGNATURE);
        putFacts(local, item, path).put(path);
        ByteBuffer central =
                buffer(CENTRAL_BYTES + path.length).putInt(CENTRAL_SIGNATURE).putShort(VERSION);
        putFacts(central, item, path)
                .putShort((short) 0) // comment
                .putShort((short) 0) // disk
                .putShort((short) 0) // attributes, inside and outside
                .putInt(0)
                .putInt((int) position)
                .put(path);
        directory.writeBytes(central.array());
        entries++;
        position += LOCAL_BYTES + path.length + item.compressed();
        return local.array();
    }

    /** What both records of an entry have, from the version that is needed to the lengths of name and extra field. */
    private static ByteBuffer putFacts(ByteBuffer record, Item item, byte[] path) {
        return record.putShort(VERSION)
                .putShort(UTF_8)
                .putShort((short) item.method())
                .putInt((int) item.time())
                .putInt((int) item.crc())
                .putInt((int) item.compressed())
                .putInt((int) item.size())
                .putShort((short) path.length)
                .putShort((short) 0);
    }

    /** What stands behind the last entry. */
    public byte[] end() {
        byte[] end = buffer(END_BYTES)
                .putInt(END_SIGNATURE)
                .putInt(0) // disks
                .putShort((short) entries)
                .putShort((short) entries)
                .putInt(directory.size())
                .putInt((int) position)
                .array();
        ByteArrayOutputStream all = new ByteArrayOutputStream(directory.size() + END_BYTES);
        all.writeBytes(directory.toByteArray());
        all.writeBytes(end);
        return all.toByteArray();
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
