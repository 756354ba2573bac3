package io.github.apprpm.repository.index;

import io.github.apprpm.text.Printable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Bytes of XML as libxml2 writes them, and createrepo_c with it: text as it is, attributes in ASCII. Strings from a header
 * have one character for each byte; what is not UTF-8 is taken for Latin 1, without its control characters.
 */
final class XmlBuffer {
    private static final int FIRST_BYTES = 1 << 12;
    /** The characters from here to U+FFFF are no characters of XML. */
    private static final int NO_CHARACTER = 0xFFFE;

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;

    /** Adds markup, which is ASCII. */
    XmlBuffer markup(String ascii) {
        put(ascii);
        return this;
    }

    XmlBuffer number(long value) {
        put(Long.toString(value));
        return this;
    }

    /** Adds the text of an element. */
    XmlBuffer text(String stored) {
        if (isPlain(stored)) {
            put(stored);
            return this;
        }
        String text = allowed(stored);
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            switch (character) {
                case '<' -> put("&lt;");
                case '>' -> put("&gt;");
                case '&' -> put("&amp;");
                case '\r' -> put("&#13;");
                default -> putCharacter(character);
            }
        }
        return this;
    }

    /** Adds an attribute with a space before it. */
    XmlBuffer attribute(String name, String stored) {
        put(" ");
        put(name);
        put("=\"");
        value(stored);
        put("\"");
        return this;
    }

    XmlBuffer attribute(String name, long value) {
        return attribute(name, Long.toString(value));
    }

    private void value(String stored) {
        if (isPlain(stored)) {
            put(stored);
            return;
        }
        String text = allowed(stored);
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            switch (character) {
                case '<' -> put("&lt;");
                case '>' -> put("&gt;");
                case '&' -> put("&amp;");
                case '"' -> put("&quot;");
                case '\t', '\n', '\r' -> put("&#" + character + ";");
                default -> {
                    if (character < 0x80) {
                        putCharacter(character);
                    } else if (isAllowed(character)) {
                        put("&#x" + HEX.toHexDigits(character, hexDigits(character)) + ";");
                    }
                }
            }
        }
    }

    /** All bytes so far; the buffer is empty then. */
    byte[] take() {
        byte[] taken = Arrays.copyOf(bytes, length);
        length = 0;
        return taken;
    }

    /** Whether a string is ASCII that needs no escape, in text or attribute. */
    private static boolean isPlain(String stored) {
        for (int i = 0; i < stored.length(); i++) {
            char c = stored.charAt(i);
            if (c < ' ' || c >= 0x80 || c == '&' || c == '<' || c == '>' || c == '"') {
                return false;
            }
        }
        return true;
    }

    private static int hexDigits(int character) {
        return (Integer.SIZE - Integer.numberOfLeadingZeros(character) + 3) / 4;
    }

    private static String allowed(String stored) {
        for (int i = 0; i < stored.length(); i++) {
            char c = stored.charAt(i);
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r') {
                throw new ControlCharacterException(Printable.quoted(decode(stored)));
            }
        }
        return decode(stored);
    }

    /** The characters of stored bytes. */
    static String decode(String stored) {
        byte[] raw = stored.getBytes(StandardCharsets.ISO_8859_1);
        String text = new String(raw, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0 || Arrays.equals(text.getBytes(StandardCharsets.UTF_8), raw)) {
            return text;
        }
        return stored.codePoints()
                .filter(c -> c < 0x80 || c >= 0xC0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isAllowed(int character) {
        return character < NO_CHARACTER || character > 0xFFFF;
    }

    private void putCharacter(int character) {
        if (character < 0x80) {
            ensure(1);
            bytes[length++] = (byte) character;
        } else if (isAllowed(character)) {
            byte[] encoded = Character.toString(character).getBytes(StandardCharsets.UTF_8);
            ensure(encoded.length);
            System.arraycopy(encoded, 0, bytes, length, encoded.length);
            length += encoded.length;
        }
    }

    @SuppressWarnings("deprecation") // copies the low bytes of ASCII without a look at each
    private void put(String ascii) {
        ensure(ascii.length());
        ascii.getBytes(0, ascii.length(), bytes, length);
        length += ascii.length();
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(length, more)));
        }
    }
}
