package io.github.apprpm.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.file.Sha256;
import io.github.apprpm.rpm.RpmPackage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/**
 * Packages that differ from one in what nobody writes who means well.
 *
 * @param header where the header begins in it
 * @param payload where the payload begins, and the header ends
 */
record Mutants(byte[] rpm, int header, int payload) {
    static Mutants of(Path file) throws IOException {
        RpmPackage read = RpmPackage.read(file);
        return new Mutants(Files.readAllBytes(file), (int) read.headerOffset(), (int) read.payloadOffset());
    }

    /** One whose bytes are changed, cut off, moved or more. */
    byte[] next(Random random) {
        byte[] mutant = rpm.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(mutant.length);
            switch (random.nextInt(6)) {
                case 0 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> mutant[at] = (byte) random.nextInt();
                case 2 -> System.arraycopy(new byte[4], 0, mutant, Math.max(0, at - 4), Math.min(4, mutant.length));
                case 3 -> mutant = Arrays.copyOf(mutant, Math.max(1, at));
                case 4 -> mutant = Arrays.copyOf(mutant, mutant.length + random.nextInt(1000));
                default -> {
                    int length = Math.min(mutant.length - at, random.nextInt(64));
                    System.arraycopy(mutant, random.nextInt(mutant.length - length + 1), mutant, at, length);
                }
            }
        }
        return mutant;
    }

    /** One whose header is another one, and has the right digest: whoever makes a package can make its digests fit. */
    byte[] nextWithDigest(Random random) {
        byte[] mutant = rpm.clone();
        for (int change = random.nextInt(3); change >= 0; change--) {
            int at = header + 8 + random.nextInt(payload - header - 12);
            if (random.nextBoolean()) {
                mutant[at] = (byte) random.nextInt();
            } else {
                int number = random.nextInt(3) == 0 ? random.nextInt() : random.nextInt(64);
                ByteBuffer.wrap(mutant).putInt(at & ~3, number);
            }
        }
        return withDigest(mutant);
    }

    /** The digest of its header is put right. */
    byte[] withDigest(byte[] mutant) {
        String old = Sha256.hex(Arrays.copyOfRange(rpm, header, payload));
        String right = Sha256.hex(Arrays.copyOfRange(mutant, header, payload));
        String text = new String(mutant, StandardCharsets.ISO_8859_1);
        assertTrue(text.contains(old));
        return text.replace(old, right).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Whether header and payload are the right ones; the lead, which rpm only looks at, and the signatures may differ. */
    boolean isWhole(byte[] accepted) {
        int size = rpm.length - header;
        int begin = Math.max(0, accepted.length - size);
        return Arrays.equals(accepted, begin, accepted.length, rpm, header, rpm.length);
    }
}
