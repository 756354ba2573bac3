package io.github.apprpm.repository.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A file in createrepo_c's form, package by package. */
final class StreamedInput implements PartsInput {
    private static final byte[] BEGIN = "<package ".getBytes(StandardCharsets.US_ASCII);
    /** How primary begins; others do not indent, or put elements into another order. */
    private static final byte[] FIRST = "<package type=\"rpm\">\n  <name>".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] END = "\n</package>\n".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER_BYTES = 1 << 16;

    private final CheckedFile file;
    private final MetadataKind kind;
    private final InputStream in;
    private byte[] buffer = new byte[BUFFER_BYTES];
    private int begin;
    private int end;
    private boolean ended;

    /** @param in what is in the file, uncompressed */
    StreamedInput(CheckedFile file, MetadataKind kind, InputStream in) {
        this.file = file;
        this.kind = kind;
        this.in = in;
    }

    /** Reads what is before the first package. @return whether that and the first package have createrepo_c's form */
    boolean isExact() throws IOException {
        int first = 0;
        while (first < end - begin || more()) {
            if (startsWith(BEGIN, begin + first) || startsWith(kind.tail(), begin + first)) {
                byte[] head = Arrays.copyOfRange(buffer, begin, begin + first);
                begin += first;
                return kind.isHead(head)
                        && (kind != MetadataKind.PRIMARY || startsWith(FIRST, begin) || startsWith(kind.tail(), begin));
            }
            if (first > BUFFER_BYTES) {
                return false;
            }
            first++;
        }
        return false;
    }

    @Override
    public Optional<byte[]> next() throws IOException {
        if (ended) {
            return Optional.empty();
        }
        int length = 0;
        while (true) {
            int found = find(begin + length);
            if (found >= 0) {
                byte[] part = Arrays.copyOfRange(buffer, begin, found + END.length);
                begin = found + END.length;
                if (!Arrays.equals(part, 0, BEGIN.length, BEGIN, 0, BEGIN.length)) {
                    throw file.damaged("there is something between two packages", null);
                }
                return Optional.of(part);
            }
            length = Math.max(0, end - begin - END.length);
            if (!more()) {
                end();
                return Optional.empty();
            }
        }
    }

    private void end() throws IOException {
        ended = true;
        byte[] rest = Arrays.copyOfRange(buffer, begin, end);
        if (!new String(rest, StandardCharsets.UTF_8).strip().equals(new String(kind.tail(), StandardCharsets.UTF_8))) {
            throw file.damaged(
                    "it does not end with %s".formatted(new String(kind.tail(), StandardCharsets.UTF_8)), null);
        }
        file.end();
    }

    private int find(int from) {
        for (int i = from; i <= end - END.length; i++) {
            if (buffer[i] == '\n'
                    && buffer[i + 1] == '<'
                    && Arrays.equals(buffer, i, i + END.length, END, 0, END.length)) {
                return i;
            }
        }
        return -1;
    }

    private boolean startsWith(byte[] what, int at) throws IOException {
        int before = at - begin;
        while (end - begin - before < what.length && more()) {
            continue;
        }
        int from = begin + before;
        return end - from >= what.length && Arrays.equals(buffer, from, from + what.length, what, 0, what.length);
    }

    /** Reads on behind what is in the buffer. */
    private boolean more() throws IOException {
        if (begin > 0) {
            System.arraycopy(buffer, begin, buffer, 0, end - begin);
            end -= begin;
            begin = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.multiplyExact(buffer.length, 2));
        }
        try {
            int read = in.read(buffer, end, buffer.length - end);
            end += Math.max(0, read);
            return read > 0;
        } catch (IOException | RuntimeException e) {
            throw file.damaged("it cannot be decompressed (%s)".formatted(e.getMessage()), e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
        file.close();
    }
}
