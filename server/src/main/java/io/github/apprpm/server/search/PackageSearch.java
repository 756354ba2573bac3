package io.github.apprpm.server.search;

import io.github.apprpm.repository.metadata.MetadataKind;
import io.github.apprpm.repository.metadata.Repomd;
import io.github.apprpm.repository.metadata.RepomdData;
import io.github.apprpm.server.storage.DataFolder;
import io.github.apprpm.server.storage.View;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Searches the repositories of the server as they are published; what is searched is written again when they have changed. */
public final class PackageSearch {
    private static final String ENDING = ".words";
    private static final int DIGEST_DIGITS = 16;

    private final DataFolder data;
    private final Path directory;

    /** @param directory for what is searched; may be deleted at any time */
    public PackageSearch(DataFolder data, Path directory) {
        this.data = data;
        this.directory = directory;
    }

    /**
     * The best results.
     *
     * @param views where to search
     * @param most how many
     */
    public List<SearchResult> search(SearchQuery query, List<View> views, int most) throws IOException {
        BestResults results = new BestResults(most);
        for (View view : views) {
            Optional<Path> words = words(view);
            if (words.isPresent()) {
                search(words.get(), view, query, results);
            }
        }
        return results.sorted();
    }

    private void search(Path words, View view, SearchQuery query, BestResults results) throws IOException {
        try {
            SearchFile.search(words, view, query, results::add);
        } catch (NoSuchFileException e) { // another request has seen newer metadata meanwhile
            Optional<Path> newer = words(view);
            if (newer.isPresent()) {
                SearchFile.search(newer.get(), view, query, results::add);
            }
        }
    }

    /** @return nothing if nothing is published */
    private synchronized Optional<Path> words(View view) throws IOException {
        Path root = data.folder(view);
        Optional<Repomd> repomd = Repomd.read(root);
        if (repomd.isEmpty()) {
            return Optional.empty();
        }
        Path ofView = directory.resolve(view.path());
        Path words = ofView.resolve(generation(repomd.get()) + ENDING);
        if (!Files.exists(words)) {
            SearchFile.write(root, repomd.get(), words);
            try (DirectoryStream<Path> older = Files.newDirectoryStream(ofView, "*" + ENDING)) {
                for (Path each : older) {
                    if (!each.equals(words)) {
                        Files.deleteIfExists(each);
                    }
                }
            }
        }
        return Optional.of(words);
    }

    private static String generation(Repomd repomd) {
        StringBuilder generation = new StringBuilder();
        for (MetadataKind kind : List.of(MetadataKind.PRIMARY, MetadataKind.FILELISTS)) {
            String digest = repomd.find(kind.type())
                    .flatMap(file -> file.field("checksum"))
                    .map(RepomdData.Field::text)
                    .filter(text -> text.matches("[0-9a-f]{16,128}"))
                    .orElse("0".repeat(DIGEST_DIGITS));
            generation.append(digest, 0, DIGEST_DIGITS);
        }
        return generation.toString();
    }
}
