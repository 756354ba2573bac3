package io.github.apprpm.openpgp;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** A passphrase, and where it is from; it is never shown. */
public final class Passphrase {
    private final String origin;
    private final char[] characters;

    /**
     * @param origin where it is from, as the user knows it: "the environment variable MAVEN_GPG_PASSPHRASE"
     * @param characters the passphrase itself
     */
    public Passphrase(String origin, char[] characters) {
        this.origin = origin;
        this.characters = characters.clone();
    }

    String origin() {
        return origin;
    }

    char[] characters() {
        return characters.clone();
    }

    byte[] utf8() {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }

    /** Whether gpg, which reads one line, reads all of it. */
    boolean isOneLine() {
        return new String(characters).lines().count() <= 1;
    }

    @Override
    public String toString() {
        return origin;
    }
}
