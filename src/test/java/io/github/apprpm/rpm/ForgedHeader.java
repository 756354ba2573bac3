package io.github.apprpm.rpm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A header of any values, which need not make sense. */
final class ForgedHeader {
    private record Value(int tag, TagType type, int offset, int count) {}

    private final List<Value> index = new ArrayList<>();
    private final ByteArrayOutputStream values = new ByteArrayOutputStream();

    ForgedHeader with(int tag, String... texts) {
        return with(tag, StandardCharsets.UTF_8, texts);
    }

    ForgedHeader with(int tag, Charset charset, String... texts) {
        index.add(new Value(tag, TagType.STRING_ARRAY, values.size(), texts.length));
        for (String text : texts) {
            values.writeBytes((text + "\0").getBytes(charset));
        }
        return this;
    }

    ForgedHeader with(int tag, int... numbers) {
        index.add(new Value(tag, TagType.INT32, values.size(), numbers.length));
        for (int number : numbers) {
            values.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
        }
        return this;
    }

    ForgedHeader with(int tag, long... numbers) {
        index.add(new Value(tag, TagType.INT64, values.size(), numbers.length));
        for (long number : numbers) {
            values.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        }
        return this;
    }

    /** All values that there are, once more. */
    ForgedHeader withAllAgain(int tag) {
        index.add(new Value(tag, TagType.BIN, 0, values.size()));
        return this;
    }

    RpmHeader header() {
        ByteBuffer bytes =
                ByteBuffer.allocate(RpmHeader.INTRO_BYTES + RpmHeader.ENTRY_BYTES * index.size() + values.size());
        bytes.putLong(RpmHeader.MAGIC).putInt(index.size()).putInt(values.size());
        for (Value value : index) {
            bytes.putInt(value.tag)
                    .putInt(value.type.ordinal())
                    .putInt(value.offset)
                    .putInt(value.count);
        }
        bytes.put(values.toByteArray());
        return RpmHeader.of(bytes.array(), index.size());
    }
}
