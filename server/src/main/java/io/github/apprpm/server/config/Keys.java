package io.github.apprpm.server.config;

import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.openpgp.KeyText;
import io.github.apprpm.openpgp.Passphrase;
import io.github.apprpm.openpgp.PublicKeys;
import io.github.apprpm.openpgp.SecretKeys;
import io.github.apprpm.openpgp.SigningDigest;
import io.github.apprpm.repository.MetadataSigner;
import io.github.apprpm.repository.TrustedKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The files of keys.
 *
 * @param signingKey an exported secret key, which signs metadata; nothing for metadata without signature
 * @param passphrase a file whose first line unlocks it
 * @param packageKeys exported public keys, by one of which each package must be signed; empty for any package
 */
public record Keys(Optional<Path> signingKey, Optional<Path> passphrase, List<Path> packageKeys) {
    public Keys {
        packageKeys = List.copyOf(packageKeys);
    }

    static Keys of(Values all) {
        return new Keys(
                all.path(Setting.SIGNING_KEY),
                all.path(Setting.SIGNING_PASSPHRASE),
                all.words(Setting.PACKAGE_KEYS).stream().map(Path::of).toList());
    }

    /** @throws PackagingException if the key cannot sign */
    public Optional<MetadataSigner> signer(Instant now) throws IOException {
        if (signingKey.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new MetadataSigner(SecretKeys.read(KeyText.ofFile("signingKey", signingKey.get()))
                .signer(Optional.empty(), words(), SigningDigest.of("sha256"), now, Compatibility.of("el8"))));
    }

    private Optional<Passphrase> words() throws IOException {
        if (passphrase.isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(passphrase.get());
        if (lines.isEmpty()) {
            throw new PackagingException(
                    "The file '%s' of the setting 'signingPassphrase' is empty".formatted(passphrase.get()),
                    "Write the passphrase into its first line");
        }
        return Optional.of(new Passphrase("signingPassphrase", lines.get(0).toCharArray()));
    }

    /** @throws PackagingException if a file has no key */
    public Optional<PublicKeys> ofPackages() {
        return packageKeys.isEmpty()
                ? Optional.empty()
                : Optional.of(PublicKeys.read(packageKeys.stream()
                        .map(key -> KeyText.ofFile("packageKeys", key))
                        .toList()));
    }

    /** The same, to verify packages by. */
    public Optional<TrustedKeys> trusted() {
        return ofPackages().map(TrustedKeys::new);
    }
}
