package io.github.apprpm.server.bucket;

import io.github.apprpm.file.Sha256;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.openpgp.Armor;
import io.github.apprpm.openpgp.KeyText;
import io.github.apprpm.openpgp.PublicKeys;
import io.github.apprpm.publish.RepositoryStorage;
import io.github.apprpm.publish.StoredFile;
import io.github.apprpm.publish.s3.S3Bucket;
import io.github.apprpm.repository.PackageKeys;
import io.github.apprpm.repository.metadata.Repomd;
import io.github.apprpm.repository.metadata.RepomdData;
import io.github.apprpm.server.storage.DataFolder;
import io.github.apprpm.server.storage.View;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Copies the metadata of a bucket into the data folder, from where they are served. A copy takes the place of the one before
 * when all of it is there and is of one generation; the data folder has nothing that could not be copied again.
 */
public final class MetadataMirror {
    private static final String SIGNATURE = Repomd.PATH + ".asc";
    private static final String KEY = Repomd.PATH + ".key";
    private static final String UNFINISHED = ".tmp";
    private static final Pattern FILE = Pattern.compile("repodata/[A-Za-z0-9_][A-Za-z0-9._-]*");
    /** Who publishes writes the signature right after the metadata. */
    private static final int ATTEMPTS = 25;

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final S3Bucket bucket;
    private final DataFolder data;
    private final Optional<PublicKeys> ofPackages;
    /** The tag of {@code repomd.xml} that was copied. */
    private final Map<View, String> tags = new ConcurrentHashMap<>();

    /** @param ofPackages the keys that hosts need to verify packages */
    public MetadataMirror(S3Bucket bucket, DataFolder data, Optional<PublicKeys> ofPackages) {
        this.bucket = bucket;
        this.data = data;
        this.ofPackages = ofPackages;
    }

    /** What is copied of a generation. */
    private record Copy(byte[] repomd, Optional<byte[]> signature, Optional<byte[]> key, String tag) {}

    /**
     * Copies the metadata of a view if they have changed.
     *
     * @return whether they have
     * @throws PackagingException if what is in the bucket is wrong; the copy before stays
     */
    public synchronized boolean refresh(View view) throws IOException {
        try (RepositoryStorage storage = bucket.repository(view.path())) {
            Optional<String> tag = storage.find(Repomd.PATH).flatMap(StoredFile::tag);
            Path folder = data.folder(view);
            if (tag.isEmpty() && Files.exists(folder.resolve(Repomd.PATH))) {
                throw new PackagingException(
                        "%s has no metadata any more".formatted(storage.name()),
                        "Publish there again; or stop the server and delete '%s' to serve it no longer"
                                .formatted(folder));
            }
            if (tag.isEmpty() || tag.get().equals(tags.get(view))) {
                return false;
            }
            Files.createDirectories(folder.resolve("repodata"));
            if (ofPackages.isPresent()) {
                PackageKeys.write(folder, ofPackages.get());
            }
            Optional<Repomd> before = Repomd.read(folder);
            Copy copy = copy(storage, folder);
            Repomd repomd = Repomd.parse(copy.repomd(), storage.name() + "/" + Repomd.PATH);
            for (RepomdData file : repomd.data()) {
                copyFile(storage, folder, file);
            }
            replace(folder, copy);
            forget(folder, repomd, before);
            tags.put(view, copy.tag());
            return true;
        }
    }

    /** Of one generation, however often it is replaced meanwhile. */
    private static Copy copy(RepositoryStorage storage, Path folder) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Path file = folder.resolve(Repomd.PATH + ".new" + UNFINISHED);
            StoredFile repomd = storage.read(Repomd.PATH, file)
                    .orElseThrow(() -> new IOException("%s has lost its metadata".formatted(storage.name())));
            byte[] bytes = Files.readAllBytes(file);
            Optional<byte[]> signature = bytes(storage, SIGNATURE, folder);
            Optional<byte[]> key = bytes(storage, KEY, folder);
            if (signature.isEmpty() || key.isPresent() && isSigned(bytes, signature.get(), key.get())) {
                return new Copy(bytes, signature, key, repomd.tag().orElse(""));
            }
            pause();
        }
        throw new PackagingException(
                "%s has a '%s' that does not fit '%s' and '%s'".formatted(storage.name(), SIGNATURE, Repomd.PATH, KEY),
                "Publish there again with the key of the repository");
    }

    private static Optional<byte[]> bytes(RepositoryStorage storage, String path, Path folder) throws IOException {
        Path file = folder.resolve(path + ".new" + UNFINISHED);
        return storage.read(path, file).isPresent() ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    private static boolean isSigned(byte[] repomd, byte[] signature, byte[] key) throws IOException {
        return PublicKeys.read(List.of(KeyText.of("repomd.xml.key", new String(key, StandardCharsets.US_ASCII))))
                .verify(Armor.packets(signature), repomd)
                .isGood();
    }

    private static void copyFile(RepositoryStorage storage, Path folder, RepomdData file) throws IOException {
        if (!FILE.matcher(file.href()).matches()) {
            throw damaged(storage, file, "is not in repodata");
        }
        Path target = folder.resolve(file.href());
        if (isRight(target, file)) {
            return;
        }
        Path unfinished = folder.resolve(file.href() + UNFINISHED);
        if (storage.read(file.href(), unfinished).isEmpty()) {
            throw damaged(storage, file, "is missing");
        }
        if (!isRight(unfinished, file)) {
            throw damaged(storage, file, "has another digest or size than repomd.xml says");
        }
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isRight(Path copy, RepomdData file) throws IOException {
        if (!Files.exists(copy)) {
            return false;
        }
        Optional<RepomdData.Field> sha256 = file.field("checksum")
                .filter(checksum -> "sha256".equals(checksum.attributes().get("type")));
        return sha256.isPresent()
                ? Sha256.hex(copy).equals(sha256.get().text())
                : file.field("size")
                        .map(size ->
                                size.text().equals(Long.toString(copy.toFile().length())))
                        .orElse(true);
    }

    private static PackagingException damaged(RepositoryStorage storage, RepomdData file, String how) {
        return new PackagingException(
                "The metadata of %s are damaged: '%s' %s".formatted(storage.name(), file.href(), how),
                "Publish there again; until then the copy before is served");
    }

    /** The signature first; both have one time, by which readers know that they belong together. */
    private static void replace(Path folder, Copy copy) throws IOException {
        FileTime now = FileTime.from(Instant.now());
        if (copy.key().isPresent()) {
            put(folder.resolve(KEY), copy.key().get(), now);
        }
        if (copy.signature().isPresent()) {
            put(folder.resolve(SIGNATURE), copy.signature().get(), now);
        } else {
            Files.deleteIfExists(folder.resolve(SIGNATURE));
        }
        put(folder.resolve(Repomd.PATH), copy.repomd(), now);
    }

    private static void put(Path file, byte[] bytes, FileTime time) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        Files.write(unfinished, bytes);
        Files.setLastModifiedTime(unfinished, time);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The generation before stays for clients in flight; what is older, the bucket has. */
    private static void forget(Path folder, Repomd current, Optional<Repomd> before) throws IOException {
        Set<String> kept = new HashSet<>(Set.of(Repomd.PATH, SIGNATURE, KEY));
        List<RepomdData> all = new ArrayList<>(current.data());
        before.ifPresent(repomd -> all.addAll(repomd.data()));
        all.forEach(file -> kept.add(file.href()));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve("repodata"))) {
            for (Path file : files) {
                if (!kept.contains("repodata/" + file.getFileName())) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the server stops", e);
        }
    }
}
