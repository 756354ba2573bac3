package io.github.apprpm.library;

import io.github.apprpm.file.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Libraries whose coordinates the build knows.
 *
 * @param bySha256 their coordinates by the digest of their files, in hexadecimal digits
 * @param module the module that is built
 */
public record KnownLibraries(Map<String, Coordinates> bySha256, Optional<Coordinates> module) {
    /** For a package whose build is not known. */
    public static final KnownLibraries NONE = new KnownLibraries(Map.of(), Optional.empty());

    public KnownLibraries {
        bySha256 = Map.copyOf(bySha256);
    }

    /**
     * The libraries of a build.
     *
     * @param files the coordinates of its files
     * @param module the module itself
     */
    public static KnownLibraries of(Map<Path, Coordinates> files, Coordinates module) throws IOException {
        Map<String, Coordinates> bySha256 = new HashMap<>();
        for (Map.Entry<Path, Coordinates> file : files.entrySet()) {
            bySha256.put(Sha256.hex(file.getKey()), file.getValue());
        }
        return new KnownLibraries(bySha256, Optional.of(module));
    }

    /**
     * A jar with the coordinates that the build knows.
     *
     * @param found what the jar says, which is kept if the build does not know the jar
     * @param descriptors what Maven left in it
     */
    Identification identify(String sha256, Identification found, Collection<MavenDescriptor> descriptors) {
        return Optional.ofNullable(bySha256.get(sha256))
                .or(() -> module.filter(own -> found.mayBe(own, descriptors)))
                .map(exact -> found.knownAs(exact, descriptors))
                .orElse(found);
    }
}
