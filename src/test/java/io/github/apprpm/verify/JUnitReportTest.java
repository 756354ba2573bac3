package io.github.apprpm.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

@Isolated("changes System.err")
class JUnitReportTest {
    @TempDir
    Path directory;

    /** Writes the report, and reads it by the schema of what CI systems read. */
    private Document report(Verification verification) throws Exception {
        Path file = directory.resolve("TEST-apprpm-verify.xml");
        new JUnitReport(verification).writeTo(file);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setSchema(SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(JUnitReportTest.class.getResource("junit.xsd")));
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(new Strict());
        return builder.parse(file.toFile());
    }

    private static final class Strict extends org.xml.sax.helpers.DefaultHandler {
        @Override
        public void error(org.xml.sax.SAXParseException e) throws org.xml.sax.SAXParseException {
            throw e;
        }
    }

    private static List<Element> all(Document report, String name) {
        List<Element> elements = new ArrayList<>();
        NodeList nodes = report.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static List<String> values(List<Element> elements, String attribute) {
        return elements.stream().map(element -> element.getAttribute(attribute)).toList();
    }

    private static Verification hostWith(CaseResult... cases) {
        return Seen.of(Seen.trial("bookworm", Level.HOST, List.of(cases)));
    }

    @Test
    void eachPlaceIsASuite() throws Exception {
        List<Element> suites = all(report(Seen.shop()), "testsuite");
        assertEquals(List.of("shop on Java 17.0.15", "shop on bookworm", "shop, not done"), values(suites, "name"));
        assertEquals(List.of("5", "31", "1"), values(suites, "tests"));
        assertEquals(List.of("0", "2", "0"), values(suites, "failures"));
        assertEquals(List.of("0", "1", "1"), values(suites, "skipped"));
        assertEquals(List.of("12.345", "31.200", "0.000"), values(suites, "time"));
    }

    @Test
    void theWholeCountsAllSuites() throws Exception {
        Element whole = report(Seen.shop()).getDocumentElement();
        assertEquals(
                List.of("37", "2", "2", "43.545"),
                List.of(
                        whole.getAttribute("tests"),
                        whole.getAttribute("failures"),
                        whole.getAttribute("skipped"),
                        whole.getAttribute("time")));
    }

    @Test
    void aCaseHasTheSentenceOfItsPromiseAndTheClassOfItsPlace() throws Exception {
        Element first = all(report(Seen.shop()), "testcase").get(0);
        assertEquals("it starts", first.getAttribute("name"));
        assertEquals("shop.java-17-0-15", first.getAttribute("classname"));
        assertEquals("0.210", first.getAttribute("time"));
    }

    @Test
    void aBrokenPromiseIsAFailureWithItsCauseAndTheLog() throws Exception {
        Element failure = all(report(Seen.shop()), "failure").get(0);
        assertEquals("It was restarted 2 times, by %post and by %posttrans", failure.getAttribute("message"));
        assertEquals("upgrade-restarts-once", failure.getAttribute("type"));
        assertEquals("""
                It was restarted 2 times, by %post and by %posttrans

                Nov 21 03:11:07 host systemd[1]: Stopping shop.service - Shop...
                Nov 21 03:11:08 host systemd[1]: Started shop.service - Shop.""", failure.getTextContent());
    }

    @Test
    void whatCouldNotBeTriedSaysWhy() throws Exception {
        List<Element> skipped = all(report(Seen.shop()), "skipped");
        assertEquals(
                List.of(
                        "the package is not signed",
                        "level host: no container engine answers: podman is not installed"),
                values(skipped, "message"));
    }

    @Test
    void whatWasNotDoneKeepsItsNameWhateverTheReason() throws Exception {
        Element omitted = (Element) all(report(Seen.shop()), "skipped").get(1).getParentNode();
        assertEquals("level host", omitted.getAttribute("name"));
    }

    @Test
    void notesAndTheUpgradeAreTheOutputOfTheirSuite() throws Exception {
        List<Element> outputs = all(report(Seen.shop()), "system-out");
        assertEquals(1, outputs.size());
        assertTrue(
                outputs.get(0)
                        .getTextContent()
                        .matches(
                                "LimitNOFILE= cannot exceed 20000 on this machine\nRequests during the upgrade: 155 .*"),
                outputs.get(0).getTextContent());
    }

    @Test
    void aSuiteNamesThePackageTheLevelAndOnAHostTheBaseline() throws Exception {
        List<Element> properties = all(report(Seen.shop()), "property");
        assertEquals(List.of("package", "level", "baseline"), values(properties.subList(2, 5), "name"));
        assertEquals(
                List.of("shop-1.1.0-1.noarch", "host", "shop-1.0.0-1.noarch"),
                values(properties.subList(2, 5), "value"));
    }

    @Test
    void charactersThatXmlForbidsAreReplaced() throws Exception {
        String log = "\u001b[31mred\u001b[0m \u0000 \ufffe \ud800 \ud83d\ude00 ]]> <b> & \" tab\t";
        Document report = report(hostWith(Seen.broken(Promise.STARTS, "It said \u0007\nno", log)));
        Element failure = all(report, "failure").get(0);
        assertEquals("It said \ufffd no", failure.getAttribute("message"));
        assertEquals(
                "It said \ufffd\nno\n\nred \ufffd \ufffd \ufffd \ud83d\ude00 ]]> <b> & \" tab\t",
                failure.getTextContent());
    }

    @Test
    void linesOfWindowsAreLines() throws Exception {
        Document report = report(hostWith(Seen.broken(Promise.STARTS, "It ended", "one\r\ntwo")));
        assertEquals("It ended\n\none\ntwo", all(report, "failure").get(0).getTextContent());
    }

    @Test
    void theNumbersAreReadEverywhere() throws Exception {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            report(Seen.shop());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aPlaceIsOneNameInAClass() throws Exception {
        Document report = report(Seen.of(Seen.trial(
                "registry.example.com/example/el9:latest (rootless)",
                Level.HOST,
                List.of(Seen.kept(Promise.STARTS, 1)))));
        assertEquals(
                "shop.registry-example-com-example-el9-latest-rootless",
                all(report, "testcase").get(0).getAttribute("classname"));
    }

    @Test
    void theSameVerificationGivesTheSameBytes() throws IOException {
        assertEquals(new JUnitReport(Seen.shop()).xml(), new JUnitReport(Seen.shop()).xml());
    }

    @Test
    void aFailureLeavesTheLastReport() throws IOException {
        Path file = directory.resolve("TEST-apprpm-verify.xml");
        new JUnitReport(Seen.shop()).writeTo(file);
        String before = Files.readString(file);
        Files.createDirectories(directory.resolve("TEST-apprpm-verify.xml.tmp/in-the-way"));
        assertThrows(IOException.class, () -> new JUnitReport(hostWith()).writeTo(file));
        assertEquals(before, Files.readString(file));
    }

    @Test
    void withoutABaselineNoneIsNamed() throws Exception {
        TrialResult trial = new TrialResult(
                "bookworm",
                Level.HOST,
                List.of(Seen.kept(Promise.STARTS, 1)),
                List.of(),
                Optional.empty(),
                Duration.ofSeconds(1));
        Document report =
                report(new Verification("shop", "shop-1.0.0-1.noarch", Optional.empty(), List.of(trial), List.of()));
        assertFalse(values(all(report, "property"), "name").contains("baseline"));
        assertEquals(List.of(), all(report, "system-out"));
    }
}
