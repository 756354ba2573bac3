package io.github.apprpm.layout;

import io.github.apprpm.model.UnixText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Guesses the encoding of a text file from its bytes, so that ASCII in it can be replaced. */
final class TextEncoding {
    private TextEncoding() {}

    /** Whether a file that begins with these bytes may be text. */
    static boolean mayBeText(byte[] front) {
        return !hasNul(front) || UnixText.isUtf16(front) || withoutMark(front).isPresent();
    }

    /**
     * The encoding of a whole file: UTF-8; UTF-16, with or without a byte order mark; and ISO-8859-1, which stands for any
     * other that contains ASCII, since it has one character for each byte.
     *
     * @return empty if it is no text
     */
    static Optional<Charset> of(byte[] bytes) {
        if (UnixText.isUtf16(bytes)) {
            Charset charset = bytes[0] == (byte) 0xFE ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
            return decoded(bytes, charset).map(text -> charset);
        }
        if (hasNul(bytes)) {
            return withoutMark(bytes)
                    .filter(charset ->
                            decoded(bytes, charset).filter(TextEncoding::isText).isPresent());
        }
        if (decoded(bytes, StandardCharsets.UTF_8).isPresent()) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        return decoded(bytes, StandardCharsets.ISO_8859_1)
                .filter(TextEncoding::isText)
                .map(text -> StandardCharsets.ISO_8859_1);
    }

    /** Whether a value can be written; beyond ASCII, ISO-8859-1 is only a guess. */
    static boolean canWrite(Charset charset, String value) {
        Charset known = charset.equals(StandardCharsets.ISO_8859_1) ? StandardCharsets.US_ASCII : charset;
        return known.newEncoder().canEncode(value);
    }

    /** UTF-16 of mostly ASCII has a NUL in every other byte. */
    private static Optional<Charset> withoutMark(byte[] bytes) {
        int[] nuls = new int[2];
        for (int i = 0; i < bytes.length; i++) {
            nuls[i % 2] += bytes[i] == 0 ? 1 : 0;
        }
        int most = bytes.length / 2;
        if (nuls[0] > most / 2 && nuls[1] == 0) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return nuls[1] > most / 2 && nuls[0] == 0 ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
    }

    private static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Whether there is no character that only binary files have. */
    private static boolean isText(String text) {
        return text.chars().noneMatch(c -> c < ' ' && "\t\n\f\r\b\u001b".indexOf(c) < 0);
    }

    private static boolean hasNul(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }
}
