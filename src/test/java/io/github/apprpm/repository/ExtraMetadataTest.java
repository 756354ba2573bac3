package io.github.apprpm.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.file.Sha256;
import io.github.apprpm.repository.ExtraMetadata.Kind;
import io.github.apprpm.repository.metadata.RepomdData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExtraMetadataTest {
    private static final String COMPS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE comps PUBLIC "-//Red Hat, Inc.//DTD Comps info//EN" "comps.dtd">
            <comps><group><id>shop</id></group></comps>
            """;
    private static final String UPDATEINFO = "<updates><update type=\"security\"><id>SHOP-1</id></update></updates>";
    private static final String MODULES = "---\ndocument: modulemd-defaults\nversion: 1\n";

    @TempDir
    private Path directory;

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("given"), text);
    }

    private List<RepomdData> in(Kind kind, String text, RepomdData... published) throws IOException {
        return new ExtraMetadata(Map.of(kind, write(text))).in(directory, List.of(published));
    }

    private static RepomdData old(String type) {
        return RepomdData.of(type, "0", "0", "repodata/0-" + type, 1, 1, 1);
    }

    private static List<String> types(List<RepomdData> data) {
        return data.stream().map(RepomdData::type).toList();
    }

    private Path file(RepomdData data) {
        return directory.resolve(data.href().replace("repodata/", ""));
    }

    private static String field(RepomdData data, String name) {
        return data.field(name).orElseThrow().text();
    }

    @Test
    void groupsAreAsTheyAreForTheOldestClients() throws IOException {
        RepomdData group = in(Kind.COMPS, COMPS).get(0);

        assertEquals(COMPS, Files.readString(file(group)));
        assertEquals(Sha256.hex(COMPS.getBytes(StandardCharsets.UTF_8)), field(group, "checksum"));
        assertTrue(group.field("open-checksum").isEmpty());
    }

    @Test
    void advisoriesAreCompressed() throws IOException {
        RepomdData updateinfo = in(Kind.UPDATEINFO, UPDATEINFO).get(0);

        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file(updateinfo)))) {
            assertEquals(UPDATEINFO, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertEquals(Sha256.hex(file(updateinfo)), field(updateinfo, "checksum"));
        assertEquals(Sha256.hex(UPDATEINFO.getBytes(StandardCharsets.UTF_8)), field(updateinfo, "open-checksum"));
        assertEquals(Long.toString(Files.size(file(updateinfo))), field(updateinfo, "size"));
    }

    @Test
    void newFileTakesThePlaceOfItsKindInAllForms() throws IOException {
        List<RepomdData> all =
                in(Kind.COMPS, COMPS, old("productid"), old("group"), old("group_gz"), old("updateinfo"));

        assertEquals(List.of("productid", "group", "updateinfo"), types(all));
        assertTrue(Files.exists(file(all.get(1))));
        assertEquals(old("updateinfo"), all.get(2));
    }

    @Test
    void kindThatIsNotGivenStays() throws IOException {
        assertEquals(List.of("updateinfo", "modules"), types(in(Kind.MODULES, MODULES, old("updateinfo"))));
    }

    @Test
    void sameFileGivesTheSameRecordAgain() throws IOException {
        List<RepomdData> first = in(Kind.UPDATEINFO, UPDATEINFO);

        assertEquals(
                first,
                new ExtraMetadata(Map.of(Kind.UPDATEINFO, directory.resolve("given")))
                        .in(directory, new ArrayList<>(first)));
    }

    @ParameterizedTest
    @EnumSource
    void fileOfAnotherKindIsRefused(Kind kind) throws IOException {
        String other = kind == Kind.UPDATEINFO ? COMPS : UPDATEINFO;

        Refusal.of(() -> in(kind, other)).says("'" + directory.resolve("given") + "'", "<" + kind.parameter() + ">");
        assertTrue(Arrays.equals(new String[] {"given"}, directory.toFile().list()));
    }

    @Test
    void xmlThatBreaksOffIsRefused() {
        Refusal.of(() -> in(Kind.UPDATEINFO, "<updates><update>")).says("<updateinfo>", "is not XML");
    }

    @Test
    void missingFileIsRefused() {
        Path missing = directory.resolve("missing");

        Refusal.of(() -> new ExtraMetadata(Map.of(Kind.COMPS, missing)).in(directory, List.of()))
                .says("<comps>", "'" + missing + "'", "does not exist");
    }
}
