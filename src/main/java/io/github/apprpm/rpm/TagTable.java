package io.github.apprpm.rpm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.List;
import org.redline_rpm.header.AbstractHeader;
import org.redline_rpm.header.AbstractHeader.Tag;

/**
 * The entries of one header, and their bytes: the only writer of headers, and the only class that knows Redline's.
 *
 * <p>A value is always created anew: Redline's entries remember the size of the first one.
 */
final class TagTable {
    /** An index entry of a header: tag, type, offset and count in 32 bits each. */
    private static final int INDEX_ENTRY = 16;

    private final OpenHeader header;
    private final int region;

    private TagTable(OpenHeader header, int region) {
        this.header = header;
        this.region = region;
    }

    /** The header that describes the package. */
    static TagTable ofPackage() {
        return new TagTable(new OpenHeader(false), RpmTag.HEADERIMMUTABLE);
    }

    /** The header that holds digests, sizes and signatures. */
    static TagTable ofSignature() {
        return new TagTable(new OpenHeader(true), RpmTag.HEADERSIGNATURES);
    }

    void string(int tag, String value) {
        header.createEntry(tag, Tag.STRING_ENTRY, new String[] {value});
    }

    void translatable(int tag, String value) {
        header.createEntry(tag, Tag.I18NSTRING_ENTRY, new String[] {value});
    }

    void strings(int tag, List<String> values) {
        if (!values.isEmpty()) {
            header.createEntry(tag, Tag.STRING_ARRAY_ENTRY, values.toArray(String[]::new));
        }
    }

    void int16(int tag, short... values) {
        if (values.length > 0) {
            header.createEntry(tag, Tag.INT16_ENTRY, values);
        }
    }

    void int32(int tag, int... values) {
        if (values.length > 0) {
            header.createEntry(tag, Tag.INT32_ENTRY, values);
        }
    }

    void int64(int tag, long... values) {
        if (values.length > 0) {
            header.createEntry(tag, Tag.INT64_ENTRY, values);
        }
    }

    void binary(int tag, byte[] value) {
        header.createEntry(tag, Tag.BIN_ENTRY, value);
    }

    /** Values as another header has them, byte for byte. */
    void stored(RpmHeader.Entry entry, byte[] values) {
        header.put(new StoredEntry(header, entry, values));
    }

    /** The bytes of the header, closed by its region trailer and padded where the format wants it. */
    byte[] render() throws IOException {
        binary(region, new byte[INDEX_ENTRY]);
        ByteBuffer trailer = ByteBuffer.allocate(INDEX_ENTRY)
                .putInt(region)
                .putInt(Tag.BIN_ENTRY)
                .putInt(-header.count() * INDEX_ENTRY)
                .putInt(INDEX_ENTRY);
        binary(region, trailer.array());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int padding = header.write(Channels.newChannel(bytes));
        bytes.write(new byte[padding]);
        return bytes.toByteArray();
    }

    /** Redline's header, which accepts any entry. */
    private static final class OpenHeader extends AbstractHeader {
        private final boolean isPadded;

        OpenHeader(boolean isPadded) {
            this.isPadded = isPadded;
        }

        @Override
        protected boolean pad() {
            return isPadded;
        }

        void put(Entry<?> entry) {
            entries.put(entry.getTag(), entry);
        }
    }

    /** An entry whose values are bytes already. */
    private static final class StoredEntry extends AbstractHeader.AbstractEntry<byte[]> {
        private final TagType type;

        StoredEntry(AbstractHeader header, RpmHeader.Entry entry, byte[] bytes) {
            header.super();
            this.type = entry.type();
            setTag(entry.tag());
            setCount(entry.count());
            setValues(bytes);
        }

        @Override
        protected void typeCheck(byte[] bytes) {
            // bytes of any type
        }

        @Override
        public int getType() {
            return type.ordinal();
        }

        @Override
        public int getOffset(int offset) {
            int alignment = Math.max(1, type.bytes());
            return (offset + alignment - 1) / alignment * alignment;
        }

        @Override
        public int size() {
            return getValues().length;
        }

        @Override
        public void read(ByteBuffer data) {
            data.get(getValues());
        }

        @Override
        public void write(ByteBuffer data) {
            data.put(getValues());
        }
    }
}
