package io.github.apprpm.repository;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.repository.metadata.MetadataInputs;
import io.github.apprpm.repository.metadata.MetadataKind;
import io.github.apprpm.repository.metadata.MetadataReader;
import io.github.apprpm.repository.metadata.PackageFacts;
import io.github.apprpm.repository.metadata.PartsInput;
import io.github.apprpm.repository.metadata.RepomdData;
import io.github.apprpm.repository.metadata.RepomdData.Field;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files of packages that the metadata leave out for good, as there are enough newer ones. They stay as long as a set of
 * metadata is there that has them, for clients that have read it.
 */
final class OldVersions {
    private static final Pattern DIGEST = Pattern.compile("([0-9a-f]{64})-");

    private final Path root;

    OldVersions(Path root) {
        this.root = root;
    }

    /** @return the hrefs of those that are gone now; none while metadata are damaged that may have them */
    List<String> delete(Collection<String> hrefs) throws IOException {
        List<String> deleted = new ArrayList<>();
        if (!hrefs.isEmpty()) {
            Set<String> needed = new HashSet<>();
            for (Path file : primaries()) {
                try {
                    packages(file).forEach(each -> needed.add(each.href()));
                } catch (PackagingException e) { // it goes, too, when it is old enough
                    return List.of();
                }
            }
            for (String href : hrefs) {
                if (!needed.contains(href) && Files.deleteIfExists(FileChanges.inside(root, href))) {
                    deleted.add(href);
                }
            }
        }
        return deleted;
    }

    /** What the sets of metadata that are there say of files that need not be read again to know what they are. */
    Map<String, PackageFacts> known(Map<String, PackageFiles.Found> files) throws IOException {
        Map<String, PackageFacts> known = new HashMap<>();
        for (Path file : primaries()) {
            try {
                for (PackageFacts each : packages(file)) {
                    PackageFiles.Found found = files.get(each.href());
                    if (found != null && found.isThatOf(each)) {
                        known.put(each.href(), each);
                    }
                }
            } catch (PackagingException e) {
                continue; // those of its packages that no other has are read
            }
        }
        return known;
    }

    /** Those of all sets of metadata, the superseded ones too. */
    private List<Path> primaries() throws IOException {
        List<Path> primaries = new ArrayList<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(root.resolve("repodata"), "*primary.xml{,.gz,.zst,.xz,.bz2}")) {
            files.forEach(primaries::add);
        }
        return primaries;
    }

    /** @throws PackagingException if the file is damaged; its name has its digest if it is one of ours */
    private List<PackageFacts> packages(Path file) throws IOException {
        String name = file.getFileName().toString();
        List<Field> fields = new ArrayList<>(List.of(new Field("location", Map.of("href", "repodata/" + name), "")));
        Matcher digest = DIGEST.matcher(name);
        if (digest.lookingAt()) {
            fields.add(new Field("checksum", Map.of("type", "sha256"), digest.group(1)));
        }
        List<PackageFacts> packages = new ArrayList<>();
        try (PartsInput input =
                MetadataInputs.open(root, new RepomdData(MetadataKind.PRIMARY.type(), fields), MetadataKind.PRIMARY)) {
            for (Optional<byte[]> parts = input.next(); parts.isPresent(); parts = input.next()) {
                packages.addAll(MetadataReader.facts(root, parts.get()));
            }
        }
        return packages;
    }
}
