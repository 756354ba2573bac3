package io.github.apprpm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.html.Page;
import io.github.apprpm.html.Section;
import io.github.apprpm.verify.CaseResult;
import io.github.apprpm.verify.Level;
import io.github.apprpm.verify.Promise;
import io.github.apprpm.verify.Seen;
import io.github.apprpm.verify.Verification;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerifyPageTest {
    private static Page page(Verification verification) {
        return new VerifyPage(verification).page();
    }

    private static Verification processWith(CaseResult... cases) {
        return Seen.of(Seen.trial("Java 17", Level.PROCESS, List.of(cases)));
    }

    private static Section section(Page page, String id) {
        return page.sections().stream()
                .filter(section -> section.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachPlaceHasItsSection() {
        assertEquals(
                List.of("overview", "not-done", "place-1", "place-2"),
                page(Seen.shop()).sections().stream().map(Section::id).toList());
    }

    @Test
    void theVerdictIsAtTheTop() {
        String header = page(Seen.shop()).header().toString();
        assertTrue(
                header.contains("The package breaks promises: an upgrade restarts it exactly once;"
                        + " erasing leaves nothing but what is documented."),
                header);
        assertTrue(header.contains("<a class=\"label error\" href=\"#overview\">2 broken</a>"), header);
        assertTrue(header.contains("<a class=\"label warning\" href=\"#not-done\">1 not done</a>"), header);
        assertTrue(header.contains("upgraded from shop-1.0.0-1.noarch"), header);
    }

    @Test
    void aPackageThatKeepsAllIsGood() {
        String header = page(processWith(Seen.kept(Promise.STARTS, 1))).header().toString();
        assertTrue(header.contains("The package keeps all promises that were tried on Java 17."), header);
        assertTrue(header.contains("<a class=\"label good\" href=\"#overview\">1 kept</a>"), header);
        assertFalse(header.contains("broken"), header);
    }

    @Test
    void nothingTriedIsNotCalledGood() {
        String header = page(processWith(Seen.skipped(Promise.STARTS, "there is no Java")))
                .header()
                .toString();
        assertTrue(header.contains("Nothing could be tried."), header);
        assertFalse(header.contains("good"), header);
    }

    @Test
    void whatIsBrokenComesFirstWithItsCauseAndTheLog() {
        String place = section(page(Seen.shop()), "place-2").element().toString();
        int cause = place.indexOf("It was restarted 2 times, by %post and by %posttrans.");
        int log = place.indexOf("Stopping shop.service - Shop...\nNov 21");
        int first = place.indexOf("<td>an upgrade restarts it exactly once</td>");
        int second = place.indexOf("<td>erasing leaves nothing but what is documented</td>");
        int kept = place.indexOf("<td>the package manager installs it with its dependencies</td>");
        assertTrue(0 < cause && cause < log && log < first && first < second && second < kept, place);
    }

    @Test
    void aSkippedPromiseSaysWhy() {
        String place = section(page(Seen.shop()), "place-2").element().toString();
        assertTrue(place.contains("<span class=\"details\">the package is not signed</span>"), place);
    }

    @Test
    void notesAndOmissionsAreTold() {
        Page page = page(Seen.shop());
        assertTrue(section(page, "place-2").element().toString().contains("<li>LimitNOFILE= cannot exceed 20000"));
        assertTrue(section(page, "not-done")
                .element()
                .toString()
                .contains("<li>host level (no container engine answers: "));
    }

    @Test
    void theUpgradeIsDrawnWhereThereWasOne() {
        Page page = page(Seen.shop());
        assertFalse(section(page, "place-1").element().toString().contains("<svg"));
        assertTrue(section(page, "place-2").element().toString().contains("<svg class=\"timeline\""));
    }

    @Test
    void aNameThatIsNotTheBeginningOfTheFullNameDoesNotMatter() {
        Verification verification = new Verification("a", "b-1-1", java.util.Optional.empty(), List.of(), List.of());
        assertTrue(page(verification).header().toString().contains("a <span class=\"version\">b-1-1</span>"));
    }

    @Test
    void theSameVerificationGivesTheSameBytes() {
        assertEquals(page(Seen.shop()).html(), page(Seen.shop()).html());
    }
}
