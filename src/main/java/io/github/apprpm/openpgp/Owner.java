package io.github.apprpm.openpgp;

import java.util.List;
import java.util.stream.Stream;

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

    /** Why hosts refuse what a key of the owner signs: it needs the primary key, too. */
    List<KeyObjection> objections(Key key) {
        return Stream.of(primary(), key)
                .distinct()
                .flatMap(each -> KeyObjection.to(this, each))
                .toList();
    }

    /** A key of the owner, as messages name it. */
    String name(Key key) {
        return "%s (%s)".formatted(key.fingerprint(), userId);
    }
}
