package io.github.apprpm.openpgp;

import java.util.List;

/**
 * Somebody's keys: the primary key first, then its subkeys.
 *
 * @param userId who it is, as in {@code Name <address>}
 * @param keys all of them
 */
record Owner(String userId, List<Key> keys) {
    /** In place of a missing user id. */
    static final String NAMELESS = "without a name";

    Owner {
        keys = List.copyOf(keys);
    }

    Key primary() {
        return keys.get(0);
    }

    /** A key of the owner, as messages name it. */
    String name(Key key) {
        return "%s (%s)".formatted(key.fingerprint(), userId);
    }
}
