package io.github.apprpm.check;

import static io.github.apprpm.check.Sample.shop;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.apprpm.model.Compatibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The structure is that of the schema of SARIF 2.1.0, and of what GitHub's code scanning wants beyond it. */
@Tag("tool")
class SarifReportTest {
    @TempDir
    private Path root;

    private CheckedPackage checked;

    @BeforeEach
    void checkAPackageWithFindings() throws IOException {
        checked = check("target", shop());
    }

    private CheckedPackage check(String folder, Sample sample) throws IOException {
        Path rpm = sample.file("/opt/shop/read me", 0666, "1").writeTo(Files.createDirectories(root.resolve(folder)));
        CheckOptions own = CheckOptions.own(Compatibility.EL8);
        Waiver waiver = Waiver.of("path-unusual", null, "It is \"asked for\"");
        return PackageCheck.check(
                rpm,
                new CheckOptions(
                        false,
                        own.oldest(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(waiver),
                        Optional.empty()));
    }

    private Path write(CheckedPackage... packages) throws IOException {
        Path file = root.resolve("target/apprpm/check.json");
        new SarifReport(List.of(packages), root, "1.0", "apprpm/shop").writeTo(file);
        return file;
    }

    private JsonNode run() throws IOException {
        return new ObjectMapper().readTree(write(checked).toFile()).at("/runs/0");
    }

    @Test
    void eachRuleIsDescribed() throws IOException {
        JsonNode document = new ObjectMapper().readTree(write(checked).toFile());
        assertEquals("2.1.0", document.get("version").asText());
        assertTrue(document.get("$schema").asText().endsWith("sarif-schema-2.1.0.json"));
        JsonNode driver = document.at("/runs/0/tool/driver");
        assertEquals("apprpm", driver.get("name").asText());
        assertEquals("1.0", driver.get("version").asText());
        assertEquals("apprpm/shop/", document.at("/runs/0/automationDetails/id").asText());
        List<String> ids = new ArrayList<>();
        for (JsonNode rule : driver.get("rules")) {
            ids.add(rule.get("id").asText());
            assertFalse(rule.get("name").asText().contains("-"));
            for (String text : List.of("shortDescription", "fullDescription", "help")) {
                assertFalse(rule.get(text).get("text").asText().isBlank());
            }
            assertTrue(List.of("error", "warning", "note")
                    .contains(rule.at("/defaultConfiguration/level").asText()));
        }
        assertEquals(List.of(Rule.values()).stream().map(Rule::id).toList(), ids);
    }

    @Test
    void aResultSaysRuleLevelAndPlace() throws IOException {
        JsonNode run = run();
        JsonNode result = run.at("/results/0");
        assertEquals("file-world-writable", result.get("ruleId").asText());
        assertEquals(
                "file-world-writable",
                run.at("/tool/driver/rules")
                        .get(result.get("ruleIndex").asInt())
                        .get("id")
                        .asText());
        assertEquals("error", result.get("level").asText());
        assertTrue(result.at("/message/text").asText().startsWith("'/opt/shop/read me' has the mode 0666"));
        assertEquals(
                "target/shop.rpm",
                result.at("/locations/0/physicalLocation/artifactLocation/uri").asText());
        assertEquals(
                1, result.at("/locations/0/physicalLocation/region/startLine").asInt());
        assertEquals(
                "/opt/shop/read me",
                result.at("/locations/0/logicalLocations/0/name").asText());
        assertFalse(result.has("suppressions"));
    }

    @Test
    void aWaivedResultIsSuppressedWithItsReason() throws IOException {
        for (JsonNode result : run().get("results")) {
            if (result.get("ruleId").asText().equals("path-unusual")) {
                assertEquals("external", result.at("/suppressions/0/kind").asText());
                assertEquals(
                        "It is \"asked for\"",
                        result.at("/suppressions/0/justification").asText());
                return;
            }
        }
        throw new AssertionError("no result");
    }

    @Test
    void theSameFindingsGiveTheSameBytes() throws IOException {
        byte[] once = Files.readAllBytes(write(checked));
        assertArrayEquals(once, Files.readAllBytes(write(check("target", shop()))));
    }

    @Test
    void theFingerprintOfAFindingOutlivesAVersion() throws IOException {
        JsonNode run = new ObjectMapper()
                .readTree(write(checked, check("next", shop().version("1.3.0"))).toFile())
                .at("/runs/0");
        int half = run.get("results").size() / 2;
        for (int i = 0; i < half; i++) {
            JsonNode before = run.get("results").get(i);
            JsonNode after = run.get("results").get(i + half);
            assertEquals(before.get("partialFingerprints"), after.get("partialFingerprints"));
            assertNotEquals(before.get("locations"), after.get("locations"));
        }
    }

    @Test
    void aPackageElsewhereHasItsWholeAddress() throws IOException {
        new SarifReport(List.of(checked), root.resolve("elsewhere"), "1.0", "apprpm")
                .writeTo(root.resolve("check.json"));
        JsonNode document =
                new ObjectMapper().readTree(root.resolve("check.json").toFile());
        assertTrue(document.at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri")
                .asText()
                .startsWith("file:///"));
    }

    @Test
    void nothingHalfWrittenIsLeft() throws IOException {
        Path file = write(checked);
        try (var files = Files.list(file.getParent())) {
            assertEquals(List.of(file), files.toList());
        }
    }
}
