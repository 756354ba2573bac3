package io.github.apprpm.openpgp;

import io.github.apprpm.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A directory of gpg's with keys that gpg has made; a test that needs it is skipped where gpg is missing. */
public final class GpgHome implements AutoCloseable {
    private final Path directory;
    private final Tool gpg;

    private GpgHome(Path directory, Tool gpg) {
        this.directory = directory;
        this.gpg = gpg;
    }

    public static GpgHome create() {
        Tool gpg = Tool.installed("gpg", "--batch", "--quiet", "--pinentry-mode", "loopback");
        try {
            // Not below a test's own directory: the agent's socket needs a short path.
            Path directory = Files.createTempDirectory(
                    "gpg", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return new GpgHome(directory, gpg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path directory() {
        return directory;
    }

    /** Runs gpg, and gives what it prints. */
    public String run(String... arguments) {
        return gpg.run(environment(), arguments).succeeded();
    }

    private Map<String, String> environment() {
        return Map.of("GNUPGHOME", directory.toString());
    }

    /**
     * Makes a key.
     *
     * @param kind as gpg names it: {@code rsa4096}, {@code ed25519}
     * @param usage {@code sign}, {@code cert}
     * @param expires {@code never}, {@code 1y}, {@code 20280101}
     * @return its fingerprint
     */
    public String make(String userId, String kind, String usage, String expires, String passphrase) {
        run("--passphrase", passphrase, "--quick-generate-key", userId, kind, usage, expires);
        return fingerprints(userId).get(0);
    }

    /** A key without a passphrase, for ever. */
    public String make(String userId, String kind) {
        return make(userId, kind, "sign", "never", "");
    }

    /** A primary key that only certifies, and a subkey of the same kind that signs. */
    public String makeWithSubkey(String userId, String kind) {
        String primary = make(userId, kind, "cert", "never", "");
        return addSubkey(primary, kind, "sign", "never");
    }

    /** Adds a subkey to a key without a passphrase. */
    public String addSubkey(String primary, String kind, String usage, String expires) {
        run("--passphrase", "", "--quick-add-key", primary, kind, usage, expires);
        List<String> all = fingerprints(primary);
        return all.get(all.size() - 1);
    }

    /** Of a key and its subkeys. */
    private List<String> fingerprints(String name) {
        List<String> found = new ArrayList<>();
        for (String line : run("--with-colons", "--list-keys", name).split("\n")) {
            if (line.startsWith("fpr:")) {
                found.add(line.split(":")[9]);
            }
        }
        return found;
    }

    /** Revokes a key with the certificate that gpg has made along with it. */
    public void revoke(String fingerprint) {
        Path made = directory.resolve("openpgp-revocs.d").resolve(fingerprint + ".rev");
        try {
            Path usable = Files.writeString(
                    directory.resolve("revocation"), Files.readString(made).replace(":-----", "-----"));
            run("--import", usable.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String publicKey(String name) {
        return run("--armor", "--export", name);
    }

    public String secretKey(String name) {
        return run("--armor", "--passphrase", "", "--export-secret-keys", name);
    }

    public String secretKey(String name, String passphrase) {
        return run("--armor", "--passphrase", passphrase, "--export-secret-keys", name);
    }

    /** The subkeys, and of the primary key only the public part. */
    public String secretSubkeys(String name) {
        return run("--armor", "--passphrase", "", "--export-secret-subkeys", name);
    }

    /** The gpg that knows these keys and asks nobody. */
    public GpgProgram program() {
        return new GpgProgram("gpg", Optional.of(directory), false);
    }

    @Override
    public void close() throws IOException {
        Tool.installed("gpgconf").run(environment(), "--kill", "all");
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE; // a socket of the agent
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
