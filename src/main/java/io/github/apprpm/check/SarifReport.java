package io.github.apprpm.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.apprpm.file.AtomicFile;
import io.github.apprpm.file.Sha256;
import io.github.apprpm.model.Sentence;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The findings in the format SARIF 2.1.0 (OASIS), as code-scanning services read it. The same findings give the same
 * bytes.
 *
 * @param packages what was checked
 * @param root the directory that paths begin in
 * @param version of this plugin
 * @param category distinguishes the reports of several modules
 */
public record SarifReport(List<CheckedPackage> packages, Path root, String version, String category) {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final String PROJECT = "https://github.com/apprpm/apprpm-maven-plugin";
    private static final int FINGERPRINT_BYTES = 16;

    /** Writes the report; a failure leaves an existing report as it was. */
    public void writeTo(Path file) throws IOException {
        AtomicFile.of(file, this::writeUnfinished);
    }

    private void writeUnfinished(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                JsonGenerator json = new JsonFactory().createGenerator(out)) {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
            write(json);
            json.writeRaw('\n');
        }
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("$schema", SCHEMA);
        json.writeStringField("version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        writeTool(json);
        json.writeObjectFieldStart("automationDetails");
        json.writeStringField("id", category + "/");
        json.writeEndObject();
        json.writeStringField("columnKind", "utf16CodeUnits");
        json.writeArrayFieldStart("results");
        for (CheckedPackage checked : packages) {
            writeResults(json, checked);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeTool(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "apprpm");
        json.writeStringField("version", version);
        json.writeStringField("informationUri", PROJECT);
        json.writeArrayFieldStart("rules");
        for (Rule rule : Rule.values()) {
            writeRule(json, rule);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeRule(JsonGenerator json, Rule rule) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", rule.id());
        json.writeStringField("name", name(rule));
        writeText(json, "shortDescription", rule.demand() + ".");
        writeText(json, "fullDescription", rule.explanation());
        writeText(json, "help", rule.explanation() + "\n\n" + rule.remedy() + ".");
        json.writeObjectFieldStart("defaultConfiguration");
        json.writeStringField("level", rule.severity().word());
        json.writeEndObject();
        json.writeObjectFieldStart("properties");
        json.writeArrayFieldStart("tags");
        json.writeString(rule.isIntegrity() ? "integrity" : "packaging");
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    /** As SARIF wants names of rules: words without hyphens that begin with a capital. */
    private static String name(Rule rule) {
        StringBuilder name = new StringBuilder();
        for (String word : rule.id().split("-")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }

    private static void writeText(JsonGenerator json, String field, String text) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private void writeResults(JsonGenerator json, CheckedPackage checked) throws IOException {
        Map<String, Integer> seen = new HashMap<>();
        for (Finding finding : checked.findings()) {
            String place = "%s\n%s\n%s"
                    .formatted(
                            checked.name(), finding.rule().id(), finding.path().orElse(""));
            int occurrence = seen.merge(place, 1, Integer::sum);
            json.writeStartObject();
            json.writeStringField("ruleId", finding.rule().id());
            json.writeNumberField("ruleIndex", finding.rule().ordinal());
            json.writeStringField("level", finding.severity().word());
            writeText(
                    json, "message", "%s %s".formatted(Sentence.of(finding.problem()), Sentence.of(finding.remedy())));
            writeLocation(json, checked, finding);
            json.writeObjectFieldStart("partialFingerprints");
            json.writeStringField("primaryLocationLineHash", hash(place) + ":" + occurrence);
            json.writeEndObject();
            if (!finding.isOpen()) {
                writeSuppression(json, finding);
            }
            json.writeEndObject();
        }
    }

    private void writeLocation(JsonGenerator json, CheckedPackage checked, Finding finding) throws IOException {
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", uri(checked.file()));
        json.writeEndObject();
        // A package has no lines, but services require one.
        json.writeObjectFieldStart("region");
        json.writeNumberField("startLine", 1);
        json.writeEndObject();
        json.writeEndObject();
        if (finding.path().isPresent()) {
            json.writeArrayFieldStart("logicalLocations");
            json.writeStartObject();
            json.writeStringField("name", finding.path().get());
            json.writeStringField(
                    "fullyQualifiedName", checked.name() + ":" + finding.path().get());
            json.writeStringField("kind", "resource");
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void writeSuppression(JsonGenerator json, Finding finding) throws IOException {
        json.writeArrayFieldStart("suppressions");
        json.writeStartObject();
        json.writeStringField("kind", "external");
        json.writeStringField("justification", finding.waivedBecause().orElseThrow());
        json.writeEndObject();
        json.writeEndArray();
    }

    /** The path relative to the root if it is below the root, so that a service finds the file in the repository. */
    private String uri(Path file) {
        Path base = root.toAbsolutePath().normalize();
        Path absolute = file.toAbsolutePath().normalize();
        if (!absolute.startsWith(base)) {
            return absolute.toUri().toString();
        }
        URI ofRoot = base.toUri();
        String directory = ofRoot.toString().endsWith("/") ? ofRoot.toString() : ofRoot + "/";
        return URI.create(directory).relativize(absolute.toUri()).toString();
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)), 0, FINGERPRINT_BYTES);
    }
}
