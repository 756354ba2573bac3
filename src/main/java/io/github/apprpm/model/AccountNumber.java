package io.github.apprpm.model;

/**
 * The number of a user or group, the same on each host.
 *
 * @param parameter {@code uid} or {@code gid}
 * @param value 1 to 4294967294
 */
public record AccountNumber(String parameter, long value) {
    /** The kernel's number for accounts that it cannot show, and nobody's. */
    private static final long OVERFLOW = 65534;
    /** What the numbers of 16 and of 32 bits say for "none". */
    private static final long NONE_OF_16_BITS = 65535;

    private static final long NONE_OF_32_BITS = 4294967295L;

    public AccountNumber {
        if (value < 1 || value >= NONE_OF_32_BITS || value == OVERFLOW || value == NONE_OF_16_BITS) {
            throw new PackagingException(
                    "The <%s> '%s' is not a number that an account of a service can have".formatted(parameter, value),
                    "Set it to a number that is free on each host: not 0 (root), 65534 (nobody), 65535 or 4294967295. Below"
                            + " 200 distributions give fixed numbers to their packages, 201 to 999 hosts give to what is"
                            + " installed, from 1000 on to people, and 61184 to 65519 systemd to units with DynamicUser=");
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
