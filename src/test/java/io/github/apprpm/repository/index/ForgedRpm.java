package io.github.apprpm.repository.index;

import io.github.apprpm.file.Sha256;
import io.github.apprpm.openpgp.DigestAlgorithm;
import io.github.apprpm.rpm.RpmTag;
import io.github.apprpm.rpm.SignatureTag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.TreeMap;

/** A package of any tags, put together byte by byte, with digests that are right: of today, of rpm 4.8 or of rpm 2. */
final class ForgedRpm {
    private static final int STRING = 6;
    private static final int STRING_ARRAY = 8;
    private static final int INT16 = 3;
    private static final int INT32 = 4;
    private static final int INT64 = 5;
    private static final int BIN = 7;
    private static final int TRANSLATED = 9;
    private static final int ENTRY_BYTES = 16;
    private static final int LEAD_BYTES = 96;
    private static final long LEAD = 0xedabeedb_03000000L;
    private static final long HEADER = 0x8eade801_00000000L;

    /** What the packages of a time have of regions and digests. */
    enum Age {
        RPM_2,
        RPM_4_8,
        TODAY
    }

    private record Value(int type, int count, byte[] bytes) {
        int alignment() {
            return switch (type) {
                case INT16 -> Short.BYTES;
                case INT32 -> Integer.BYTES;
                case INT64 -> Long.BYTES;
                default -> 1;
            };
        }
    }

    private final Age age;
    private final boolean isSource;
    private final TreeMap<Integer, Value> signature = new TreeMap<>();
    private final TreeMap<Integer, Value> header = new TreeMap<>();
    private byte[] payload = {};
    private boolean hasDigests = true;

    ForgedRpm(Age age, boolean isSource) {
        this.age = age;
        this.isSource = isSource;
    }

    ForgedRpm text(int tag, String value, Charset charset) {
        header.put(tag, text(value, charset));
        return this;
    }

    ForgedRpm texts(int tag, Charset charset, String... values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String value : values) {
            bytes.writeBytes(text(value, charset).bytes);
        }
        header.put(tag, new Value(STRING_ARRAY, values.length, bytes.toByteArray()));
        return this;
    }

    /** A text in several languages. */
    ForgedRpm translations(int tag, Charset charset, String... values) {
        texts(tag, charset, values);
        header.computeIfPresent(tag, (key, value) -> new Value(TRANSLATED, value.count, value.bytes));
        return this;
    }

    ForgedRpm numbers(int tag, long... values) {
        header.put(tag, int32(values));
        return this;
    }

    ForgedRpm shorts(int tag, int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(Short.BYTES * values.length);
        Arrays.stream(values).forEach(value -> bytes.putShort((short) value));
        header.put(tag, new Value(INT16, values.length, bytes.array()));
        return this;
    }

    ForgedRpm longNumber(int tag, long value) {
        header.put(tag, int64(value));
        return this;
    }

    /** A number in the signature header. */
    ForgedRpm signatureNumber(int tag, long value) {
        signature.put(tag, tag == SignatureTag.LONGARCHIVESIZE ? int64(value) : int32(value));
        return this;
    }

    ForgedRpm payload(byte[] bytes) {
        payload = bytes.clone();
        return this;
    }

    /** So that a change of its bytes is not seen by that alone. */
    ForgedRpm withoutDigests() {
        hasDigests = false;
        return this;
    }

    private static Value text(String value, Charset charset) {
        return new Value(STRING, 1, (value + "\0").getBytes(charset));
    }

    private static Value int32(long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * values.length);
        Arrays.stream(values).forEach(value -> bytes.putInt((int) value));
        return new Value(INT32, values.length, bytes.array());
    }

    private static Value int64(long value) {
        return new Value(
                INT64, 1, ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    Path writeTo(Path file) throws IOException {
        if (age == Age.TODAY && hasDigests) {
            texts(RpmTag.PAYLOADDIGEST, StandardCharsets.US_ASCII, Sha256.hex(payload));
            numbers(RpmTag.PAYLOADDIGESTALGO, DigestAlgorithm.SHA256.number());
        }
        byte[] main = bytes(header, RpmTag.HEADERIMMUTABLE);
        if (age == Age.TODAY && hasDigests) {
            signature.put(SignatureTag.SHA256HEADER, text(Sha256.hex(main), StandardCharsets.US_ASCII));
        }
        if (age != Age.RPM_2 && hasDigests) {
            signature.put(SignatureTag.SHA1HEADER, text(Sha256.sha1(main), StandardCharsets.US_ASCII));
        }
        signature.put(SignatureTag.SIZE, int32(main.length + payload.length));
        if (hasDigests) {
            MessageDigest md5 = DigestAlgorithm.MD5.digest().orElseThrow();
            md5.update(main);
            byte[] both = md5.digest(payload);
            signature.put(SignatureTag.MD5, new Value(BIN, both.length, both));
        }
        byte[] signatures = bytes(signature, RpmTag.HEADERSIGNATURES);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(lead());
        all.writeBytes(signatures);
        all.writeBytes(new byte[-signatures.length & 7]);
        all.writeBytes(main);
        all.writeBytes(payload);
        return Files.write(file, all.toByteArray());
    }

    private byte[] lead() {
        return ByteBuffer.allocate(LEAD_BYTES)
                .putLong(LEAD | (isSource ? 1 << 16 : 0) | 1)
                .put("forged".getBytes(StandardCharsets.US_ASCII))
                .putShort(LEAD_BYTES - 20, (short) 1)
                .putShort(LEAD_BYTES - 18, (short) 5)
                .array();
    }

    /** A header; all of it is in a region, but before rpm 4. */
    private byte[] bytes(TreeMap<Integer, Value> values, int region) {
        boolean hasRegion = age != Age.RPM_2;
        int entries = values.size() + (hasRegion ? 1 : 0);
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        ByteBuffer index = ByteBuffer.allocate(ENTRY_BYTES * values.size());
        values.forEach((tag, value) -> {
            data.writeBytes(new byte[-data.size() & (value.alignment() - 1)]);
            index.putInt(tag).putInt(value.type).putInt(data.size()).putInt(value.count);
            data.writeBytes(value.bytes);
        });
        int trailer = data.size();
        ByteBuffer all =
                ByteBuffer.allocate(2 * Long.BYTES + ENTRY_BYTES * entries + trailer + (hasRegion ? ENTRY_BYTES : 0));
        all.putLong(HEADER).putInt(entries).putInt(trailer + (hasRegion ? ENTRY_BYTES : 0));
        if (hasRegion) {
            all.putInt(region).putInt(BIN).putInt(trailer).putInt(ENTRY_BYTES);
        }
        all.put(index.array()).put(data.toByteArray());
        if (hasRegion) {
            all.putInt(region).putInt(BIN).putInt(-ENTRY_BYTES * entries).putInt(ENTRY_BYTES);
        }
        return all.array();
    }
}
