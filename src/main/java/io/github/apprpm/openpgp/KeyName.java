package io.github.apprpm.openpgp;

import io.github.apprpm.model.PackagingException;
import java.util.Locale;

/**
 * The name of the key that is to sign.
 *
 * @param origin the parameter or variable that names it
 * @param text the name; as in gpg, an exclamation mark at its end means exactly this key, and not a subkey of it
 */
public record KeyName(String origin, String text) {
    private static final String EXACTLY = "!";

    public KeyName {
        text = text.strip();
    }

    /**
     * The name of a key by its fingerprint.
     *
     * @param origin the parameter or variable that names it
     * @param text forty hexadecimal digits, spaces between them allowed
     * @throws PackagingException if it is not a fingerprint
     */
    public static KeyName ofFingerprint(String origin, String text) {
        String digits = text.replaceAll("\\s", "").replaceFirst("^0[xX]", "").toUpperCase(Locale.ROOT);
        if (!digits.matches("[0-9A-F]{40}!?")) {
            throw new PackagingException(
                    "'%s' in %s is not a fingerprint".formatted(text, origin),
                    "Set it to the 40 hexadecimal digits that 'gpg --list-secret-keys' shows");
        }
        return new KeyName(origin, digits);
    }

    boolean isExact() {
        return text.endsWith(EXACTLY);
    }

    /** The name without the mark. */
    String plain() {
        return isExact() ? text.substring(0, text.length() - 1) : text;
    }

    /** Whether this is the fingerprint of that key, or the end of it, which is the key id. */
    boolean names(Key key) {
        String digits = plain().replaceFirst("^0[xX]", "").toUpperCase(Locale.ROOT);
        return digits.matches("[0-9A-F]{8,40}") && key.fingerprint().endsWith(digits);
    }
}
