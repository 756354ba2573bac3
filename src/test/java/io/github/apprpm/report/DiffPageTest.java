package io.github.apprpm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.diff.PackageDiff;
import io.github.apprpm.html.Page;
import io.github.apprpm.html.Section;
import io.github.apprpm.model.PackageVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffPageTest {
    @TempDir
    Path directory;

    private Page page(Sample before, Sample after) throws IOException {
        return new DiffPage(PackageDiff.of(
                        before.in(Files.createDirectory(directory.resolve("before"))), after.in(directory)))
                .page();
    }

    private static Sample next() {
        return Sample.shop().with(new PackageVersion(0, "1.1.0", "1"));
    }

    private static List<String> sections(Page page) {
        return page.sections().stream().map(Section::id).toList();
    }

    @Test
    void aDependencyThatWasRaisedIsTheOnlyLibraryThatIsNamed() throws IOException {
        String name = "snakeyaml";
        Page page = page(
                Sample.shop(),
                next().withoutLibrary(name + "-1.2.3.jar")
                        .withLibrary(name + "-1.3.0.jar", Sample.library("com.example", name, "1.3.0", 30_000)));
        Section libraries = page.sections().get(1);
        assertEquals("changed-libraries", libraries.id());
        String html = libraries.element().toString();
        assertEquals(1, html.split("<tr>", -1).length - 2, html);
        assertTrue(html.contains("<b>snakeyaml</b>"), html);
        assertTrue(html.contains("data-side=\"before\">1.2.3<"), html);
        assertTrue(html.contains("data-side=\"after\">1.3.0<"), html);
    }

    @Test
    void eachKindOfChangeHasItsSection() throws IOException {
        assertEquals(
                List.of(
                        "overview",
                        "changed-libraries",
                        "changed-unit",
                        "changed-configuration",
                        "changed-files",
                        "changed-metadata",
                        "changed-size"),
                sections(new DiffPage(SamplePages.diff(directory)).page()));
    }

    @Test
    void aTextIsComparedLineByLine() throws IOException {
        String html = new DiffPage(SamplePages.diff(directory)).page().html();
        assertTrue(html.contains("<del>-TasksMax=8192\n</del><ins>+TasksMax=4096\n</ins>"));
    }

    @Test
    void equalPackagesHaveNoChanges() throws IOException {
        Page page = page(Sample.shop(), Sample.shop());
        assertEquals(List.of("overview"), sections(page));
        assertTrue(page.html().contains("Nothing else is different."));
    }

    @Test
    void aVersionThatGoesBackIsMarked() throws IOException {
        Page page = page(next(), Sample.shop());
        assertTrue(page.header().toString().contains("<span class=\"label error\">sorts below</span>"));
        assertTrue(page.html().contains("hosts do not take it as an upgrade"));
    }

    @Test
    void theSamePackagesGiveTheSameBytes() throws IOException {
        PackageDiff diff = SamplePages.diff(directory);
        assertEquals(
                new DiffPage(diff).page().html(),
                new DiffPage(PackageDiff.of(diff.before(), diff.after())).page().html());
    }
}
