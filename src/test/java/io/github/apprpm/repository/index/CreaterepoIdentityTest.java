package io.github.apprpm.repository.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Tool;
import io.github.apprpm.inspect.Corpus;
import io.github.apprpm.inspect.SignedCorpus;
import io.github.apprpm.model.Architecture;
import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.Compression;
import io.github.apprpm.model.Dependency;
import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.model.Payload;
import io.github.apprpm.model.Specs;
import io.github.apprpm.repository.CreaterepoOracle;
import io.github.apprpm.rpm.RpmWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The metadata of a package are the bytes that createrepo_c writes: of ours, of rpmbuild's, of packages that a seed
 * decides, and with {@code -Drepository.packages=DIRECTORY} of all that are below a directory.
 */
@Tag("tool")
class CreaterepoIdentityTest {
    private static final int SEEDS = 600;

    @TempDir
    private Path directory;

    private Path packages;

    @BeforeEach
    void createDirectory() throws IOException {
        packages = Files.createDirectory(directory.resolve("packages"));
    }

    private Map<String, String> refused() throws IOException {
        return new CreaterepoOracle(packages).compare(Files.createDirectory(directory.resolve("metadata")));
    }

    private void add(List<Path> files) throws IOException {
        for (Path file : files) {
            // One name may be that of several.
            Path target = packages.resolve("%05d".formatted(packages.toFile().list().length));
            Files.copy(file, Files.createDirectory(target).resolve(file.getFileName()));
        }
    }

    @Test
    void packagesOfRpmbuild() throws IOException {
        add(Corpus.shared().packages());
        add(SignedCorpus.shared().packages());
        add(Corpus.ofFormat6());
        assertEquals(Map.of(), refused());
    }

    @Test
    void packagesWhoseMetadataLeaveThingsOut() throws IOException {
        List<Path> built = Corpus.of("repository");
        assertEquals(121, built.size());
        add(built);
        assertEquals(Map.of(), refused());
    }

    @Test
    void packagesOfAnyTags() throws IOException {
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomRpm.write(seed, packages.resolve("forged+^~&'_%05d.rpm".formatted(seed)));
        }
        assertEquals(Map.of(), refused());
    }

    @Test
    void ourPackages() throws IOException {
        int count = 0;
        for (Compatibility compatibility : Compatibility.values()) {
            for (String compression : List.of("gzip", "xz", "none")) {
                for (Architecture architecture : List.of(Architecture.NOARCH, Architecture.values()[1])) {
                    Specs specs = Specs.shop()
                            .withRelease(Integer.toString(++count))
                            .with(compatibility)
                            .with(Compression.of(compression, null))
                            .with(architecture)
                            .with(DependencyKind.REQUIRES, Dependency.parse("requires", "java-headless >= 1:17"))
                            .with(DependencyKind.OBSOLETES, Dependency.parse("obsoletes", "store < 2~rc1"));
                    new RpmWriter(specs.spec(), Payload.of(List.of())).writeTo(packages.resolve(count + ".rpm"));
                }
            }
        }
        assertEquals(Map.of(), refused());
    }

    @Test
    void givenPackages() throws IOException {
        String given = System.getProperty("repository.packages", "src/test/resources/packages");
        try (Stream<Path> files = Files.walk(Path.of(given))) {
            add(files.filter(file -> file.toString().endsWith(".rpm")).sorted().toList());
        }
        Map<String, String> refused = refused();
        System.out.printf(
                "%d packages are the same, refused: %s%n", packages.toFile().list().length - refused.size(), refused);
        Tool rpmkeys = Tool.installed("rpmkeys", "--checksig", "--nosignature");
        refused.forEach((href, why) -> assertTrue(
                !why.contains("is damaged")
                        || rpmkeys.run(packages.resolve(href).toString()).status() != 0,
                () -> href + ": " + why));
    }
}
