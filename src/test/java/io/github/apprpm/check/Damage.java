package io.github.apprpm.check;

import io.github.apprpm.rpm.RpmHeader;
import io.github.apprpm.rpm.RpmLead;
import io.github.apprpm.rpm.RpmPackage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Changes bytes of a package that was written well, in its place. */
record Damage(Path file) {
    private static final int INTRO_BYTES = 16;
    private static final int ENTRY_BYTES = 16;

    /** Flips the lowest bit of a byte. */
    Path flip(long offset) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) offset] ^= 1;
        return Files.write(file, bytes);
    }

    /** Flips a bit of the payload, so many bytes before its end. */
    Path flipBeforeEnd(int distance) throws IOException {
        return flip(Files.size(file) - distance);
    }

    /** Writes other text of the same length over the first place that has it from an offset on. */
    Path replace(long from, String text, String other) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        byte[] replacement = other.getBytes(StandardCharsets.UTF_8);
        if (wanted.length != replacement.length) {
            throw new AssertionError(text + " is not as long as " + other);
        }
        for (int i = (int) from; i <= bytes.length - wanted.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                System.arraycopy(replacement, 0, bytes, i, replacement.length);
                return Files.write(file, bytes);
            }
        }
        throw new AssertionError(text + " is not there");
    }

    Path replaceInHeader(String text, String other) throws IOException {
        return replace(RpmPackage.read(file).headerOffset(), text, other);
    }

    Path replaceInPayload(String text, String other) throws IOException {
        return replace(RpmPackage.read(file).payloadOffset(), text, other);
    }

    /** Sets a field of a tag's entry: 0 its number, 1 its type, 2 its offset, 3 its count. */
    Path setEntry(boolean ofSignature, int tag, int field, int value) throws IOException {
        RpmPackage rpm = RpmPackage.read(file);
        RpmHeader header = ofSignature ? rpm.signature() : rpm.header();
        int number = 0;
        while (header.index().get(number).tag() != tag) {
            number++;
        }
        long start = ofSignature ? RpmLead.BYTES : rpm.headerOffset();
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes).putInt((int) start + INTRO_BYTES + ENTRY_BYTES * number + Integer.BYTES * field, value);
        return Files.write(file, bytes);
    }

    /** Where the first byte of a tag's value is in the file. */
    static long value(Path file, boolean ofSignature, int tag) throws IOException {
        RpmPackage rpm = RpmPackage.read(file);
        RpmHeader header = ofSignature ? rpm.signature() : rpm.header();
        long start = ofSignature ? RpmLead.BYTES : rpm.headerOffset();
        return start
                + header.dataOffset()
                + header.index().stream()
                        .filter(entry -> entry.tag() == tag)
                        .findFirst()
                        .orElseThrow()
                        .offset();
    }

    Path cutTo(long size) throws IOException {
        return Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) size));
    }

    Path append(String text) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        byte[] more = text.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, all, bytes.length, more.length);
        return Files.write(file, all);
    }
}
