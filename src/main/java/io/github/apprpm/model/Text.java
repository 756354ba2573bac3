package io.github.apprpm.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks that an RPM header can store a string: as UTF-8, without control characters. */
public final class Text {
    private Text() {}

    /**
     * One line of text that is not blank.
     *
     * @param parameter the name of the parameter that the value came from
     * @param value the value
     * @return the value without white space at its ends
     * @throws PackagingException if it is blank, has a line end or is not valid Unicode
     */
    public static String line(String parameter, String value) {
        String line = lines(parameter, value);
        if (line.indexOf('\n') >= 0) {
            throw new PackagingException(
                    "The parameter <%s> has more than one line: '%s'".formatted(parameter, line.replace("\n", "\\n")),
                    "Write it in one line");
        }
        return line;
    }

    /**
     * Text of one or more lines that is not blank.
     *
     * @param parameter the name of the parameter that the value came from
     * @param value the value
     * @return the value without white space at its ends
     * @throws PackagingException if it is blank, has control characters or is not valid Unicode
     */
    public static String lines(String parameter, String value) {
        if (value == null || value.isBlank()) {
            throw new PackagingException("The parameter <%s> is empty".formatted(parameter), "Give it a value");
        }
        String text = value.strip().replace("\r\n", "\n");
        text.chars()
                .filter(c -> Character.isISOControl(c) && c != '\n' && c != '\t')
                .findFirst()
                .ifPresent(c -> {
                    throw new PackagingException(
                            "The parameter <%s> has the control character U+%04X: '%s'"
                                    .formatted(parameter, c, printable(text)),
                            "Remove it");
                });
        utf8("The parameter <%s>".formatted(parameter), text);
        return text;
    }

    /**
     * Encodes text strictly.
     *
     * @param source where the text came from, as an error begins
     * @param text the text
     * @return its UTF-8 bytes
     * @throws PackagingException if it has half of a surrogate pair, which UTF-8 cannot express
     */
    public static byte[] utf8(String source, String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] result = new byte[bytes.remaining()];
            bytes.get(result);
            return result;
        } catch (CharacterCodingException e) {
            throw new PackagingException(
                    "%s cannot be written as UTF-8: '%s'".formatted(source, printable(text)),
                    "Correct the character that is shown as '?'",
                    e);
        }
    }

    /**
     * Decodes bytes strictly.
     *
     * @param source where the bytes came from, as the user knows it
     * @param bytes the bytes
     * @return the text
     * @throws PackagingException if they are not valid UTF-8
     */
    public static String ofUtf8(String source, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new PackagingException(
                    "'%s' is not valid UTF-8".formatted(source), "Save it in the encoding UTF-8", e);
        }
    }

    /**
     * Reads a text file strictly.
     *
     * @param parameter the parameter that names the file
     * @param file the file
     * @throws PackagingException if it does not exist or is not valid UTF-8
     */
    public static String ofFile(String parameter, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new PackagingException(
                    "The file '%s' in <%s> does not exist".formatted(file, parameter), "Correct its name");
        }
        return ofUtf8(file.toString(), Files.readAllBytes(file)).replace("\r\n", "\n");
    }

    private static String printable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replaceAll("\\p{Cc}", "?");
    }
}
