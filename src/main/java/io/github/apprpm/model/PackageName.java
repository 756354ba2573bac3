package io.github.apprpm.model;

import java.util.regex.Pattern;

/**
 * The name of a package, which is also that of its service and, unless set, of its user.
 *
 * @param value letters, digits and {@code . _ + -}, starting with a letter or digit, at most 128 characters
 */
public record PackageName(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,127}");

    public PackageName {
        if (value == null || !ALLOWED.matcher(value).matches()) {
            throw new PackagingException(
                    "The package name '%s' is not one that RPM accepts".formatted(value),
                    "Set <name> or -Dapprpm.name to at most 128 letters, digits and . _ + -, starting with a letter or digit");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
