package io.github.apprpm.repository;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.repository.metadata.MetadataOutput;
import io.github.apprpm.repository.metadata.MetadataUpdate;
import io.github.apprpm.repository.metadata.PackageFacts;
import io.github.apprpm.repository.metadata.PackageRecord;
import io.github.apprpm.repository.metadata.RecordSpool;
import io.github.apprpm.repository.metadata.Repomd;
import io.github.apprpm.repository.metadata.RepositoryMetadata;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A folder of packages that is a repository. It is locked from its opening to its closing, so that packages can be moved
 * in and out before the metadata follow.
 */
public final class RepositoryFolder implements Closeable {
    /** Reads a package. */
    @FunctionalInterface
    public interface PackageReader {
        PackageRecord read(Path file, String href) throws IOException;
    }

    /** Gives the records of packages that lie elsewhere. */
    @FunctionalInterface
    public interface RecordSource {
        void addTo(RecordSpool spool) throws IOException;
    }

    private final Path root;
    private final FolderLock lock;
    private final CommitSteps steps;

    private RepositoryFolder(Path root, FolderLock lock, CommitSteps steps) {
        this.root = root;
        this.lock = lock;
        this.steps = steps;
    }

    /**
     * Waits until no other process changes the repository, and ends what one has left undone that was ended.
     *
     * @param root the directory that has the packages, and {@code repodata}
     * @throws PackagingException if it is no directory, or another process takes too long
     */
    public static RepositoryFolder open(Path root) throws IOException {
        return open(root, CommitSteps.NONE);
    }

    static RepositoryFolder open(Path root, CommitSteps steps) throws IOException {
        if (!Files.isDirectory(root)) {
            throw new PackagingException(
                    "The directory '%s' does not exist".formatted(root),
                    "Make it and copy packages there, or set -Dapprpm.directory to one that has packages",
                    new NotDirectoryException(root.toString()));
        }
        try {
            FolderLock lock = FolderLock.of(root);
            try {
                recover(root.resolve("repodata"));
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
            return new RepositoryFolder(root.toAbsolutePath().normalize(), lock, steps);
        } catch (IOException e) {
            throw unchanged(root, e);
        }
    }

    private static void recover(Path repodata) throws IOException {
        if (Files.isDirectory(repodata)) {
            Commit.recover(repodata);
        }
    }

    /**
     * Publishes what the folder has now. Only new and changed packages are read: those whose path, size or time are not
     * in the metadata.
     *
     * @param reader reads and verifies a package
     * @throws PackagingException if a package, the metadata or the options are not right; nothing is changed then
     */
    public FolderResult update(PackageReader reader, FolderOptions options) throws IOException {
        byte[] before = repomd();
        try {
            return indexed(reader, options);
        } catch (IOException e) {
            throw failed(before, e);
        }
    }

    /** The bytes of {@code repomd.xml}, by which all else is seen; none if the folder has published nothing. */
    public byte[] repomd() throws IOException {
        Path repomd = root.resolve(Repomd.PATH);
        return Files.exists(repomd) ? Files.readAllBytes(repomd) : new byte[0];
    }

    private IOException failed(byte[] before, IOException e) throws IOException {
        return Arrays.equals(before, repomd())
                ? unchanged(root, e)
                : new IOException(
                        "The repository '%s' is published, but what follows was not done: %s. Run the goal again."
                                .formatted(root, e),
                        e);
    }

    /** What is thrown where a disk is full or read-only. */
    public static IOException unchanged(Path root, IOException e) {
        return new IOException(
                ("The repository '%s' was not changed: %s. "
                                + "Check that it is a writable directory with space left, and run the goal again.")
                        .formatted(root, e),
                e);
    }

    private FolderResult indexed(PackageReader reader, FolderOptions options) throws IOException {
        Path repodata = repodata();
        Commit commit = new Commit(repodata, options, steps);
        RepositoryMetadata published = RepositoryMetadata.readForUpdate(root);
        Map<String, PackageFiles.Found> unread = PackageFiles.find(root);
        List<PackageFacts> kept = keep(published, unread);
        Map<String, PackageFacts> known = options.policy().omitsPublished() && !unread.isEmpty()
                ? new OldVersions(root).known(unread)
                : new HashMap<>();
        Set<String> hrefs = new HashSet<>(unread.keySet());
        hrefs.removeAll(known.keySet());
        try (RecordSpool spool = spool(repodata)) {
            while (true) {
                for (String href :
                        hrefs.stream().sorted(PackageRecord.HREF_ORDER).toList()) {
                    spool.add(reader.read(unread.get(href).file(), href));
                    known.remove(href);
                }
                FolderContents contents = FolderContents.of(published, kept, spool.records());
                Set<String> omitted = options.policy().omitted(contents.allWith(known.values()));
                hrefs = new HashSet<>(known.keySet());
                hrefs.removeAll(omitted);
                if (hrefs.isEmpty()) {
                    return publish(contents, omitted, options, commit);
                }
            }
        }
    }

    /**
     * Publishes packages that lie elsewhere, instead of all that was published. Nothing is written if they are the same.
     *
     * @param source no two of its records have one href
     * @throws PackagingException if the source, the metadata or the options are not right; nothing is changed then
     */
    public FolderResult replace(RecordSource source, FolderOptions options) throws IOException {
        byte[] before = repomd();
        try {
            return replaced(source, options);
        } catch (IOException e) {
            throw failed(before, e);
        }
    }

    private FolderResult replaced(RecordSource source, FolderOptions options) throws IOException {
        Path repodata = repodata();
        Commit commit = new Commit(repodata, options, steps);
        RepositoryMetadata published = RepositoryMetadata.readForUpdate(root);
        try (RecordSpool spool = spool(repodata)) {
            source.addTo(spool);
            FolderContents contents = FolderContents.of(published, spool.records());
            return publish(contents, options.policy().omitted(contents.all()), options, commit);
        }
    }

    private Path repodata() throws IOException {
        Path repodata = root.resolve("repodata");
        if (!Files.isDirectory(repodata)) { // before Java 20, createDirectories refuses a symbolic link to one
            Files.createDirectories(repodata);
        }
        return repodata;
    }

    private static RecordSpool spool(Path repodata) throws IOException {
        return new RecordSpool(repodata.resolve("packages" + MetadataOutput.UNFINISHED));
    }

    /** Takes the files whose records can stay from those that are to be read. */
    private static List<PackageFacts> keep(RepositoryMetadata published, Map<String, PackageFiles.Found> unread) {
        List<PackageFacts> kept = new ArrayList<>();
        if (published.isCreaterepos()) {
            for (PackageFacts facts : published.packages()) {
                PackageFiles.Found found = unread.remove(facts.href());
                if (found != null && found.isThatOf(facts)) {
                    kept.add(facts);
                } else if (found != null) {
                    unread.put(facts.href(), found);
                }
            }
        }
        return kept;
    }

    private static FolderResult publish(
            FolderContents contents, Set<String> omitted, FolderOptions options, Commit commit) throws IOException {
        List<RecordSpool.SpooledRecord> added = contents.added(omitted);
        Set<String> removed = contents.removed(omitted);
        boolean isChanged =
                commit.run(contents.published(), MetadataUpdate.ofSpooled(contents.published(), removed, added));
        return new FolderResult(
                isChanged,
                contents.clients(omitted),
                added.stream().map(record -> record.facts().href()).toList(),
                List.copyOf(removed));
    }

    /** The directory that has the packages. */
    public Path root() {
        return root;
    }

    @Override
    public void close() throws IOException {
        try {
            if (Files.isDirectory(root.resolve("repodata"), LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(root.resolve("repodata")); // it is empty if the first run has failed
            }
        } catch (DirectoryNotEmptyException e) {
            return;
        } finally {
            lock.close();
        }
    }
}
