package io.github.apprpm.check;

import io.github.apprpm.file.Sha256;
import io.github.apprpm.rpm.RpmHeader;
import io.github.apprpm.rpm.RpmLead;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.RpmTag;
import io.github.apprpm.rpm.SignatureTag;
import io.github.apprpm.rpm.TagType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A package as another builder could have made it: one of ours, taken apart, changed, and put together again. Sizes and
 * digests are computed anew where the headers have them, so that only the change is unusual.
 */
final class ForeignPackage {
    private static final long MAGIC = 0x8eade80100000000L;
    private static final int INTRO_BYTES = 16;
    private static final int ENTRY_BYTES = 16;
    private static final int SIGNATURE_ALIGNMENT = 8;

    /**
     * The values of a tag.
     *
     * @param gap how many bytes lie before them that belong to none
     */
    record Value(int tag, TagType type, int count, byte[] bytes, int gap) {
        Value(int tag, TagType type, int count, byte[] bytes) {
            this(tag, type, count, bytes, 0);
        }

        static Value texts(int tag, TagType type, String... texts) {
            return new Value(tag, type, texts.length, ascii(String.join("\0", texts) + "\0"));
        }

        static Value int16(int tag, int... numbers) {
            ByteBuffer bytes = ByteBuffer.allocate(Short.BYTES * numbers.length);
            Arrays.stream(numbers).forEach(number -> bytes.putShort((short) number));
            return new Value(tag, TagType.INT16, numbers.length, bytes.array());
        }

        static Value int32(int tag, int... numbers) {
            ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * numbers.length);
            Arrays.stream(numbers).forEach(bytes::putInt);
            return new Value(tag, TagType.INT32, numbers.length, bytes.array());
        }

        static Value bytes(int tag, byte[] bytes) {
            return new Value(tag, TagType.BIN, bytes.length, bytes);
        }

        Value after(int unused) {
            return new Value(tag, type, count, bytes, unused);
        }

        /** One more value, or one less. */
        Value resized(int more) {
            int length = count + more;
            if (type.bytes() > 0) {
                return new Value(tag, type, length, Arrays.copyOf(bytes, length * type.bytes()));
            }
            String[] texts = Arrays.copyOf(list(), length);
            return texts(
                    tag,
                    type,
                    Arrays.stream(texts).map(text -> text == null ? "" : text).toArray(String[]::new));
        }

        Value changed(int index, Object value) {
            if (value instanceof String text) {
                String[] texts = list();
                texts[index] = text;
                return texts(tag, type, texts);
            }
            byte[] changed = bytes.clone();
            ByteBuffer buffer = ByteBuffer.wrap(changed);
            if (type == TagType.INT16) {
                buffer.putShort(Short.BYTES * index, ((Integer) value).shortValue());
            } else {
                buffer.putInt(Integer.BYTES * index, (Integer) value);
            }
            return new Value(tag, type, count, changed);
        }

        String[] list() {
            return text().split("\0", -1);
        }

        String text() {
            return new String(bytes, 0, bytes.length - 1, StandardCharsets.ISO_8859_1);
        }
    }

    /** An entry of the archive: its fields, its name and its content, as they are in the file. */
    record Item(String head, String name, byte[] content) {
        Item named(String other) {
            return new Item(head, other, content);
        }

        Item having(String text) {
            return new Item(head, name, ascii(text));
        }

        byte[] render() {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            String size = "%08x".formatted(content.length);
            String length = "%08x".formatted(name.length() + 1);
            out.writeBytes(ascii(head.substring(0, 54) + size + head.substring(62, 94) + length + head.substring(102)));
            out.writeBytes(ascii(name + "\0"));
            align(out, 4);
            out.writeBytes(content);
            align(out, 4);
            return out.toByteArray();
        }
    }

    private final byte[] lead;
    final List<Value> header = new ArrayList<>();
    /** What the signature header has beside sizes and digests. */
    final List<Value> signature = new ArrayList<>();
    /** What follows the region of the signature header. */
    final List<Value> outside = new ArrayList<>();

    final List<Item> archive = new ArrayList<>();
    boolean hasRegions = true;
    boolean hasHeaderDigest = true;
    boolean hasMd5;
    /** By how much the size of the archive is too large. */
    int archiveSizeError;

    /** Whether the digests of the payload stay what they are. */
    boolean keepsDigests;
    /** What signs the header. */
    Function<byte[], List<Value>> signer = bytes -> List.of();

    /** What is done to the archive as a whole. */
    UnaryOperator<byte[]> pack = UnaryOperator.identity();

    private ForeignPackage(byte[] lead) {
        this.lead = lead;
    }

    /** Takes a package apart whose payload is not compressed. */
    static ForeignPackage of(Path file) throws IOException {
        RpmPackage rpm = RpmPackage.read(file);
        ForeignPackage foreign = new ForeignPackage(Arrays.copyOf(Files.readAllBytes(file), RpmLead.BYTES));
        RpmHeader header = rpm.header();
        byte[] bytes = header.bytes();
        for (RpmHeader.Entry entry : header.index()) {
            if (entry.tag() >= RpmTag.HEADERI18NTABLE) {
                int start = header.dataOffset() + entry.offset();
                int end = end(bytes, start, entry);
                foreign.header.add(
                        new Value(entry.tag(), entry.type(), entry.count(), Arrays.copyOfRange(bytes, start, end)));
            }
        }
        try (InputStream payload = rpm.payload()) {
            foreign.readArchive(payload.readAllBytes());
        }
        return foreign;
    }

    private static int end(byte[] bytes, int start, RpmHeader.Entry entry) {
        if (entry.type().bytes() > 0) {
            return start + entry.type().bytes() * entry.count();
        }
        int end = start;
        for (int i = 0; i < entry.count(); i++) {
            while (bytes[end++] != 0) {
                // to the end of the text
            }
        }
        return end;
    }

    private void readArchive(byte[] bytes) {
        for (int position = 0; position < bytes.length; ) {
            String head = new String(bytes, position, 110, StandardCharsets.ISO_8859_1);
            int size = Integer.parseInt(head.substring(54, 62), 16);
            int length = Integer.parseInt(head.substring(94, 102), 16);
            String name = new String(bytes, position + 110, length - 1, StandardCharsets.ISO_8859_1);
            int content = position + 110 + length + (-(110 + length) & 3);
            archive.add(new Item(head, name, Arrays.copyOfRange(bytes, content, content + size)));
            position = content + size + (-size & 3);
        }
    }

    Value value(int tag) {
        return header.stream().filter(value -> value.tag == tag).findFirst().orElseThrow();
    }

    /** Puts values in the place of those of their tag, or adds them in the order of the tags. */
    ForeignPackage with(Value... values) {
        for (Value value : values) {
            header.removeIf(other -> other.tag == value.tag);
            header.add(value);
        }
        header.sort(Comparator.comparing(Value::tag));
        return this;
    }

    ForeignPackage without(int... tags) {
        for (int tag : tags) {
            header.removeIf(value -> value.tag == tag);
        }
        return this;
    }

    /** The place of a file in the archive. */
    int item(String path) {
        for (int i = 0; i < archive.size(); i++) {
            if (archive.get(i).name.equals("." + path)) {
                return i;
            }
        }
        throw new AssertionError(path);
    }

    ForeignPackage item(String path, UnaryOperator<Item> change) {
        archive.set(item(path), change.apply(archive.get(item(path))));
        return this;
    }

    /** The first 96 bytes. */
    byte[] lead() {
        return lead;
    }

    /** How many files the header has. */
    int files() {
        return value(RpmTag.BASENAMES).count();
    }

    /** The place of a file among all, by its name. */
    int file(String name) {
        return List.of(value(RpmTag.BASENAMES).list()).indexOf(name);
    }

    /** Changes what the header says of one file. */
    ForeignPackage of(String name, int tag, Object value) {
        return with(value(tag).changed(file(name), value));
    }

    /** Gives a tag the same text for each file. */
    ForeignPackage each(int tag, String text) {
        String[] texts = new String[files()];
        Arrays.fill(texts, text);
        return with(Value.texts(tag, TagType.STRING_ARRAY, texts));
    }

    /** Gives a file another name, in header and archive. */
    ForeignPackage rename(String name, String other) {
        int item = item("/opt/shop/" + name);
        of(name, RpmTag.BASENAMES, other);
        archive.set(item, archive.get(item).named("./opt/shop/" + other));
        return this;
    }

    /** Makes two files names of one, with the content at the last of them. */
    ForeignPackage link(String one, String other) {
        for (String name : List.of(one, other)) {
            of(name, RpmTag.FILEINODES, 4711).of(name, RpmTag.FILEDEVICES, 1);
        }
        return item("/opt/shop/" + one, item -> item.having(""));
    }

    /** Puts paths in the place of directories and names, as old packages have them. */
    ForeignPackage withOldNames() {
        String[] names = value(RpmTag.BASENAMES).list();
        String[] directories = value(RpmTag.DIRNAMES).list();
        ByteBuffer indexes = ByteBuffer.wrap(value(RpmTag.DIRINDEXES).bytes);
        String[] paths = Arrays.stream(names)
                .map(name -> directories[indexes.getInt()] + name)
                .toArray(String[]::new);
        return without(RpmTag.BASENAMES, RpmTag.DIRNAMES, RpmTag.DIRINDEXES)
                .with(Value.texts(RpmTag.OLDFILENAMES, TagType.STRING_ARRAY, paths));
    }

    ForeignPackage withoutPayloadDigests() {
        return without(RpmTag.PAYLOADDIGEST, RpmTag.PAYLOADDIGESTALT, RpmTag.PAYLOADDIGESTALGO);
    }

    Path writeTo(Path file) throws IOException {
        ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
        archive.forEach(item -> unpacked.writeBytes(item.render()));
        byte[] payload = pack.apply(unpacked.toByteArray());
        renew(RpmTag.PAYLOADDIGEST, payload);
        renew(RpmTag.PAYLOADDIGESTALT, unpacked.toByteArray());
        byte[] main = render(RpmTag.HEADERIMMUTABLE, header, List.of());
        List<Value> ours = new ArrayList<>();
        if (hasHeaderDigest) {
            ours.add(Value.texts(SignatureTag.SHA256HEADER, TagType.STRING, Sha256.hex(main)));
            ours.add(Value.texts(SignatureTag.SHA1HEADER, TagType.STRING, Sha256.sha1(main)));
        }
        ours.add(Value.int32(SignatureTag.SIZE, main.length + payload.length));
        ours.add(Value.int32(SignatureTag.PAYLOADSIZE, unpacked.size() + archiveSizeError));
        if (hasMd5) {
            ours.add(Value.bytes(SignatureTag.MD5, md5(main, payload)));
        }
        ours.addAll(signer.apply(main));
        signature.forEach(value -> ours.removeIf(other -> other.tag == value.tag));
        ours.addAll(signature);
        ours.sort(Comparator.comparing(Value::tag));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(lead);
        all.writeBytes(render(RpmTag.HEADERSIGNATURES, ours, outside));
        align(all, SIGNATURE_ALIGNMENT);
        all.writeBytes(main);
        all.writeBytes(payload);
        return Files.write(file, all.toByteArray());
    }

    private void renew(int tag, byte[] bytes) {
        if (keepsDigests) {
            return;
        }
        header.replaceAll(value -> value.tag == tag
                        && value.type == TagType.STRING_ARRAY
                        && value.text().length() == 64
                ? Value.texts(tag, TagType.STRING_ARRAY, Sha256.hex(bytes))
                : value);
    }

    private static byte[] md5(byte[] header, byte[] payload) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update(header);
            return md5.digest(payload);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] render(int region, List<Value> values, List<Value> dribbles) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        ByteArrayOutputStream index = new ByteArrayOutputStream();
        values.forEach(value -> put(value, index, data));
        int regionEnd = data.size();
        if (hasRegions) {
            data.writeBytes(entry(region, TagType.BIN, -ENTRY_BYTES * (values.size() + 1), ENTRY_BYTES));
        }
        dribbles.forEach(value -> put(value, index, data));
        ByteBuffer intro = ByteBuffer.allocate(INTRO_BYTES);
        intro.putLong(MAGIC)
                .putInt(index.size() / ENTRY_BYTES + (hasRegions ? 1 : 0))
                .putInt(data.size());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(intro.array());
        if (hasRegions) {
            all.writeBytes(entry(region, TagType.BIN, regionEnd, ENTRY_BYTES));
        }
        all.writeBytes(index.toByteArray());
        all.writeBytes(data.toByteArray());
        return all.toByteArray();
    }

    private static void put(Value value, ByteArrayOutputStream index, ByteArrayOutputStream data) {
        data.writeBytes(new byte[value.gap]);
        align(data, Math.max(1, value.type.bytes()));
        index.writeBytes(entry(value.tag, value.type, data.size(), value.count));
        data.writeBytes(value.bytes);
    }

    private static byte[] entry(int tag, TagType type, int offset, int count) {
        return ByteBuffer.allocate(ENTRY_BYTES)
                .putInt(tag)
                .putInt(type.ordinal())
                .putInt(offset)
                .putInt(count)
                .array();
    }

    private static void align(ByteArrayOutputStream out, int alignment) {
        out.writeBytes(new byte[-out.size() & (alignment - 1)]);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
