package io.github.apprpm.inspect;

import io.github.apprpm.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small packages that rpmsign has signed, with keys of several kinds. */
public final class SignedCorpus {
    private static Optional<SignedCorpus> signed = Optional.empty();

    private final List<Path> packages = new ArrayList<>();
    private final Path directory;
    private final Map<String, String> environment;
    private final Tool gpg = Tool.installed("gpg", "--batch", "--passphrase", "", "--pinentry-mode", "loopback");
    private final Tool rpmsign = Tool.installed("rpmsign");

    private SignedCorpus() {
        this.directory = Corpus.temporaryDirectory("signed");
        Path home = home(directory.resolve("gnupg"));
        this.environment = Map.of("GNUPGHOME", home.toString());
        try {
            signByNewKey("rsa3072", "--digest-algo=sha256");
            signByNewKey("rsa4096", "--digest-algo=sha512");
            signByNewKey("ed25519");
            signByNewKey("dsa2048", "--rpmv3");
            signBySubkey();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Tool.installed("gpgconf").run(environment, "--kill", "all");
        }
    }

    /** The packages of this run, or a skip where a program is missing. */
    public static synchronized SignedCorpus shared() {
        if (signed.isEmpty()) {
            signed = Optional.of(new SignedCorpus());
        }
        return signed.get();
    }

    public List<Path> packages() {
        return List.copyOf(packages);
    }

    private static Path home(Path home) {
        try {
            return Files.createDirectory(
                    home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void signByNewKey(String key, String... options) throws IOException {
        gpg.run(environment, "--quick-generate-key", key, key, "sign").succeeded();
        sign(key, key, options);
    }

    private void signBySubkey() throws IOException {
        gpg.run(environment, "--quick-generate-key", "subkey", "ed25519", "cert")
                .succeeded();
        String fingerprint = gpg.run(environment, "--with-colons", "--list-keys", "subkey")
                .succeeded()
                .lines()
                .filter(line -> line.startsWith("fpr:"))
                .findFirst()
                .orElseThrow()
                .split(":")[9];
        gpg.run(environment, "--quick-add-key", fingerprint, "rsa3072", "sign").succeeded();
        sign("subkey", "subkey");
    }

    private void sign(String name, String key, String... options) throws IOException {
        Path rpm = directory.resolve("signed-" + name + ".rpm");
        Files.copy(Corpus.shared().named("compression-zstd"), rpm, StandardCopyOption.REPLACE_EXISTING);
        List<String> words =
                new ArrayList<>(List.of("--addsign", "--define", "_gpg_name " + key, "--define", "__gpg /usr/bin/gpg"));
        words.addAll(List.of(options));
        words.add(rpm.toString());
        rpmsign.run(environment, words.toArray(String[]::new)).succeeded();
        packages.add(rpm);
    }
}
