package io.github.apprpm.verify;

import io.github.apprpm.file.AtomicFile;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The results in the XML of JUnit's reports, as CI systems read it: a suite for each place, with a test case for each promise.
 * The levels that were skipped are a suite of skipped cases.
 *
 * @param verification the results
 */
public record JUnitReport(Verification verification) {
    private static final double MILLIS_PER_SECOND = 1000;

    /** Writes the report; a failure leaves an existing report as it was. */
    public void writeTo(Path file) throws IOException {
        AtomicFile.ofText(file, xml());
    }

    String xml() throws IOException {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new Writing(xml).report(verification);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        return text.toString();
    }

    private record Writing(XMLStreamWriter xml) {
        void report(Verification verification) throws XMLStreamException {
            List<CaseResult> all = verification.trials().stream()
                    .flatMap(trial -> trial.cases().stream())
                    .toList();
            Duration time =
                    verification.trials().stream().map(TrialResult::time).reduce(Duration.ZERO, Duration::plus);
            List<CaseResult> omitted =
                    verification.omissions().stream().map(Writing::omitted).toList();
            xml.writeStartDocument("UTF-8", "1.0");
            line(0);
            xml.writeStartElement("testsuites");
            attribute("name", "apprpm:verify " + verification.nevra());
            counts(all, omitted.size(), time);
            for (TrialResult trial : verification.trials()) {
                suite(verification, trial);
            }
            if (!omitted.isEmpty()) {
                notDone(verification, omitted);
            }
            line(0);
            xml.writeEndElement();
            line(0);
            xml.writeEndDocument();
        }

        /** The name is the same for each reason, so that CI systems recognise the case. */
        private static CaseResult omitted(Omission omission) {
            String name = "level " + omission.level();
            String words = name + ": " + omission.reason();
            return new CaseResult("omission", name, Outcome.SKIPPED, words, Duration.ZERO, List.of());
        }

        private void suite(Verification verification, TrialResult trial) throws XMLStreamException {
            line(1);
            xml.writeStartElement("testsuite");
            attribute("name", "%s on %s".formatted(verification.name(), trial.place()));
            counts(trial.cases(), 0, trial.time());
            properties(verification, trial);
            for (CaseResult result : trial.cases()) {
                testCase("%s.%s".formatted(verification.name(), slug(trial.place())), result);
            }
            output(trial);
            line(1);
            xml.writeEndElement();
        }

        private void notDone(Verification verification, List<CaseResult> omitted) throws XMLStreamException {
            line(1);
            xml.writeStartElement("testsuite");
            attribute("name", verification.name() + ", not done");
            counts(omitted, 0, Duration.ZERO);
            for (CaseResult result : omitted) {
                testCase(verification.name() + ".not-done", result);
            }
            line(1);
            xml.writeEndElement();
        }

        private void counts(List<CaseResult> cases, int furtherSkipped, Duration time) throws XMLStreamException {
            attribute("tests", Integer.toString(cases.size() + furtherSkipped));
            attribute("failures", Long.toString(count(cases, Outcome.BROKEN)));
            attribute("errors", "0");
            attribute("skipped", Long.toString(count(cases, Outcome.SKIPPED) + furtherSkipped));
            attribute("time", seconds(time));
        }

        private static long count(List<CaseResult> cases, Outcome outcome) {
            return cases.stream().filter(result -> result.outcome() == outcome).count();
        }

        private void properties(Verification verification, TrialResult trial) throws XMLStreamException {
            line(2);
            xml.writeStartElement("properties");
            property("package", verification.nevra());
            property("level", trial.level().toString());
            if (trial.level() == Level.HOST && verification.baseline().isPresent()) {
                property("baseline", verification.baseline().get());
            }
            line(2);
            xml.writeEndElement();
        }

        private void property(String name, String value) throws XMLStreamException {
            line(3);
            xml.writeEmptyElement("property");
            attribute("name", name);
            attribute("value", value);
        }

        private void testCase(String className, CaseResult result) throws XMLStreamException {
            line(2);
            xml.writeStartElement("testcase");
            attribute("name", result.name());
            attribute("classname", className);
            attribute("time", seconds(result.time()));
            switch (result.outcome()) {
                case KEPT -> {}
                case BROKEN -> failure(result);
                case SKIPPED -> {
                    line(3);
                    xml.writeEmptyElement("skipped");
                    attribute("message", result.words());
                }
            }
            if (result.outcome() != Outcome.KEPT) {
                line(2);
            }
            xml.writeEndElement();
        }

        /** GitLab shows the text only, and Jenkins the attribute first: the cause is in both. */
        private void failure(CaseResult result) throws XMLStreamException {
            line(3);
            xml.writeStartElement("failure");
            attribute("message", result.words());
            attribute("type", result.id());
            List<String> lines = new ArrayList<>(List.of(result.words()));
            if (!result.evidence().isEmpty()) {
                lines.add("");
                lines.addAll(result.evidence());
            }
            text(String.join("\n", lines));
            xml.writeEndElement();
        }

        private void output(TrialResult trial) throws XMLStreamException {
            List<String> lines = new ArrayList<>(trial.notes());
            trial.timeline()
                    .map(TimelineSummary::of)
                    .ifPresent(summary -> lines.add("Requests during the upgrade: " + summary));
            if (!lines.isEmpty()) {
                line(2);
                xml.writeStartElement("system-out");
                text(String.join("\n", lines));
                xml.writeEndElement();
            }
        }

        private void attribute(String name, String value) throws XMLStreamException {
            xml.writeAttribute(name, allowed(value).replaceAll("\\s+", " "));
        }

        private void text(String text) throws XMLStreamException {
            xml.writeCharacters(allowed(text));
        }

        private void line(int depth) throws XMLStreamException {
            xml.writeCharacters("\n" + "  ".repeat(depth));
        }
    }

    /** A part of a class name: no dots, which would begin a further part. */
    private static String slug(String place) {
        return place.replaceAll("[^\\w-]+", "-").replaceAll("^-|-$", "").toLowerCase(Locale.ROOT);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toMillis() / MILLIS_PER_SECOND);
    }

    /** XML 1.0 forbids most control characters, even escaped; logs have them for colours. */
    private static String allowed(String text) {
        StringBuilder allowed = new StringBuilder(text.length());
        text.replace("\r\n", "\n")
                .codePoints()
                .map(c -> isAllowed(c) ? c : '\ufffd')
                .forEach(allowed::appendCodePoint);
        return allowed.toString();
    }

    /** Production 2 of the recommendation, but for the carriage return, which a reader turns into a line feed. */
    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c >= 0x20 && c < Character.MIN_SURROGATE
                || c > Character.MAX_SURROGATE && c < 0xFFFE
                || Character.isSupplementaryCodePoint(c);
    }
}
