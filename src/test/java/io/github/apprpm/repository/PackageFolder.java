package io.github.apprpm.repository;

import io.github.apprpm.repository.metadata.MetadataReader;
import io.github.apprpm.repository.metadata.PackageRecord;
import io.github.apprpm.repository.metadata.Records;
import io.github.apprpm.repository.metadata.Repomd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder of files that stand for packages: their texts are their contents. */
final class PackageFolder {
    static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");

    private final Path root;
    private final List<String> read = new ArrayList<>();

    PackageFolder(Path root) {
        this.root = root;
    }

    void put(String href, String content) throws IOException {
        Path file = root.resolve(href);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setLastModifiedTime(
                file,
                FileTime.from(Instant.ofEpochSecond(Records.of(href, content).modified())));
    }

    void remove(String href) throws IOException {
        Files.delete(root.resolve(href));
    }

    FolderResult update() throws IOException {
        return update(FolderOptions.at(TIME));
    }

    FolderResult update(FolderOptions options) throws IOException {
        return update(options, CommitSteps.NONE);
    }

    FolderResult update(FolderOptions options, CommitSteps steps) throws IOException {
        try (RepositoryFolder folder = RepositoryFolder.open(root, steps)) {
            return folder.update(this::read, options);
        }
    }

    private PackageRecord read(Path file, String href) throws IOException {
        String content = Files.readString(file);
        if (content.equals("broken")) {
            throw new io.github.apprpm.model.PackagingException("'%s' is broken".formatted(href), "Build it again");
        }
        read.add(href);
        return Records.of(href, content);
    }

    /** The packages that were read since the last call. */
    List<String> read() {
        List<String> hrefs = List.copyOf(read);
        read.clear();
        return hrefs;
    }

    /** What clients see: the packages with the digests of their files. All files are read, and their digests compared. */
    Map<String, String> published() throws IOException {
        return published(Repomd.read(root).orElseThrow());
    }

    /** What a client sees that has an older {@code repomd.xml}. */
    Map<String, String> published(Repomd repomd) throws IOException {
        Map<String, String> published = new TreeMap<>();
        try (MetadataReader reader = new MetadataReader(root, repomd)) {
            Records.all(reader).forEach(record -> published.put(record.href(), record.pkgid()));
        }
        return published;
    }

    /** The names and contents of all that is published, and when it was written. */
    Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(root.resolve("repodata"))) {
            for (Path file : list.toList()) {
                files.put(
                        file.getFileName().toString(),
                        io.github.apprpm.file.Sha256.hex(file) + Files.getLastModifiedTime(file));
            }
        }
        return files;
    }
}
