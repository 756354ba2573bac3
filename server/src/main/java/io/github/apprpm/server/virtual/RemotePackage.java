package io.github.apprpm.server.virtual;

import io.github.apprpm.repository.metadata.MetadataReader;
import io.github.apprpm.repository.metadata.PackageFacts;
import io.github.apprpm.repository.metadata.PackageRecord;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A package that a remote repository has. The copy of its metadata has a line for each, in which one is found without reading
 * them.
 *
 * @param pkgid the digest of the package
 * @param size its bytes
 * @param href where it is, below the root of the repository
 */
record RemotePackage(String pkgid, long size, String href) {
    private static final String FILE = "packages.txt";

    /** Reads all of the metadata, which compares their digests. */
    static void write(MetadataReader reader, Path generation) throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(generation.resolve(FILE))) {
            for (Optional<PackageRecord> record = reader.next(); record.isPresent(); record = reader.next()) {
                PackageFacts facts = record.get().facts();
                if (facts.href().lines().count() == 1) { // clients ask for no other
                    lines.append("%s %s %s\n".formatted(facts.pkgid(), Long.toString(facts.size()), facts.href()));
                }
            }
        }
    }

    /** The package at a place. */
    static Optional<RemotePackage> find(Path generation, String href) throws IOException {
        try (Stream<String> lines = Files.lines(generation.resolve(FILE))) {
            return lines.filter(line -> line.endsWith(href))
                    .map(line -> line.split(" ", 3))
                    .filter(words -> words[2].equals(href))
                    .map(words -> new RemotePackage(words[0], Long.parseLong(words[1]), words[2]))
                    .findFirst();
        }
    }
}
