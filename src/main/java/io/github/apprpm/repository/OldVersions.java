package io.github.apprpm.repository;

import io.github.apprpm.repository.metadata.MetadataInputs;
import io.github.apprpm.repository.metadata.MetadataKind;
import io.github.apprpm.repository.metadata.MetadataReader;
import io.github.apprpm.repository.metadata.PartsInput;
import io.github.apprpm.repository.metadata.RepomdData;
import io.github.apprpm.repository.metadata.RepomdData.Field;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Files of packages that the metadata leave out for good, as there are enough newer ones. They stay as long as a set of
 * metadata is there that has them, for clients that have read it.
 */
final class OldVersions {
    private final Path root;

    OldVersions(Path root) {
        this.root = root;
    }

    /** @return the hrefs of those that are gone now */
    List<String> delete(Collection<String> hrefs) throws IOException {
        List<String> deleted = new ArrayList<>();
        if (!hrefs.isEmpty()) {
            Set<String> needed = published();
            for (String href : hrefs) {
                if (!needed.contains(href) && Files.deleteIfExists(FileChanges.inside(root, href))) {
                    deleted.add(href);
                }
            }
        }
        return deleted;
    }

    /** What all sets of metadata have, the superseded ones too. */
    private Set<String> published() throws IOException {
        Set<String> hrefs = new HashSet<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(root.resolve("repodata"), "*primary.xml{,.gz,.zst,.xz,.bz2}")) {
            for (Path file : files) {
                Field location = new Field("location", Map.of("href", "repodata/" + file.getFileName()), "");
                RepomdData data = new RepomdData(MetadataKind.PRIMARY.type(), List.of(location));
                try (PartsInput input = MetadataInputs.open(root, data, MetadataKind.PRIMARY)) {
                    for (Optional<byte[]> parts = input.next(); parts.isPresent(); parts = input.next()) {
                        MetadataReader.facts(root, parts.get()).forEach(each -> hrefs.add(each.href()));
                    }
                }
            }
        }
        return hrefs;
    }
}
