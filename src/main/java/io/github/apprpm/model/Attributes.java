package io.github.apprpm.model;

import java.util.regex.Pattern;

/**
 * The owner, group and mode of a file.
 *
 * @param mode the permission bits, 0 to 07777
 * @param owner the name of the owning user
 * @param group the name of the owning group
 */
public record Attributes(int mode, AccountName owner, AccountName group) {
    private static final Pattern OCTAL = Pattern.compile("0?[0-7]{3,4}");
    private static final AccountName ROOT = new AccountName("root");

    public Attributes {
        if (mode < 0 || mode > 07777) {
            throw new IllegalArgumentException("mode " + Integer.toOctalString(mode));
        }
    }

    /** Attributes of a file of root and its group. */
    public static Attributes root(int mode) {
        return new Attributes(mode, ROOT, ROOT);
    }

    /** Attributes of a file that a group may use. */
    public static Attributes group(int mode, AccountName group) {
        return new Attributes(mode, ROOT, group);
    }

    /**
     * Reads a mode in octal digits.
     *
     * @param path the file that it is for
     * @param mode such as {@code 0640}
     * @return the permission bits
     * @throws PackagingException if it has other characters or too many digits
     */
    public static int parseMode(String path, String mode) {
        if (!OCTAL.matcher(mode).matches()) {
            throw new PackagingException(
                    "The mode '%s' of '%s' is not octal".formatted(mode, path), "Write it as in 0644 or 0750");
        }
        return Integer.parseInt(mode, 8);
    }
}
