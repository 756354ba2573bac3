package io.github.apprpm.sbom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.apprpm.library.Coordinates;
import io.github.apprpm.library.Installed;
import io.github.apprpm.library.KnownLibraries;
import io.github.apprpm.library.PackageContents;
import io.github.apprpm.library.Zip;
import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.PackageSpec;
import io.github.apprpm.model.Payload;
import io.github.apprpm.model.Specs;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.RpmWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.StreamSupport;
import org.cyclonedx.Version;
import org.cyclonedx.exception.ParseException;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("changes the locale of the JVM")
class SbomTest {
    private static final Coordinates TOOL = Coordinates.of("io.github.apprpm", "apprpm-maven-plugin", "1.0");
    private static final Coordinates MODULE = Coordinates.of("com.acme", "shop", "2.0");
    private static final Zip HATS = Zip.jar().maven("com.acme", "hats", "1.0");

    private static Installed shop() {
        return Installed.file(
                "shop.jar",
                Zip.jar()
                        .manifest("Bundle-License", "Apache-2.0 OR MIT")
                        .maven("com.acme", "shop", "2.0")
                        .maven("org.coats", "coats", "3.0")
                        .stored("BOOT-INF/lib/hats-1.0.jar", HATS)
                        .stored("BOOT-INF/lib/broken-1.0.jar", new byte[10]));
    }

    private static String json(Installed installed) {
        return json(installed, Specs.shop().spec());
    }

    private static String json(Installed installed, PackageSpec spec) {
        return new Sbom(DescribedPackage.of(spec, Optional.of(MODULE)), installed.contents(), TOOL).json();
    }

    private static JsonNode document(Installed installed) {
        return parse(json(installed));
    }

    private static JsonNode parse(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static JsonNode component(JsonNode document, String name) {
        return StreamSupport.stream(document.get("components").spliterator(), false)
                .filter(component -> component.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(JsonNode array, String field) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.path(field).asText()));
        return texts;
    }

    @Test
    void itIsValidByTheSchemaOfCycloneDx() throws IOException {
        List<ParseException> errors = new JsonParser().validate(json(shop()), Version.VERSION_16);

        assertEquals(List.of(), errors);
    }

    @Test
    void eachLibraryIsNamedByItsPurl() {
        JsonNode document = document(shop());

        assertEquals(
                List.of(
                        "",
                        "pkg:maven/com.acme/hats@1.0",
                        "pkg:maven/com.acme/shop@2.0",
                        "pkg:maven/org.coats/coats@3.0"),
                texts(document.get("components"), "purl"));
        assertEquals("1.6", document.get("specVersion").asText());
    }

    @Test
    void aComponentSaysWhereItIsAndHowThatIsKnown() throws Exception {
        JsonNode hats = component(document(shop()), "hats");

        assertEquals(sha256(HATS.bytes()), hats.at("/hashes/0/content").asText());
        assertEquals(
                "/var/app/shop/lib/shop.jar!/BOOT-INF/lib/hats-1.0.jar",
                hats.at("/evidence/occurrences/0/location").asText());
        assertEquals(
                "manifest-analysis",
                hats.at("/evidence/identity/0/methods/0/technique").asText());
    }

    @Test
    void aLibraryWithoutAGroupHasNoPurlAndIsNamedAllTheSame() {
        JsonNode broken = component(document(shop()), "broken");

        assertFalse(broken.has("purl"));
        assertEquals("1.0", broken.get("version").asText());
        assertEquals(
                "The archive is not a zip archive",
                broken.at("/properties/0/value").asText());
    }

    @Test
    void whatContainsWhatIsADependency() {
        JsonNode dependencies = document(shop()).get("dependencies");

        assertEquals(
                "pkg:rpm/shop@1.2.0-1?arch=noarch", dependencies.at("/0/ref").asText());
        assertEquals(
                "[\"pkg:maven/com.acme/shop@2.0\"]",
                dependencies.at("/0/dependsOn").toString());
        assertEquals("pkg:maven/com.acme/shop@2.0", dependencies.at("/1/ref").asText());
        assertEquals(3, dependencies.at("/1/dependsOn").size());
    }

    @Test
    void aLibraryThatIsThereTwiceIsOneComponentInTwoPlaces() {
        JsonNode document = document(Installed.file("hats-1.0.jar", HATS).with("/opt/hats-1.0.jar", HATS.bytes()));

        assertEquals(1, document.get("components").size());
        assertEquals(2, document.at("/components/0/evidence/occurrences").size());
    }

    @Test
    void twoFilesOfTheSameCoordinatesAreTwoComponents() throws IOException {
        Installed two = Installed.file("hats-1.0.jar", HATS)
                .with(
                        "/opt/hats-1.0.jar",
                        Zip.empty().maven("com.acme", "hats", "1.0").bytes());

        String json = json(two);

        assertEquals(
                List.of("/opt/hats-1.0.jar", "/var/app/shop/lib/hats-1.0.jar"),
                texts(parse(json).get("components"), "bom-ref"));
        assertEquals(List.of(), new JsonParser().validate(json, Version.VERSION_16));
    }

    @Test
    void whatWasUnpackedIntoAJarJoinsTheFileOfTheSameCoordinates() {
        Installed both = Installed.file(
                        "a-1.0.jar", Zip.jar().maven("com.acme", "a", "1.0").maven("com.acme", "hats", "1.0"))
                .with("/opt/hats-1.0.jar", HATS.bytes());

        JsonNode hats = component(document(both), "hats");

        assertEquals(2, hats.at("/evidence/occurrences").size());
        assertEquals(1, hats.get("hashes").size());
    }

    @Test
    void thePackageIsTheSubject() {
        JsonNode subject = document(shop()).at("/metadata/component");

        assertEquals("pkg:rpm/shop@1.2.0-1?arch=noarch", subject.get("purl").asText());
        assertEquals("com.acme:shop:2.0", subject.at("/properties/0/value").asText());
        assertFalse(subject.has("hashes"));
    }

    @Test
    void itSaysWhenThePackageWasBuiltAndByWhom() {
        JsonNode metadata = parse(json(
                        shop(),
                        Specs.shop()
                                .withTimestamp(Instant.parse("2026-11-20T10:00:00Z"))
                                .spec()))
                .get("metadata");

        assertEquals("2026-11-20T10:00:00Z", metadata.get("timestamp").asText());
        assertEquals(
                "apprpm-maven-plugin", metadata.at("/tools/components/0/name").asText());
    }

    @Test
    void theSamePackageHasTheSameDocumentInEachTimeZoneAndLanguage() {
        String json = json(shop());
        TimeZone zone = TimeZone.getDefault();
        Locale language = Locale.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertEquals(json, json(shop()));
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(language);
        }
        assertFalse(json.contains("\r"));
        assertTrue(json.endsWith("}\n"));
    }

    @Test
    void anotherPackageHasAnotherSerialNumber() {
        String serial = document(shop()).get("serialNumber").asText();

        assertTrue(
                serial.matches("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"), serial);
        assertNotEquals(
                serial,
                document(shop().with("/opt/hats-1.0.jar", HATS.bytes()))
                        .get("serialNumber")
                        .asText());
    }

    @Test
    void theDocumentInThePackageNamesTheSameComponentsAsTheOneOfThePackage(@TempDir Path directory) throws IOException {
        PackageSpec spec = Specs.shop().spec();
        JsonNode inside = document(shop());
        List<Entry> entries = new ArrayList<>(shop().entries());
        entries.add(InstalledSbom.of(spec.name(), json(shop())));
        Path file = directory.resolve(spec.fileName());
        new RpmWriter(spec, Payload.of(entries)).writeTo(file);

        RpmPackage rpm = RpmPackage.read(file);
        JsonNode beside = parse(new Sbom(
                        DescribedPackage.of(rpm, Optional.of(MODULE)),
                        PackageContents.of(rpm, KnownLibraries.NONE),
                        TOOL)
                .json());

        assertEquals(inside.get("components"), beside.get("components"));
        assertEquals(inside.get("dependencies"), beside.get("dependencies"));
        assertEquals(
                sha256(Files.readAllBytes(file)),
                beside.at("/metadata/component/hashes/0/content").asText());
        ((ObjectNode) beside.at("/metadata/component")).remove("hashes");
        assertEquals(inside.get("metadata"), beside.get("metadata"));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everybodyMayReadTheInstalledDocument() {
        Entry entry = InstalledSbom.of(Specs.shop().spec().name(), "{}\n");

        assertEquals("/usr/share/shop/sbom.cdx.json", entry.path());
        assertEquals(Attributes.root(0644), entry.attributes());
    }
}
