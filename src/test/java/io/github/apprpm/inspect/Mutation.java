package io.github.apprpm.inspect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages packages, each number in its own way and always in the same. */
final class Mutation {
    private static final int LEAD = 96;
    private static final int INTRO = 16;
    private static final int ENTRY = 16;
    private static final int MOST_CHANGES = 3;
    private static final int MOST_BYTES = 64;
    private static final int[] LIES = {
        0, 1, 2, 16, 0xFF, 0x100, 0xFFFF, 0x10000, 0x00FFFFFF, 0x0FFFFFFF, 0x10000000, 0x7FFFFFFF, 0x80000000, -16, -1
    };

    private final List<byte[]> seeds;

    private Mutation(List<byte[]> seeds) {
        this.seeds = seeds;
    }

    static Mutation of(List<Path> packages) throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (Path rpm : packages) {
            seeds.add(Files.readAllBytes(rpm));
        }
        return new Mutation(seeds);
    }

    /** The mutant of a number. */
    byte[] mutant(int number) {
        Random random = new Random(number);
        byte[] bytes = seeds.get(number % seeds.size()).clone();
        for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
            bytes = change(bytes, random);
        }
        return bytes;
    }

    private byte[] change(byte[] bytes, Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> flipped(bytes, random);
            case 1 -> Arrays.copyOf(bytes, place(bytes, random));
            case 2 -> inserted(bytes, random);
            case 3 -> removed(bytes, random);
            case 4 -> spliced(bytes, random);
            case 5 -> lyingIntro(bytes, random);
            case 6 -> noise(bytes, random);
            default -> lyingIndex(bytes, random);
        };
    }

    /** Anywhere, but more often in the payload, as what is read first hides what comes after. */
    private static int place(byte[] bytes, Random random) {
        int from = random.nextInt(4) == 0 ? 0 : parts(bytes)[2];
        return from + random.nextInt(bytes.length - from + 1);
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        for (int flips = 1 + random.nextInt(8); flips > 0 && bytes.length > 0; flips--) {
            bytes[Math.min(place(bytes, random), bytes.length - 1)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        }
        return bytes;
    }

    private static byte[] inserted(byte[] bytes, Random random) {
        int place = place(bytes, random);
        byte[] more = new byte[1 + random.nextInt(MOST_BYTES)];
        if (random.nextBoolean()) {
            random.nextBytes(more);
        }
        return joined(Arrays.copyOf(bytes, place), more, Arrays.copyOfRange(bytes, place, bytes.length));
    }

    private static byte[] removed(byte[] bytes, Random random) {
        int from = place(bytes, random);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(MOST_BYTES));
        return joined(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
    }

    /** The front of one package, and the rest of another: cut at random, or between the parts. */
    private byte[] spliced(byte[] bytes, Random random) {
        byte[] other = seeds.get(random.nextInt(seeds.size()));
        int[] ours = parts(bytes);
        int[] theirs = parts(other);
        int part = random.nextInt(ours.length + 1);
        int end = part < ours.length ? ours[part] : random.nextInt(bytes.length + 1);
        int start = part < theirs.length ? theirs[part] : random.nextInt(other.length + 1);
        return joined(
                Arrays.copyOf(bytes, Math.min(end, bytes.length)),
                Arrays.copyOfRange(other, Math.min(start, other.length), other.length));
    }

    private static byte[] noise(byte[] bytes, Random random) {
        byte[] noise = new byte[1 + random.nextInt(MOST_BYTES)];
        random.nextBytes(noise);
        int place = place(bytes, random);
        System.arraycopy(noise, 0, bytes, place, Math.min(noise.length, bytes.length - place));
        return bytes;
    }

    /** The counts of entries and of bytes of one of the headers. */
    private static byte[] lyingIntro(byte[] bytes, Random random) {
        int[] parts = parts(bytes);
        return overwritten(bytes, parts[random.nextInt(2)] + 8 + 4 * random.nextInt(2), random);
    }

    /** Tag, type, offset or count of an entry of one of the headers. */
    private static byte[] lyingIndex(byte[] bytes, Random random) {
        int header = parts(bytes)[random.nextInt(2)];
        int entries = header + INTRO <= bytes.length ? ByteBuffer.wrap(bytes).getInt(header + 8) : 0;
        int entry = random.nextInt(Math.max(1, Math.min(entries, 1000)));
        return overwritten(bytes, header + INTRO + ENTRY * entry + 4 * random.nextInt(4), random);
    }

    private static byte[] overwritten(byte[] bytes, int place, Random random) {
        if (place < 0 || place + Integer.BYTES > bytes.length) {
            return bytes;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int value = buffer.getInt(place);
        buffer.putInt(
                place,
                switch (random.nextInt(5)) {
                    case 0 -> value + 1 + random.nextInt(4);
                    case 1 -> value - 1 - random.nextInt(4);
                    case 2 -> random.nextInt(bytes.length);
                    case 3 -> random.nextInt();
                    default -> LIES[random.nextInt(LIES.length)];
                });
        return bytes;
    }

    /** Where the signature header, the header and the payload begin, if the package says so truthfully. */
    private static int[] parts(byte[] bytes) {
        int header = after(bytes, LEAD);
        header += -header & 7;
        return new int[] {LEAD, header, after(bytes, header)};
    }

    private static int after(byte[] bytes, int header) {
        if (header < 0 || header + INTRO > bytes.length) {
            return bytes.length;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long end = header + INTRO + (long) ENTRY * buffer.getInt(header + 8) + buffer.getInt(header + 12);
        return end < 0 || end > bytes.length ? bytes.length : (int) end;
    }

    private static byte[] joined(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteBuffer all = ByteBuffer.allocate(length);
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }
}
