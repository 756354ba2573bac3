package io.github.apprpm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.check.Finding;
import io.github.apprpm.html.Page;
import io.github.apprpm.html.Section;
import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.Directory;
import io.github.apprpm.model.PackageVersion;
import io.github.apprpm.rpm.PayloadDigests;
import io.github.apprpm.rpm.PayloadVisitor;
import io.github.apprpm.rpm.RpmPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectPageTest {
    private static final int MEGABYTE = 1_000_000;

    @TempDir
    Path directory;

    private static Page page(RpmPackage rpm) throws IOException {
        return page(rpm, List.of(), Optional.empty());
    }

    private static Page page(RpmPackage rpm, List<Finding> findings, Optional<RpmPackage> baseline) throws IOException {
        InspectedPayload payload = new InspectedPayload(rpm, baseline);
        PayloadDigests measured = PayloadDigests.of(rpm, payload);
        payload.compare(PayloadVisitor.NONE);
        return new InspectPage(rpm, payload, measured.broken(), findings).page();
    }

    private static List<String> sections(Page page) {
        return page.sections().stream().map(Section::id).toList();
    }

    private static String section(Page page, String id) {
        return page.sections().stream()
                .filter(section -> section.id().equals(id))
                .findFirst()
                .orElseThrow()
                .element()
                .toString();
    }

    @Test
    void aServiceHasAllSections() throws IOException {
        assertEquals(
                List.of("overview", "findings", "space", "unit", "scriptlets", "dependencies", "libraries", "files"),
                sections(page(Sample.shop().in(directory))));
    }

    @Test
    void aPackageOfNothingHasNoSectionsAboutIt() throws IOException {
        assertEquals(
                List.of("overview", "findings", "scriptlets", "dependencies", "files"),
                sections(page(Sample.of(directory))));
    }

    @Test
    void withABaselineThereAreChanges() throws IOException {
        RpmPackage before = Sample.shop().in(Files.createDirectory(directory.resolve("before")));
        RpmPackage after = Sample.shop().with(new PackageVersion(0, "2.0", "1")).in(directory);
        String changes = section(page(after, List.of(), Optional.of(before)), "changes");
        assertTrue(changes.contains("2.0-1 is an upgrade of 1.0.0-1."), changes);
    }

    @Test
    void theSamePackageGivesTheSameBytesWhereverItIs() throws IOException {
        RpmPackage here = Sample.shop().in(directory);
        RpmPackage there = Sample.shop().in(Files.createDirectory(directory.resolve("elsewhere")));
        assertEquals(page(here).html(), page(there).html());
        assertFalse(page(here).html().contains(directory.toString()));
    }

    /** In a browser, {@link PageInBrowserTest} sees that nothing runs. */
    @Test
    void noElementComesFromThePackage() throws IOException {
        RpmPackage hostile = Hostile.sample().in(directory);
        RpmPackage before = Sample.shop().in(Files.createDirectory(directory.resolve("before")));
        String html = page(hostile, List.of(), Optional.of(before)).html();
        assertTrue(html.contains("&lt;img src=x onerror=hostile=1&gt;"));
        assertFalse(Pattern.compile("<img|<svg onload|<script>hostile|href=\"javascript")
                .matcher(html)
                .find());
        assertEquals(1, html.split("<script", -1).length - 1);
        assertEquals(1, html.split("</body>", -1).length - 1);
    }

    @Test
    void aFindingHasItsReasonAndRemedy() throws IOException {
        String findings = section(page(Sample.of(directory), SamplePages.findings(), Optional.empty()), "findings");
        assertTrue(findings.contains("<span class=\"label error\">error</span>"), findings);
        assertTrue(findings.contains("can be written by all."), findings);
        assertTrue(findings.contains("<b>Remedy: </b>Set its mode to 0755."), findings);
        assertTrue(findings.contains("<code>file-world-writable</code>"), findings);
    }

    @Test
    void aWaivedFindingIsNotCountedButShownWithItsReason() throws IOException {
        Page page = page(Sample.of(directory), SamplePages.findings(), Optional.empty());
        assertTrue(section(page, "findings").contains("<b>Waived: </b>Customers know the name"));
        assertTrue(page.header().toString().contains(">1 warning</a>"), page.header()::toString);
    }

    @Test
    void withoutFindingsThePageSaysSo() throws IOException {
        assertTrue(section(page(Sample.of(directory)), "findings").contains("has found nothing."));
    }

    @Test
    void aLibraryIsNamedByItsCoordinates() throws IOException {
        String libraries = section(page(Sample.shop().in(directory)), "libraries");
        assertTrue(libraries.contains("<b>jackson-databind</b> <span class=\"group\">com.example</span>"), libraries);
    }

    @Test
    void thePlotGoesDownToTheJarInTheJar() throws IOException {
        String space = section(page(Sample.shop().in(directory)), "space");
        assertTrue(space.contains("<title>%s!/spring-core-1.2.3.jar: ".formatted(Sample.JAR)), space);
    }

    @Test
    void ofVeryManyFilesTheFirstAreShown() throws IOException {
        Entry[] many = IntStream.range(0, FileList.MOST + 500)
                .mapToObj(i -> new Directory("/var/app/shop/%05d".formatted(i), Attributes.root(0755)))
                .toArray(Entry[]::new);
        Page page = page(Sample.of(directory, many));
        assertTrue(section(page, "files").contains("The first 2000 of 2500 files."));
        assertTrue(page.html().length() < MEGABYTE);
    }

    @Test
    void ofABrokenPayloadThereIsWhatTheHeaderSays() throws IOException {
        Path file = Sample.shop().in(directory).file();
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        List<String> sections = sections(page(RpmPackage.read(file)));
        assertTrue(sections.containsAll(List.of("overview", "unreadable", "scriptlets", "files")), sections::toString);
        assertFalse(sections.contains("libraries"), sections::toString);
    }

    @Test
    void modesAreAsLsPrintsThem() throws IOException {
        String files = section(page(Sample.shop().in(directory)), "files");
        assertTrue(files.contains("<code>-rw-r-----</code> <code>0640</code>"), files);
        assertTrue(files.contains("<code>lrwxrwxrwx</code>"), files);
        assertTrue(files.contains("<span class=\"label\">config, noreplace</span>"), files);
    }

    @Test
    void aLineOfTheUnitHasItsExplanation() throws IOException {
        String unit = section(page(Sample.shop().in(directory)), "unit");
        assertTrue(unit.contains("<b>ProtectSystem</b>=strict"), unit);
        assertTrue(unit.contains("It can write nowhere but to its own directories"), unit);
        assertTrue(unit.contains("<code>MemoryDenyWriteExecute</code>"), "It is not set, and that is told: " + unit);
    }
}
