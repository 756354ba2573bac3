package io.github.apprpm.openpgp;

import io.github.apprpm.model.Compatibility;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why hosts do not import a key, or ignore it, so that they refuse its signatures although these are good.
 *
 * @param problem what they object to, as a sentence without a full stop
 * @param remedy what to do, likewise
 * @param hosts who objects
 */
public record KeyObjection(String problem, String remedy, Hosts hosts) {
    /** The hosts that object to a key. */
    enum Hosts {
        /** Those with rpm before 4.20, or 6. */
        BEFORE_NEWEST,
        /** EL9 and those with rpm 4.20 and later, whose policies trust neither SHA-1 nor short keys. */
        CURRENT,
        /** EL7, whose rpm 4.11 knows primary keys only. */
        EL7
    }

    private static final String REFUSED_TODAY = "EL9, Fedora and rpm from 4.20 on do not %s it";
    private static final String NEW_KEY =
            "Make a new key with 'gpg --quick-generate-key NAME rsa4096 sign,cert never', and give hosts its public part"
                    + " before the first package that it signs";

    /** Whether any host from the oldest one on objects. */
    public boolean concerns(Compatibility oldest) {
        return hosts != Hosts.EL7 || isRaisedBy(oldest);
    }

    /** Whether the oldest host objects. */
    public boolean isRaisedBy(Compatibility oldest) {
        return switch (hosts) {
            case BEFORE_NEWEST -> true;
            case CURRENT -> !oldest.importsWeakKeys();
            case EL7 -> !oldest.verifiesSubkeys();
        };
    }

    /** All objections to one key of an owner, apart from those to the primary key that it belongs to. */
    static Stream<KeyObjection> to(Owner owner, Key key) {
        Optional<KeyObjection> kind = toVersion(owner, key).or(() -> toType(owner, key));
        Optional<KeyObjection> subkey = Optional.of(key)
                .filter(each -> !each.isPrimary())
                .map(each -> new KeyObjection(
                        "The key %s is a subkey, and rpm 4.11 of EL7 knows primary keys only"
                                .formatted(owner.name(key)),
                        "Sign with a primary key, or set <compatibility> to el8",
                        Hosts.EL7));
        return Stream.of(kind, key.weakDigest().map(digest -> toDigest(owner, key, digest)), subkey)
                .flatMap(Optional::stream);
    }

    private static Optional<KeyObjection> toVersion(Owner owner, Key key) {
        if (key.version() == Key.USUAL_VERSION) {
            return Optional.empty();
        }
        boolean isNew = key.version() > Key.USUAL_VERSION;
        return Optional.of(new KeyObjection(
                "The key %s is of version %d of OpenPGP: %s"
                        .formatted(
                                owner.name(key),
                                key.version(),
                                isNew ? "rpm before 6 does not import it" : REFUSED_TODAY.formatted("import")),
                NEW_KEY,
                isNew ? Hosts.BEFORE_NEWEST : Hosts.CURRENT));
    }

    private static Optional<KeyObjection> toType(Owner owner, Key key) {
        if (!key.type().isKnownToEachRpm()) {
            return Optional.of(new KeyObjection(
                    "The key %s is %s, which rpm before 4.20 does not import".formatted(owner.name(key), key.type()),
                    NEW_KEY,
                    Hosts.BEFORE_NEWEST));
        }
        if (key.type().isTooShort()) {
            return Optional.of(new KeyObjection(
                    "The key %s is %s, which is too weak: %s"
                            .formatted(owner.name(key), key.type(), REFUSED_TODAY.formatted(verb(key))),
                    NEW_KEY,
                    Hosts.CURRENT));
        }
        return Optional.empty();
    }

    private static KeyObjection toDigest(Owner owner, Key key, DigestAlgorithm digest) {
        return new KeyObjection(
                "The key %s is certified by its owner over %s, which can be counterfeited: %s"
                        .formatted(owner.name(key), digest.word(), REFUSED_TODAY.formatted(verb(key))),
                "Certify it anew, over SHA-256, with 'gpg --quick-set-expire %s 5y%s', export it again, and give hosts the new"
                                .formatted(
                                        owner.primary().fingerprint(), key.isPrimary() ? "" : " " + key.fingerprint())
                        + " public key; what it has signed stays good",
                Hosts.CURRENT);
    }

    /** A subkey that a host does not trust does not keep it from the primary key. */
    private static String verb(Key key) {
        return key.isPrimary() ? "import" : "accept";
    }
}
