package io.github.apprpm.server.virtual;

import io.github.apprpm.file.AtomicFile;
import io.github.apprpm.file.Sha256;
import io.github.apprpm.http.Backoff;
import io.github.apprpm.http.HttpAccess;
import io.github.apprpm.http.HttpCall;
import io.github.apprpm.http.HttpPlace;
import io.github.apprpm.http.HttpProxy;
import io.github.apprpm.http.HttpReply;
import io.github.apprpm.http.HttpTransport;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.openpgp.Armor;
import io.github.apprpm.openpgp.KeyText;
import io.github.apprpm.openpgp.PublicKeys;
import io.github.apprpm.openpgp.SignatureVerdict;
import io.github.apprpm.repository.ExtraMetadata;
import io.github.apprpm.repository.metadata.MetadataKind;
import io.github.apprpm.repository.metadata.MetadataReader;
import io.github.apprpm.repository.metadata.Repomd;
import io.github.apprpm.repository.metadata.RepomdData;
import io.github.apprpm.server.config.CredentialFile;
import io.github.apprpm.server.config.RemoteProxy;
import io.github.apprpm.server.config.Virtuals;
import io.github.apprpm.server.storage.View;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Copies of the metadata of other servers' repositories. A copy takes the place of the one before when all of it is there and
 * is as {@code repomd.xml} and its signature say; while the other server is down or wrong, the copy before stays.
 */
public final class RemoteRepositories {
    private static final String CURRENT = "current";
    private static final String TAG = "etag";
    private static final String METADATA = "metadata";
    private static final Backoff BACKOFF = new Backoff(2, Duration.ofSeconds(1), Duration.ofSeconds(5));

    private final Path directory;
    private final Virtuals virtuals;

    /** @param directory for the copies, and for packages that hosts have asked for */
    public RemoteRepositories(Path directory, Virtuals virtuals) {
        this.directory = directory;
        this.virtuals = virtuals;
        if (virtuals.proxy().flatMap(RemoteProxy::credentials).isPresent()) {
            // Java sends no password to a proxy for an encrypted connection, unless it is told so before its first
            // request
            System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
        }
    }

    /** The root of the copy; nothing if there is none yet. */
    Optional<Path> metadata(String name, View view) throws IOException {
        Path root = of(name, view).resolve(METADATA);
        try {
            return Optional.of(
                    root.resolve(Files.readString(root.resolve(CURRENT)).strip()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Where packages are that hosts have asked for. */
    Path packages(String name, View view) {
        return of(name, view).resolve("packages");
    }

    private Path of(String name, View view) {
        return directory.resolve(name).resolve(view.release()).resolve(view.architecture());
    }

    /**
     * Deletes the packages that were fetched longest ago, of all remote repositories, while they have too many bytes.
     *
     * @param kept was fetched just now
     */
    void forget(long largest, Path kept) throws IOException {
        List<Path> fetched = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            files.filter(file -> file.toString().endsWith(".rpm")).forEach(fetched::add);
        }
        long bytes = 0;
        for (Path file : fetched) {
            bytes += file.toFile().length();
        }
        fetched.sort(Comparator.comparingLong(file -> file.toFile().lastModified()));
        for (Path file : fetched) {
            if (bytes > largest && !file.equals(kept)) {
                bytes -= file.toFile().length();
                Files.deleteIfExists(file);
            }
        }
    }

    URI address(String name, View view) {
        return virtuals.remotes().get(name).uri(view.release(), view.architecture());
    }

    HttpTransport transport(String name, View view) throws IOException {
        Optional<CredentialFile> credentials = virtuals.remotes().get(name).credentials();
        HttpAccess access = credentials.isPresent() ? credentials.get().access() : HttpAccess.ANONYMOUS;
        Optional<HttpProxy> proxy = virtuals.proxy().isPresent()
                ? Optional.of(virtuals.proxy().get().http())
                : Optional.empty();
        return new HttpTransport(address(name, view), access, proxy, BACKOFF, warning -> {});
    }

    /** What is wrong if it does not give what it is asked for. */
    static PackagingException refusal(String name, HttpCall call, HttpReply reply) {
        String remedy = switch (reply.status()) {
            case 401, 403 -> "Set 'remoteCredentials' to a file with a user or token that may read it";
            case 407 -> "Set 'remoteProxyCredentials' to a file with a user and password that the proxy knows";
            default -> "Check its address in 'remotes', and ask its administrator";
        };
        return new PackagingException(
                "The remote repository '%s' answers %s with %d".formatted(name, call, reply.status()), remedy);
    }

    /**
     * Asks whether the repository has changed, and copies it if it has.
     *
     * @return whether the copy is another one
     * @throws IOException if the other server does not answer
     * @throws PackagingException if it refuses, or what it says is wrong
     */
    public boolean refresh(String name, View view) throws IOException {
        Path root = of(name, view).resolve(METADATA);
        Files.createDirectories(root);
        Files.createDirectories(packages(name, view));
        Optional<Path> current = metadata(name, view);
        HttpTransport transport = transport(name, view);
        HttpCall call = HttpCall.get(address(name, view).resolve(Repomd.PATH));
        Optional<String> tag = current.isPresent() ? tag(current.get()) : Optional.empty();
        HttpReply reply = transport.send(
                tag.map(known -> call.with("If-None-Match", known)).orElse(call));
        if (reply.status() == 304) {
            return false;
        }
        if (!reply.isSuccess()) {
            throw refusal(name, call, reply);
        }
        String generation = Sha256.hex(reply.body());
        boolean isSame =
                current.isPresent() && current.get().getFileName().toString().equals(generation);
        if (!isSame) {
            requireSigned(name, view, transport, reply.body());
            copy(transport, view, name, root.resolve(generation), reply.body());
            AtomicFile.ofText(root.resolve(CURRENT), generation);
            deleteOthers(
                    root,
                    List.of(
                            generation,
                            current.map(Path::getFileName).map(Path::toString).orElse("")));
        }
        writeTag(root.resolve(generation), reply.header("ETag"));
        return !isSame;
    }

    private static Optional<String> tag(Path generation) throws IOException {
        Path file = generation.resolve(TAG);
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    private static void writeTag(Path generation, Optional<String> tag) throws IOException {
        if (tag.isPresent()) {
            AtomicFile.ofText(generation.resolve(TAG), tag.get());
        }
    }

    private void requireSigned(String name, View view, HttpTransport transport, byte[] repomd) throws IOException {
        Optional<Path> key = virtuals.remotes().get(name).key();
        if (key.isEmpty()) {
            return;
        }
        HttpCall call = HttpCall.get(address(name, view).resolve(Repomd.PATH + ".asc"));
        HttpReply signature = transport.send(call);
        if (!signature.isSuccess()) {
            throw refusal(name, call, signature);
        }
        SignatureVerdict verdict = PublicKeys.read(List.of(KeyText.ofFile("remoteKeys", key.get())))
                .verify(Armor.packets(signature.body()), repomd);
        if (!verdict.isGood()) {
            throw new PackagingException(
                    "The metadata of the remote repository '%s' have no good signature: %s"
                            .formatted(name, verdict.reason()),
                    "If its key has changed, set 'remoteKeys' to the new one; until then the copy before is served");
        }
    }

    /** Copies all files, and reads them, which compares their digests. */
    private void copy(HttpTransport transport, View view, String name, Path generation, byte[] bytes)
            throws IOException {
        Path repodata = Files.createDirectories(generation.resolve("repodata"));
        Repomd repomd =
                Repomd.parse(bytes, address(name, view).resolve(Repomd.PATH).toString());
        long left = virtuals.largestMetadata();
        for (RepomdData data : wanted(repomd)) {
            HttpCall call = HttpCall.get(HttpPlace.below(address(name, view), data.href()));
            Path file = generation.resolve(data.href());
            Files.createDirectories(file.getParent());
            HttpReply reply = transport.download(call, file, left);
            if (!reply.isSuccess()) {
                throw refusal(name, call, reply);
            }
            left -= Files.size(file);
        }
        Files.write(repodata.resolve("repomd.xml"), bytes);
        try (MetadataReader reader = new MetadataReader(generation, repomd)) {
            RemotePackage.write(reader, generation);
        }
        MergedOthers.require(generation);
    }

    private static List<RepomdData> wanted(Repomd repomd) {
        return Stream.concat(
                        Arrays.stream(MetadataKind.values()).map(MetadataKind::type),
                        Arrays.stream(ExtraMetadata.Kind.values()).map(ExtraMetadata.Kind::type))
                .flatMap(type -> repomd.find(type).stream())
                .toList();
    }

    /** The one before stays, as it may be read. */
    private static void deleteOthers(Path root, List<String> kept) throws IOException {
        try (DirectoryStream<Path> generations = Files.newDirectoryStream(root, Files::isDirectory)) {
            for (Path generation : generations) {
                if (!kept.contains(generation.getFileName().toString())) {
                    try (Stream<Path> files = Files.walk(generation)) {
                        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                            Files.delete(file);
                        }
                    }
                }
            }
        }
    }
}
