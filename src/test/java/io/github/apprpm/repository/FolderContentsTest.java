package io.github.apprpm.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.repository.metadata.PackageFacts;
import io.github.apprpm.repository.metadata.RecordSpool;
import io.github.apprpm.repository.metadata.Records;
import io.github.apprpm.repository.metadata.RepositoryMetadata;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderContentsTest {
    @TempDir
    private Path directory;

    @Test
    void newPackagesTakeTheirPlacesBetweenThoseThatStay() throws IOException {
        assertEquals(
                List.of("a.rpm", "b.rpm", "c.rpm", "d.rpm", "e.rpm", "f.rpm"),
                contents(
                                List.of("b.rpm", "d.rpm", "e.rpm"),
                                List.of("b.rpm", "d.rpm", "e.rpm"),
                                "a.rpm",
                                "c.rpm",
                                "f.rpm")
                        .all()
                        .stream()
                        .map(PackageFacts::href)
                        .toList());
    }

    @Test
    void whatIsPublishedAndNeitherStaysNorIsReadIsRemoved() throws IOException {
        FolderContents contents =
                contents(List.of("a.rpm", "b.rpm", "c.rpm", "d.rpm"), List.of("b.rpm"), "d.rpm", "e.rpm");
        assertEquals(Set.of("a.rpm", "c.rpm"), contents.removed(Set.of()));
        assertEquals(3, contents.clients(Set.of()));
    }

    @Test
    void whatIsOmittedIsRemovedIfItWasPublishedAndDoesNotComeIfItIsNew() throws IOException {
        FolderContents contents =
                contents(List.of("a.rpm", "b.rpm", "c.rpm"), List.of("a.rpm", "b.rpm"), "c.rpm", "d.rpm");
        Set<String> omitted = Set.of("b.rpm", "c.rpm", "d.rpm");
        assertEquals(Set.of("b.rpm", "c.rpm"), contents.removed(omitted));
        assertEquals(List.of(), contents.added(omitted));
        assertEquals(1, contents.clients(omitted));
    }

    private FolderContents contents(List<String> published, List<String> kept, String... read) throws IOException {
        List<PackageFacts> facts =
                published.stream().map(href -> Records.of(href, "old").facts()).toList();
        try (RecordSpool spool = new RecordSpool(directory.resolve("spool"))) {
            for (String href : read) {
                spool.add(Records.of(href, "new"));
            }
            return new FolderContents(
                    new RepositoryMetadata(
                            directory, Optional.empty(), facts, List.of(), new SoftReference<>(List.of()), true),
                    facts.stream().filter(one -> kept.contains(one.href())).toList(),
                    spool.records());
        }
    }
}
