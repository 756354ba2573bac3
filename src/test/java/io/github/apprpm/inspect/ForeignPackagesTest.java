package io.github.apprpm.inspect;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.apprpm.Tool;
import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.rpm.PayloadDigests;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.RpmTag;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What others have built is read as rpm reads it. */
@Tag("tool")
class ForeignPackagesTest {
    private static final Map<String, String> ENGLISH_UTC = Map.of("LC_ALL", "C", "TZ", "UTC");

    static Stream<Path> packages() {
        return Stream.of(Corpus.shared().packages(), SignedCorpus.shared().packages(), Corpus.ofFormat6())
                .flatMap(List::stream);
    }

    @Test
    void thereAreAtLeastThirty() {
        long count = packages().count();
        assertTrue(count >= 30, () -> "There are " + count);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void theTextIsWhatRpmPrints(Path file) throws IOException {
        Inspection inspection = inspect(file);
        if (!file.getFileName().toString().startsWith("signed-v6")) { // whose signatures this rpm may not know
            assertEquals(rpm("-qip", file), inspection.info());
        }
        for (DependencyKind kind : DependencyKind.values()) {
            assertEquals(rpm("-qp", "--" + kind.word(), file), inspection.dependencies(kind), kind.word());
        }
        assertEquals(rpm("-qp", "--scripts", file), inspection.scripts());
        assertEquals(rpm("-qp", "--triggers", "--filetriggers", file), inspection.triggers());
        assertEquals(rpm("-qplv", file), inspection.files());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void thePayloadIsReadToItsEnd(Path file) throws IOException {
        RpmPackage rpm = RpmPackage.read(file);
        PayloadDigests digests = PayloadDigests.of(rpm);
        assertEquals(Optional.empty(), digests.broken());
        assertEquals(rpm.header().string(RpmTag.PAYLOADDIGEST), digests.compressed());
        assertEquals(rpm.header().string(RpmTag.PAYLOADDIGESTALT), digests.archive());
        assertEquals(PackageFormat.archiveBytes(rpm), Optional.of(digests.archiveBytes()));
        assertEquals(digestsOfTheHeader(rpm), digests.files());
    }

    private static List<String> digestsOfTheHeader(RpmPackage rpm) {
        return rpm.files().stream()
                .map(file -> file.isGhost() ? "" : file.digest())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void theFilesAreWhatRpmExtracts(Path file) throws IOException {
        RpmPackage rpm = RpmPackage.read(file);
        List<String> digests = PayloadDigests.of(rpm).files();
        Map<String, String> extracted = extracted(rpm);
        for (PackagedFile packaged : rpm.files()) {
            if (packaged.isRegular() && !packaged.isGhost()) {
                String name = packaged.path().replaceFirst("^/", "");
                assertEquals(extracted.remove(name), digests.get(packaged.index()), name);
            }
        }
        assertEquals(Map.of(), extracted);
    }

    /** The SHA-256 of each regular file. The shell does it, as a Java without a locale cannot name all files. */
    private static Map<String, String> extracted(RpmPackage rpm) {
        String extract = PackageFormat.of(rpm) == 6
                ? "rpm2archive -n - <\"$1\" | tar -xm 2>/dev/null"
                : "rpm2cpio \"$1\" | cpio -idm --quiet -f './dev/*'"; // devices are for root alone
        String script = """
                set -e
                directory=$(mktemp -d)
                trap 'rm -rf "$directory"' EXIT
                cd "$directory"
                %s
                chmod -R u+rwX .
                find . -type f -exec sha256sum {} +
                """;
        String output = Tool.installed("sh", "-c", script.formatted(extract), "sh")
                .run(rpm.file().toString())
                .succeeded();
        return output.lines().collect(toMap(line -> line.substring(68), line -> line.substring(0, 64)));
    }

    @ParameterizedTest
    @MethodSource("packages")
    void theJsonHasEachFile(Path file) throws IOException {
        RpmPackage rpm = RpmPackage.read(file);
        JsonNode json = json(rpm);
        assertEquals(rpm.nevra(), json.get("nevra").asText());
        assertEquals(
                rpm.files().stream().map(PackagedFile::path).toList(),
                json.get("files").findValuesAsText("path"));
    }

    private static JsonNode json(RpmPackage rpm) throws IOException {
        StringWriter text = new StringWriter();
        new Inspection(rpm, Instant.EPOCH).writeJson(text);
        return new ObjectMapper().readTree(text.toString());
    }

    private static Inspection inspect(Path file) throws IOException {
        return new Inspection(RpmPackage.read(file), Instant.now());
    }

    private static String rpm(Object... arguments) {
        String[] words = Stream.concat(Stream.of("--nosignature"), Stream.of(arguments))
                .map(Object::toString)
                .toArray(String[]::new);
        return Tool.installed("rpm").run(ENGLISH_UTC, words).succeeded();
    }
}
