package io.github.apprpm.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.apprpm.rpm.RpmPackage;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The text has sections, and the document is the one that is promised. */
class InspectionTest {
    private static final Path DESCRIPTION = Path.of("docs/inspect.md");
    private static final Path V6 = Path.of("src/test/resources/packages/v6");
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    private static Inspection inspect(Path file) throws IOException {
        return new Inspection(RpmPackage.read(file), NOW);
    }

    private static JsonNode json(Path file) throws IOException {
        StringWriter text = new StringWriter();
        inspect(file).writeJson(text);
        return new ObjectMapper().readTree(text.toString());
    }

    @Test
    void theTextHasASectionForWhatThereIs() throws IOException {
        String text = inspect(V6.resolve("scripts-programs-1.0-1.noarch.rpm")).text();
        assertEquals("""
                Name        : scripts-programs
                Version     : 1.0
                Release     : 1
                Architecture: noarch
                Install Date: (not installed)
                Group       : Unspecified
                Size        : 0
                License     : Apache-2.0
                Signature   : (none)
                Source RPM  : scripts-1.0-1.src.rpm
                Build Date  : Fri Nov 20 10:03:20 2026
                Build Host  : builder.example.com
                Summary     : Scriptlets that are a program, with and without a script
                Description :
                Programs.

                Requires:
                """, text.substring(0, text.indexOf("Requires:\n") + "Requires:\n".length()));
        assertEquals(List.of("Requires:", "Provides:", "Scripts:", "Files:"), headings(text));
        assertTrue(text.endsWith("\n\nFiles:\n(contains no files)\n"), text);
    }

    private static List<String> headings(String text) {
        return Pattern.compile("\\n\\n(\\w+:)\\n")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** As rpm 4.20 prints it; 4.18 does not know them. */
    @Test
    void scriptletsThatOnlyNewClientsRunAreShown() throws IOException {
        assertEquals(
                """
                postuninstall scriptlet (using /bin/sh):
                echo removed
                preuntrans scriptlet (using /bin/sh):
                echo before
                postuntrans program: /bin/true
                """,
                inspect(Path.of("src/test/resources/packages/newer/newer-1.0-1.noarch.rpm"))
                        .scripts());
    }

    @Test
    void signaturesThatOnlyNewClientsReadAreShown() throws IOException {
        assertTrue(inspect(V6.resolve("signed-v6-once.rpm"))
                .info()
                .matches("(?s).*\\nSignature   : EdDSA/SHA\\d+, .{24}, Key ID [0-9a-f]{16}\\nSource RPM .*"));
        assertTrue(inspect(V6.resolve("signed-v6-twice.rpm"))
                .info()
                .matches("(?s).*\\nSignature   : \\w+/SHA\\d+, [^\\n]*\\n {14}\\w+/SHA\\d+, [^\\n]*\\nSource.*"));
    }

    @Test
    @Tag("tool")
    void theDocumentHasTheNamesThatAreDescribedAndNoOthers() throws IOException {
        SortedSet<String> names = new TreeSet<>();
        Corpus corpus = Corpus.shared();
        List<Path> packages = List.of(
                corpus.named("text"),
                corpus.named("files"),
                corpus.named("files-devices"),
                corpus.named("dependencies"),
                corpus.named("scripts-triggers"),
                V6.resolve("signed-v6-once.rpm"));
        for (Path file : packages) {
            collect("", json(file), names);
        }
        names.removeIf(name -> names.stream().anyMatch(other -> other.matches(Pattern.quote(name) + "[.\\[].*")));
        assertEquals(described(), names);
    }

    /** The names in it, one {@code *} for all kinds of dependencies and all languages. */
    private static void collect(String path, JsonNode node, SortedSet<String> names) {
        boolean hasFreeNames = path.equals("dependencies") || path.equals("translations");
        node.properties().forEach(field -> {
            String name = hasFreeNames ? "*" : field.getKey();
            String below = path.isEmpty() ? name : path + "." + name;
            if (!hasFreeNames) {
                names.add(below);
            }
            collect(below, field.getValue(), names);
        });
        node.forEach(element -> {
            if (node.isArray()) {
                collect(path + "[]", element, names);
            }
        });
    }

    /** The names in the first column of the table; one that begins with a dot belongs to the one before. */
    private static SortedSet<String> described() throws IOException {
        SortedSet<String> names = new TreeSet<>();
        for (String line : Files.readAllLines(DESCRIPTION)) {
            if (line.startsWith("| `")) {
                List<String> cells = Pattern.compile("`([^`]+)`")
                        .matcher(line.substring(0, line.indexOf(" |")))
                        .results()
                        .map(match -> match.group(1))
                        .toList();
                String parent = cells.get(0).replaceFirst("\\.[^.]*$", "");
                cells.forEach(cell -> names.add(cell.startsWith(".") ? parent + cell : cell));
            }
        }
        return names;
    }

    @Test
    @Tag("tool")
    void theDocumentSaysWhatThePackageSays() throws IOException {
        JsonNode json = json(Corpus.shared().named("files"));
        JsonNode first = json.at("/files").get(0);
        assertEquals("/etc/files/config", first.get("path").asText());
        assertEquals(List.of("config"), texts(first.get("flags")));
        assertEquals("0644", first.get("mode").asText());
        assertEquals("SHA-256", first.at("/digest/algorithm").asText());
        assertTrue(first.get("target").isNull());
        assertTrue(json.get("epoch").isNull());
        assertEquals(4, json.get("rpmFormat").asInt());
        JsonNode byPath = new ObjectMapper().createObjectNode();
        json.get("files")
                .forEach(file -> ((ObjectNode) byPath).set(file.get("path").asText(), file));
        assertEquals(3, byPath.get("/opt/files/hard-1").get("links").asInt());
        assertEquals(
                "cap_net_bind_service,cap_sys_nice=ep",
                byPath.get("/opt/files/able").get("capabilities").asText());
        assertEquals(
                List.of("filedigest", "size", "mtime"),
                texts(byPath.get("/opt/files/not-verified").get("unverified")));
        assertEquals("de", byPath.get("/opt/files/german").get("language").asText());
        assertEquals("symlink", byPath.get("/opt/files/link").get("type").asText());
        assertEquals(
                "1970-01-01T00:00:00Z",
                byPath.get("/opt/files/first-day").get("time").asText());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    @Test
    @Tag("tool")
    void theDocumentHasAllLanguages() throws IOException {
        JsonNode translations = json(Corpus.shared().named("text")).get("translations");
        assertEquals("Umlaute äöüß", translations.at("/de/summary").asText());
        assertEquals(
                "Eine Beschreibung auf Deutsch.",
                translations.at("/de/description").asText());
        assertEquals("日本語の要約", translations.at("/ja/summary").asText());
        assertTrue(translations.at("/ja/description").isNull());
    }

    @Test
    @Tag("tool")
    void theDocumentSaysWhyADependencyIsThere() throws IOException {
        JsonNode requires = json(Corpus.shared().named("dependencies")).at("/dependencies/requires");
        List<String> lines = new ArrayList<>();
        requires.forEach(dependency -> lines.add("%s %s %s %s"
                .formatted(
                        dependency.get("name").asText(),
                        dependency.get("comparison").asText(),
                        dependency.get("version").asText(),
                        texts(dependency.get("flags")))));
        assertTrue(lines.contains("after >= 2 [post]"), lines::toString);
        assertTrue(lines.contains("plain null null []"), lines::toString);
        assertTrue(lines.contains("meta null null [meta]"), lines::toString);
        assertTrue(lines.contains("rpmlib(CompressedFileNames) <= 3.0.4-1 [rpmlib]"), lines::toString);
    }

    @Test
    void theDocumentHasEachSignature() throws IOException {
        JsonNode signatures = json(V6.resolve("signed-v6-twice.rpm")).get("signatures");
        assertEquals(2, signatures.size());
        signatures.forEach(signature -> {
            assertEquals("openpgp", signature.get("tag").asText());
            assertEquals("header", signature.get("of").asText());
            assertTrue(signature
                    .get("fingerprint")
                    .asText()
                    .endsWith(signature.get("keyId").asText()));
        });
    }
}
