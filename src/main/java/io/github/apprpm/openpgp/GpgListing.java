package io.github.apprpm.openpgp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what {@code gpg --with-colons --list-secret-keys} prints (GnuPG's doc/DETAILS). */
final class GpgListing {
    private static final int VALIDITY = 1;
    private static final int LENGTH = 2;
    private static final int ALGORITHM = 3;
    private static final int CREATED = 5;
    private static final int EXPIRES = 6;
    private static final int NAME = 9;
    private static final int CAPABILITIES = 11;
    private static final int SERIAL_NUMBER = 14;
    private static final int CURVE = 16;

    private final List<Owner> owners = new ArrayList<>();
    private final List<Key> keys = new ArrayList<>();
    private String[] key = {};
    private String userId = "";

    private GpgListing() {}

    static List<Owner> read(String listing) {
        GpgListing reader = new GpgListing();
        listing.lines().map(line -> line.split(":", -1)).forEach(reader::line);
        reader.endOfOwner();
        return reader.owners;
    }

    private void line(String... fields) {
        switch (fields[0]) {
            case "sec" -> {
                endOfOwner();
                key = fields;
            }
            case "ssb" -> key = fields;
            case "fpr" -> keys.add(key(fields[NAME]));
            case "uid" -> userId = userId.isEmpty() ? unescaped(fields[NAME]) : userId;
            default -> {
                // of no interest
            }
        }
    }

    private void endOfOwner() {
        if (!keys.isEmpty()) {
            owners.add(new Owner(userId.isEmpty() ? Owner.NAMELESS : userId, keys));
        }
        keys.clear();
        userId = "";
    }

    private Key key(String fingerprint) {
        boolean revoked = key[VALIDITY].equals("r");
        boolean ed25519 = key.length > CURVE && key[CURVE].equals("ed25519");
        return new Key(
                fingerprint,
                key[0].equals("sec"),
                new KeyType(number(ALGORITHM), number(LENGTH), ed25519),
                Instant.ofEpochSecond(Long.parseLong(key[CREATED])),
                key[EXPIRES].isEmpty()
                        ? Optional.empty()
                        : Optional.of(Instant.ofEpochSecond(Long.parseLong(key[EXPIRES]))),
                revoked ? Optional.of(Instant.MIN) : Optional.empty(),
                key[CAPABILITIES].contains("s"),
                Optional.empty(),
                !key[SERIAL_NUMBER].equals("#"));
    }

    private int number(int field) {
        return Integer.parseInt(key[field]);
    }

    /** Colons and control characters are written as in C: {@code \x3a}. */
    private static String unescaped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] escaped = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < escaped.length; i++) {
            if (escaped[i] == '\\' && i + 3 < escaped.length && escaped[i + 1] == 'x') {
                bytes.write(Integer.parseInt(new String(escaped, i + 2, 2, StandardCharsets.US_ASCII), 16));
                i += 3;
            } else {
                bytes.write(escaped[i]);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
