package io.github.apprpm.server.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.repository.ExtraMetadata;
import io.github.apprpm.repository.ExtraMetadata.Kind;
import io.github.apprpm.repository.metadata.MetadataInputs;
import io.github.apprpm.repository.metadata.Repomd;
import io.github.apprpm.repository.metadata.RepomdData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergedOthersTest {
    @TempDir
    private Path directory;

    private final List<Path> members = new ArrayList<>();
    private final MergedOthers others = new MergedOthers();

    /** A member with one file, which was written so many seconds after 1970. */
    private void member(Kind kind, String text, long seconds) throws IOException {
        Path root = directory.resolve("member" + members.size());
        Path repodata = Files.createDirectories(root.resolve("repodata"));
        Path file = Files.writeString(root.resolve("given"), text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(seconds * 1000));
        List<RepomdData> data = new ExtraMetadata(Map.of(kind, file)).in(repodata, List.of());
        Files.write(root.resolve(Repomd.PATH), new Repomd("1", List.of(), data).bytes());
        members.add(root);
    }

    private List<RepomdData> merge(List<RepomdData> published) throws IOException {
        return others.of(members).in(Files.createDirectories(directory.resolve("repodata")), published);
    }

    private String merged() throws IOException {
        try (InputStream in =
                MetadataInputs.openOther(directory, merge(List.of()).get(0))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll(">\\s+<", "><");
        }
    }

    private static String advisory(String id, String title) {
        return "<update type=\"security\"><id>%s</id><title>%s</title></update>".formatted(id, title);
    }

    @Test
    void ofTwoAdvisoriesOfOneIdTheFirstCounts() throws IOException {
        member(Kind.UPDATEINFO, "<updates>" + advisory("A-1", "first &lt;b&gt;") + "</updates>", 1);
        member(Kind.UPDATEINFO, "<updates>" + advisory("A-2", "b") + advisory("A-1", "second") + "</updates>", 2);

        assertEquals(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><updates>" + advisory("A-1", "first &lt;b&gt;")
                        + advisory("A-2", "b") + "</updates>",
                merged());
    }

    private static String group(String id, String name, String... packages) {
        StringBuilder group = new StringBuilder("<group><id>%s</id><name>%s</name><packagelist>".formatted(id, name));
        for (String each : packages) {
            group.append("<packagereq type=\"default\">").append(each).append("</packagereq>");
        }
        return group.append("</packagelist></group>").toString();
    }

    @Test
    void aGroupOfSeveralMembersHasThePackagesOfEach() throws IOException {
        String doctype = "<!DOCTYPE comps PUBLIC \"-//Red Hat, Inc.//DTD Comps info//EN\" \"comps.dtd\">";
        member(Kind.COMPS, doctype + "<comps>" + group("web", "Web", "shop", "till") + "</comps>", 1);
        member(
                Kind.COMPS,
                "<comps>" + group("db", "Databases", "pg") + group("web", "WWW", "till", "cms") + "</comps>",
                2);

        String text = merged();
        assertTrue(
                text.endsWith("<comps>" + group("web", "Web", "shop", "till", "cms") + group("db", "Databases", "pg")
                        + "</comps>"),
                text);
    }

    @Test
    void modulesAreDocumentsOneAfterTheOther() throws IOException {
        member(Kind.MODULES, "---\ndocument: modulemd-defaults\nversion: 1\n", 1);
        member(Kind.MODULES, "document: modulemd\nversion: 2", 2);

        assertEquals("""
                ---
                document: modulemd-defaults
                version: 1

                ---
                document: modulemd
                version: 2
                """, merged());
    }

    @Test
    void whatHasNotChangedIsNotWrittenAgain() throws IOException {
        member(Kind.UPDATEINFO, "<updates>" + advisory("A-1", "a") + "</updates>", 100);
        List<RepomdData> first = merge(List.of());

        assertEquals(100, first.get(0).timestamp());
        assertSame(first, merge(first));
        assertEquals(first, new MergedOthers().of(members).in(directory.resolve("repodata"), first));
    }

    @Test
    void whatNoMemberHasAnyLongerIsGone() throws IOException {
        member(Kind.UPDATEINFO, "<updates/>", 1);
        List<RepomdData> first = merge(List.of());
        members.clear();

        assertEquals(List.of(), merge(first));
    }

    @Test
    void nothingOutsideOfTheFileIsRead() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "secret");
        for (Kind kind : List.of(Kind.COMPS, Kind.UPDATEINFO)) {
            Path root = Files.createDirectories(directory.resolve(kind.type()));
            Files.writeString(
                    root.resolve("evil.xml"),
                    "<!DOCTYPE x [<!ENTITY x SYSTEM \"%s\">]><x><group><id>&x;</id></group><update><id>&x;</id></update></x>"
                            .formatted(secret.toUri()));
            RepomdData data = new RepomdData(
                    kind.type(), List.of(new RepomdData.Field("location", Map.of("href", "evil.xml"), "")));
            Files.createDirectories(root.resolve("repodata"));
            Files.write(root.resolve(Repomd.PATH), new Repomd("1", List.of(), List.of(data)).bytes());
            members.clear();
            members.add(root);
            try {
                assertTrue(!merged().contains("secret"));
            } catch (PackagingException e) {
                assertTrue(!e.getMessage().contains("secret,"), e.getMessage());
            }
        }
    }

    @Test
    void aFileThatIsDamagedIsNamed() throws IOException {
        member(Kind.UPDATEINFO, "<updates>" + advisory("A-1", "a") + "</updates>", 1);
        Path repodata = members.get(0).resolve("repodata");
        try (var files = Files.newDirectoryStream(repodata, "*.gz")) {
            Files.write(files.iterator().next(), new byte[20]);
        }

        PackagingException e = assertThrows(PackagingException.class, () -> MergedOthers.require(members.get(0)));
        assertTrue(e.getMessage().contains("updateinfo.xml.gz"), e.getMessage());
    }
}
