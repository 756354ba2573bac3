package io.github.apprpm.openpgp;

import static java.util.stream.Collectors.joining;

import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.text.Time;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the key that signs, as gpg does: the newest subkey that may sign of the only owner, or of the owner who is
 * named, or else the primary key; or exactly the subkey that is named. For hosts that know no subkeys it is the primary key.
 */
final class KeyChoice {
    private final String origin;
    private final String parameter;
    private final Instant now;
    private final Compatibility oldest;

    /**
     * @param origin where the keys are: "<keyFilePath> 'key.asc'"
     * @param parameter by which a user names a key
     * @param now the time at which the key must be valid
     * @param oldest the oldest host that must verify its signatures
     */
    KeyChoice(String origin, String parameter, Instant now, Compatibility oldest) {
        this.origin = origin;
        this.parameter = parameter;
        this.now = now;
        this.oldest = oldest;
    }

    /**
     * @param owners whose secret keys are at hand
     * @param name which of them; empty if there is only one
     * @throws PackagingException if no key matches, more than one does, or the key cannot sign
     */
    ChosenKey choose(List<Owner> owners, Optional<KeyName> name) {
        if (owners.size() != 1) {
            throw name.isPresent() ? notFoundOrAmbiguous(owners, name.get()) : noneChosen(owners);
        }
        Owner owner = owners.get(0);
        Key key = name.flatMap(wanted -> exactly(owner, wanted)).orElseGet(() -> usual(owner));
        requireKnownKind(owner, key);
        requireValid(owner, owner.primary()); // on which the validity of subkeys depends
        requireValid(owner, key);
        requireSigning(owner, key);
        return new ChosenKey(owner, key, now);
    }

    private static Optional<Key> exactly(Owner owner, KeyName name) {
        return owner.keys().stream()
                .filter(name::names)
                .filter(key -> !key.isPrimary() || name.isExact())
                .findFirst();
    }

    private Key usual(Owner owner) {
        Key primary = owner.primary();
        if (!oldest.verifiesSubkeys() && primary.signs() && primary.hasSecret()) {
            return primary;
        }
        List<Key> subkeys = owner.keys().stream()
                .filter(key -> !key.isPrimary() && key.signs())
                .sorted(Comparator.comparing(Key::created).reversed())
                .toList();
        Optional<Key> valid = subkeys.stream()
                .filter(key -> key.hasSecret() && key.revoked().isEmpty() && !key.isExpiredAt(now))
                .findFirst();
        if (valid.isPresent()) {
            return valid.get();
        }
        boolean primaryIsNoHelp = !primary.signs() || !primary.hasSecret();
        return primaryIsNoHelp && !subkeys.isEmpty() ? subkeys.get(0) : primary;
    }

    private String subject(Owner owner, Key key) {
        return "The key %s of %s".formatted(owner.name(key), origin);
    }

    private void requireValid(Owner owner, Key key) {
        if (key.revoked().isPresent()) {
            throw new PackagingException(subject(owner, key) + " is revoked", "Sign with another key");
        }
        if (key.isExpiredAt(now)) {
            throw new PackagingException(
                    "%s expired on %s"
                            .formatted(
                                    subject(owner, key),
                                    Time.DAY.of(key.expires().orElseThrow())),
                    "Extend it with 'gpg --quick-set-expire' and export it again, or sign with another key");
        }
    }

    private void requireKnownKind(Owner owner, Key key) {
        if (key.isPrimary() || oldest.verifiesSubkeys()) {
            return;
        }
        Key primary = owner.primary();
        throw new PackagingException(
                "%s is a subkey, and hosts of <compatibility> '%s' do not install what it signs: rpm 4.11 knows primary keys only"
                        .formatted(subject(owner, key), oldest.word()),
                primary.signs() && primary.hasSecret()
                        ? "Name the primary key: set <%s> to '%s!'".formatted(parameter, primary.fingerprint())
                        : "Sign with a primary key that may sign, and whose secret part is here, or set <compatibility> to el8");
    }

    private void requireSigning(Owner owner, Key key) {
        if (!key.signs()) {
            throw new PackagingException(
                    subject(owner, key) + " may not sign: its owner made it for other purposes",
                    "Add a subkey with 'gpg --quick-add-key %s rsa4096 sign', or choose another key by <%s>"
                            .formatted(owner.primary().fingerprint(), parameter));
        }
        if (!key.hasSecret()) {
            throw new PackagingException(
                    subject(owner, key) + " has no secret key here",
                    "Export the key where its secret part is, or sign with <signer>gpg</signer> if that part is on a smartcard");
        }
        if (key.type().signing().isEmpty()) {
            throw new PackagingException(
                    "%s is %s, which is too weak or not supported by every rpm"
                            .formatted(subject(owner, key), key.type()),
                    "Sign with an RSA key of 3072 bits or more, or with an Ed25519 key as gpg makes it");
        }
    }

    private PackagingException noneChosen(List<Owner> owners) {
        return owners.isEmpty()
                ? new PackagingException(
                        "There is no secret key in " + origin,
                        "Import one with 'gpg --import', or name the directory with your keys by <homedir>")
                : new PackagingException(
                        "There are %d keys in %s, and none is chosen: %s"
                                .formatted(owners.size(), origin, list(owners)),
                        "Set <%s> to the fingerprint of one".formatted(parameter));
    }

    private PackagingException notFoundOrAmbiguous(List<Owner> owners, KeyName name) {
        String subject = "The key '%s' of %s ".formatted(name.text(), name.origin());
        return owners.isEmpty()
                ? new PackagingException(
                        subject + "is not in " + origin, "Correct the name; 'gpg --list-secret-keys' lists the keys")
                : new PackagingException(
                        subject + "matches more than one in %s: %s".formatted(origin, list(owners)),
                        "Set it to the fingerprint of one");
    }

    static String list(List<Owner> owners) {
        return owners.stream().map(owner -> owner.name(owner.primary())).collect(joining(", "));
    }
}
