package io.github.apprpm.repository;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.repository.ContentPolicy.Omission;
import io.github.apprpm.repository.RepositoryChange.Outcome;
import io.github.apprpm.repository.index.PackageIndexer;
import io.github.apprpm.repository.metadata.PackageFacts;
import io.github.apprpm.repository.metadata.PackageRecord;
import io.github.apprpm.repository.metadata.Repomd;
import io.github.apprpm.repository.metadata.RepositoryMetadata;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Changes the folder of a repository, and its metadata with it: all of it or, if something is not right, nothing. */
public final class RepositoryRun {
    private final Path root;
    private final RepositoryChange change;
    private final FolderOptions options;
    private final List<String> superseded = new ArrayList<>();
    private final List<String> unsigned = new ArrayList<>();

    /** @param options how the metadata are written; which packages they have is up to the change */
    public RepositoryRun(Path root, RepositoryChange change, FolderOptions options) {
        this.root = root;
        this.change = change;
        this.options = options;
    }

    /** @throws PackagingException if the request, a package or the metadata are not right; nothing is changed then */
    public Outcome run() throws IOException {
        try (RepositoryFolder folder = RepositoryFolder.open(root)) {
            byte[] before = folder.repomd();
            FileChanges files = new FileChanges();
            try {
                List<PackageFacts> promoted = promote(files);
                List<PackageFacts> yanked = yank(files);
                FolderResult result = folder.update(reader(), published());
                return new Outcome(
                        result, promoted, yanked, new OldVersions(root).delete(superseded), List.copyOf(unsigned));
            } catch (IOException | RuntimeException e) {
                if (Arrays.equals(before, folder.repomd())) { // otherwise clients see the change already
                    files.undo(e);
                }
                throw e;
            }
        }
    }

    private List<PackageFacts> promote(FileChanges files) throws IOException {
        if (change.promotion().isEmpty()) {
            return List.of();
        }
        Promotion promotion = change.promotion().get();
        RepositoryMetadata other = RepositoryMetadata.read(promotion.from());
        if (other.repomd().isEmpty()) {
            throw new PackagingException(
                    "The directory '%s' of <from> is not a repository: it has no %s"
                            .formatted(promotion.from(), Repomd.PATH),
                    "Correct the path, or run apprpm:repository for it first");
        }
        return promotion.link(other.packages(), root, files);
    }

    private List<PackageFacts> yank(FileChanges files) throws IOException {
        return change.yank().isEmpty()
                ? List.of()
                : change.yank().get().move(RepositoryMetadata.read(root).packages(), root, files);
    }

    private FolderOptions published() {
        return new FolderOptions(
                options.compression(),
                options.time(),
                options.signer(),
                options.keptGenerations(),
                options.keptFor(),
                new OfRun(),
                options.others());
    }

    /** Also hears which packages there are enough newer ones of. */
    private final class OfRun implements FolderPolicy {
        @Override
        public Set<String> omitted(List<PackageFacts> packages) {
            Omission omission = change.policy().omission(packages);
            superseded.clear();
            superseded.addAll(omission.superseded());
            return omission.all();
        }

        @Override
        public boolean omitsPublished() {
            return change.policy().retention().isPresent();
        }
    }

    private RepositoryFolder.PackageReader reader() throws IOException {
        PackageIndexer indexer = new PackageIndexer();
        Optional<TrustedKeys> ofRepository =
                change.keys().isEmpty() && options.signer().isPresent()
                        ? Optional.of(options.signer().get().trusted())
                        : Optional.empty();
        return (file, href) -> {
            PackageRecord read = indexer.read(file, href);
            if (change.keys().isPresent()) {
                change.keys().get().require(file);
            } else if (ofRepository.isPresent() && !ofRepository.get().trust(file)) {
                unsigned.add(href);
            }
            return read;
        };
    }
}
