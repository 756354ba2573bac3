package io.github.apprpm.model;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a user or group that files belong to or that a service runs as.
 *
 * @param value at most 31 characters, the limit of systemd and shadow-utils ({@code USER_NAMES} of systemd.io)
 */
public record AccountName(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[a-z_][a-z0-9_-]{0,30}");

    /** The name of a service's own account, made from the name of its package. */
    public static AccountName ofPackage(PackageName name) {
        String account = name.value().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "_");
        account = account.matches("[a-z_].*") ? account : "_" + account;
        return new AccountName(account.substring(0, Math.min(31, account.length())));
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
}
