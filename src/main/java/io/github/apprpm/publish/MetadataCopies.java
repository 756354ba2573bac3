package io.github.apprpm.publish;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.repository.metadata.Repomd;
import io.github.apprpm.repository.metadata.RepomdData;
import io.github.apprpm.repository.metadata.RepositoryMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Copies the metadata of a repository, each file once: those with a digest in their name never change. */
final class MetadataCopies {
    private static final List<String> OF_PACKAGES = List.of("primary", "filelists", "other");
    private static final Pattern FILE = Pattern.compile("repodata/[^/]+");
    private static final Pattern IMMUTABLE = Pattern.compile("repodata/[0-9a-f]{32,128}-[^/]+");
    private static final int ATTEMPTS = 3;

    private final RepositoryStorage storage;
    private final Path root;

    /** @param root the directory of the copies */
    MetadataCopies(RepositoryStorage storage, Path root) {
        this.storage = storage;
        this.root = root;
    }

    /** @throws PackagingException if they are damaged */
    Generation fetch() throws IOException {
        Files.createDirectories(root.resolve("repodata"));
        Optional<String> missing = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<StoredFile> file = storage.read(Repomd.PATH, root.resolve(Repomd.PATH));
            if (file.isEmpty()) {
                Files.deleteIfExists(root.resolve(Repomd.PATH));
                return new Generation(new byte[0], file, RepositoryMetadata.none(root));
            }
            byte[] bytes = Files.readAllBytes(root.resolve(Repomd.PATH));
            missing = copyFiles(bytes);
            if (missing.isEmpty()) {
                return new Generation(bytes, file, metadata());
            }
            // Another publisher may have replaced the metadata, and deleted what they named long ago.
        }
        throw damaged("the file '%s' is missing".formatted(missing.get()), null);
    }

    /** Where the copy of a file is, or one that is to be there: whoever writes new metadata here need not fetch them. */
    Path path(String path) {
        return root.resolve(path);
    }

    /** What is there now, without what it names. */
    boolean isCurrent(byte[] bytes) throws IOException {
        Path copy = root.resolve("current");
        return storage.read(Repomd.PATH, copy).isPresent() && Arrays.equals(Files.readAllBytes(copy), bytes);
    }

    private RepositoryMetadata metadata() throws IOException {
        try {
            return RepositoryMetadata.readForUpdate(root);
        } catch (PackagingException e) {
            throw damaged(e.problem(), e);
        }
    }

    /** @return a file that is not there */
    private Optional<String> copyFiles(byte[] bytes) throws IOException {
        Repomd repomd;
        try {
            repomd = Repomd.parse(bytes, Repomd.PATH);
        } catch (PackagingException e) {
            throw damaged(e.problem(), e);
        }
        for (String type : OF_PACKAGES) {
            String path = repomd.find(type).map(RepomdData::href).orElse("");
            if (!FILE.matcher(path).matches()) {
                throw damaged("repomd.xml names no file of repodata for '%s'".formatted(type), null);
            }
            Path copy = root.resolve(path);
            boolean isThere = IMMUTABLE.matcher(path).matches() && Files.exists(copy);
            if (!isThere && storage.read(path, copy).isEmpty()) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    private PackagingException damaged(String how, Exception cause) {
        return new PackagingException(
                "The metadata of %s are damaged: %s".formatted(storage.name(), how),
                "Restore the directory repodata there; nothing was published",
                cause);
    }
}
