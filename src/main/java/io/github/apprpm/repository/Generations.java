package io.github.apprpm.repository;

import io.github.apprpm.file.Sha256;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.repository.metadata.MetadataOutput;
import io.github.apprpm.repository.metadata.Repomd;
import io.github.apprpm.repository.metadata.RepositoryMetadata;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Superseded metadata, which clients may still ask for: a copy of each {@code repomd.xml}, whose time is when it was
 * superseded, keeps the files that it names.
 */
final class Generations {
    private static final String COPY = "-repomd.xml";
    /** Only what we have written, or createrepo_c under such a name, is ever deleted. */
    private static final Pattern NAME = Pattern.compile(
            "[0-9a-f]{64}-((primary|filelists|other)\\.xml\\.(gz|zst)|(repomd|comps)\\.xml|(updateinfo\\.xml|modules\\.yaml)\\.gz)");

    private final Path repodata;
    private final FolderOptions options;

    Generations(Path repodata, FolderOptions options) {
        this.repodata = repodata;
        this.options = options;
    }

    /** Keeps what is published, which is about to be superseded. */
    void keep(RepositoryMetadata published) throws IOException {
        if (published.repomd().isPresent()) {
            byte[] repomd = Files.readAllBytes(repodata.resolve("repomd.xml"));
            Path copy = repodata.resolve(Sha256.hex(repomd) + COPY);
            Path unfinished = repodata.resolve("superseded" + MetadataOutput.UNFINISHED);
            Durable.write(unfinished, repomd);
            Files.setLastModifiedTime(unfinished, FileTime.from(options.time()));
            Durable.move(unfinished, copy);
        }
    }

    /** Deletes the files that neither the published metadata nor a kept generation names. */
    void prune() throws IOException {
        Instant oldest = options.time().minus(options.keptFor());
        List<Path> copies = copies();
        Set<String> named = new HashSet<>();
        add(named, repodata.resolve("repomd.xml"));
        for (int i = 0; i < copies.size(); i++) {
            Path copy = copies.get(i);
            if (i < options.keptGenerations()
                    || Files.getLastModifiedTime(copy).toInstant().isAfter(oldest)) {
                named.add(copy.getFileName().toString());
                add(named, copy);
            }
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(repodata)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (NAME.matcher(name).matches() && !named.contains(name)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** The newest first. */
    private List<Path> copies() throws IOException {
        List<Path> copies = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(repodata, "*" + COPY)) {
            files.forEach(copies::add);
        }
        List<FileTime> times = new ArrayList<>();
        for (Path copy : copies) {
            times.add(Files.getLastModifiedTime(copy));
        }
        List<Path> sorted = new ArrayList<>(copies);
        sorted.sort(Comparator.<Path, FileTime>comparing(copy -> times.get(copies.indexOf(copy)))
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
        return sorted;
    }

    private static void add(Set<String> named, Path repomd) throws IOException {
        Optional<Repomd> parsed;
        try {
            parsed = Optional.of(Repomd.parse(Files.readAllBytes(repomd), repomd.toString()));
        } catch (PackagingException e) { // a copy that is damaged names nothing, and is kept as long as others
            parsed = Optional.empty();
        }
        parsed.ifPresent(one -> one.data()
                .forEach(data -> named.add(Path.of(data.href()).getFileName().toString())));
    }
}
