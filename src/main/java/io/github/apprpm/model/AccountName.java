package io.github.apprpm.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a user or group that files belong to or that a service runs as.
 *
 * @param value at most 31 characters, the limit of systemd and shadow-utils ({@code USER_NAMES} of systemd.io)
 */
public record AccountName(String value) {
    private static final int LONGEST = 31;
    private static final Pattern ALLOWED = Pattern.compile("[a-z_][a-z0-9_-]{0," + (LONGEST - 1) + "}");
    private static final int HASH_DIGITS = 8;

    /**
     * The name of a service's own account, made from the name of its package. Where that has to be cut or changed, a hash of
     * the whole name is at its end: two packages must not share an account.
     */
    public static AccountName ofPackage(PackageName name) {
        if (ALLOWED.matcher(name.value()).matches()) {
            return new AccountName(name.value());
        }
        String words = name.value().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "_");
        String account = words.matches("[a-z_].*") ? words : "_" + words;
        int rest = LONGEST - HASH_DIGITS - 1;
        return new AccountName(account.substring(0, Math.min(rest, account.length())) + "-" + hash(name.value()));
    }

    public AccountName {
        if (value == null || !ALLOWED.matcher(value).matches()) {
            throw new PackagingException(
                    "The account name '%s' is not one that Linux accepts".formatted(value),
                    "Set <user> and <group>, or the owner of a file, to at most 31 lower-case letters, digits, _ and -"
                            + " that start with a letter");
        }
    }

    /** Whether every system has this account, so that no package creates it. */
    public boolean isRoot() {
        return value.equals("root");
    }

    @Override
    public String toString() {
        return value;
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java has SHA-256", e);
        }
    }
}
