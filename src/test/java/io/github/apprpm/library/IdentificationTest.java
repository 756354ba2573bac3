package io.github.apprpm.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentificationTest {
    @ParameterizedTest
    @CsvSource({
        "hats-1.0.jar, com.acme:hats:1.0",
        "hats.jar, com.acme:hats:1.0",
        "shop.jar, com.acme:hats:1.0",
        "hat-shop-1.0.jar, com.acme:hats:1.0",
        "com.acme.hats-1.0.jar, com.acme:hats:1.0",
        "hats-1.0-linux-x86_64.jar, com.acme:hats:linux-x86_64:1.0",
        "hats-1.0-20260101.120000-1.jar, com.acme:hats:1.0"
    })
    void theOnlyDescriptorIsThatOfTheJarItself(String file, String coordinates) {
        Installed installed = Installed.file(file, Zip.jar().maven("com.acme", "hats", "1.0"));

        assertEquals(coordinates, installed.coordinates());
        assertEquals(CoordinateSource.MAVEN_DESCRIPTOR, installed.library().evidence());
    }

    @Test
    void theOnlyDescriptorIsOfSomethingElseIfNameAndVersionOfTheFileSaySo() {
        Library library = Installed.file("coats-3.0.jar", Zip.jar().maven("com.acme", "hats", "1.0"))
                .library();

        assertEquals("coats:3.0", library.coordinates().toString());
        assertEquals(
                "com.acme:hats:1.0", library.libraries().get(0).coordinates().toString());
    }

    @Test
    void ofSeveralDescriptorsTheOneThatFitsTheFileNameIsThatOfTheJarItself() {
        Zip jar = Zip.jar().maven("org.coats", "coats", "3.0").maven("com.acme", "hats", "1.0");

        assertEquals("com.acme:hats:1.0", Installed.file("hats-1.0.jar", jar).coordinates());
        assertEquals("org.coats:coats:3.0", Installed.file("coats.jar", jar).coordinates());
    }

    @Test
    void aJarWithSeveralDescriptorsOfOthersIsKnownByItsName() {
        Zip jar = Zip.jar().maven("org.coats", "coats", "3.0").maven("com.acme", "hats", "1.0");

        Library library = Installed.file("everything.jar", jar).library();

        assertEquals("everything", library.coordinates().toString());
        assertEquals(CoordinateSource.FILE_NAME, library.evidence());
        assertEquals(2, library.libraries().size());
    }

    @Test
    void aDescriptorMayBeAPomAlone() {
        Zip jar = Zip.jar()
                .with(
                        "META-INF/maven/com.acme/hats/pom.xml",
                        "<project><parent><version>1.0</version></parent><artifactId>hats</artifactId></project>");

        assertEquals("com.acme:hats:1.0", Installed.file("hats.jar", jar).coordinates());
    }

    @ParameterizedTest
    @CsvSource({
        "Implementation-Title, com.acme#hats;1.0, com.acme:hats:1.0",
        "Bundle-SymbolicName, com.acme.big-hats;singleton:=true, com.acme:big-hats:1.0",
        "Bundle-SymbolicName, com.acme.big.hats, com.acme.big:big-hats:1.0",
        "Implementation-Vendor-Id, com.acme, com.acme:big-hats:1.0"
    })
    void theManifestMaySayTheGroup(String attribute, String value, String coordinates) {
        Installed installed = Installed.file("big-hats-1.0.jar", Zip.jar().manifest(attribute, value));

        assertEquals(coordinates, installed.coordinates());
        assertEquals(CoordinateSource.MANIFEST, installed.library().evidence());
    }

    @ParameterizedTest
    @CsvSource({
        "hats-1.0.jar, Bundle-SymbolicName, com.acme.hats",
        "hats-1.0.jar, Bundle-SymbolicName, com.acme.coats",
        "hats-1.0.jar, Implementation-Vendor-Id, ACME Inc.",
        "hats-1.0.jar, Implementation-Vendor-Id, org.apache",
        "hats-1.0.jar, Automatic-Module-Name, com.acme.hats"
    })
    void aManifestThatLeavesADoubtDoesNot(String file, String attribute, String value) {
        assertEquals(
                "hats:1.0",
                Installed.file(file, Zip.jar().manifest(attribute, value)).coordinates());
    }

    @Test
    void theManifestMaySayTheVersionThatTheFileNameDoesNot() {
        assertEquals(
                "hats:1.0",
                Installed.file("hats.jar", Zip.jar().manifest("Implementation-Version", "1.0"))
                        .coordinates());
        assertEquals(
                "hats",
                Installed.file("hats.jar", Zip.jar().manifest("Implementation-Version", "${version}"))
                        .coordinates());
    }

    @Test
    void aKnownNameHasItsGroupIfItsClassesAreThere() {
        Zip spring = Zip.empty().with("org/springframework/core/Ordered.class", "code");

        Library library = Installed.file("spring-core-7.0.9.jar", spring).library();

        assertEquals(
                "org.springframework:spring-core:7.0.9", library.coordinates().toString());
        assertEquals(CoordinateSource.CLASSES, library.evidence());
        assertEquals(
                "spring-core:7.0.9",
                Installed.file("spring-core-7.0.9.jar", Zip.jar()).coordinates());
    }

    @Test
    void theFirstFittingLineOfTheTableCountsInWhateverOrderTheEntriesAre() {
        Zip jar = Zip.empty().with("io/opentelemetry/", "").with("io/opentelemetry/semconv/Attributes.class", "code");

        assertEquals(
                "io.opentelemetry.semconv:opentelemetry-semconv:1.25.0-alpha",
                Installed.file("opentelemetry-semconv-1.25.0-alpha.jar", jar).coordinates());
    }

    @ParameterizedTest
    @CsvSource({
        "org.hats.hats-1.0.jar, org.hats:hats:1.0",
        "jakarta.hats.jakarta.hats-api-2.0.jar, jakarta.hats:jakarta.hats-api:2.0",
        "com.acme.big-hats-1.0-linux.jar, com.acme:big-hats:linux:1.0",
        "hats-1.0.jar, hats:1.0"
    })
    void quarkusPutsTheGroupIntoTheFileName(String file, String coordinates) {
        Installed installed = Installed.nothing()
                .with("/var/app/quotes/lib/lib/main/" + file, Zip.jar().bytes());

        assertEquals(coordinates, installed.coordinates());
    }

    @Test
    void theManifestTellsWhereQuarkusPutTheGroup() {
        Installed installed = Installed.nothing()
                .with(
                        "/var/app/quotes/lib/lib/boot/com.acme.big.org.hats-1.0.jar",
                        Zip.jar().manifest("Bundle-SymbolicName", "org.hats").bytes());

        assertEquals("com.acme.big:org.hats:1.0", installed.coordinates());
    }

    @Test
    void theBuildKnowsBestWhatItPackaged() {
        byte[] jar = Zip.jar().bytes();
        String digest = Installed.file("hats-1.0.jar", jar).library().sha256().orElseThrow();
        KnownLibraries known =
                new KnownLibraries(Map.of(digest, Coordinates.of("com.acme", "hats", "1.0")), Optional.empty());

        Library library = Installed.file("renamed.jar", jar).knowing(known).library();

        assertEquals("com.acme:hats:1.0", library.coordinates().toString());
        assertEquals(CoordinateSource.BUILD, library.evidence());
    }

    @Test
    void theModulesOwnJarIsOfItsGroup() {
        KnownLibraries known = new KnownLibraries(Map.of(), Optional.of(Coordinates.of("com.acme", "quotes", "1.0")));

        assertEquals(
                "com.acme:quotes:1.0",
                Installed.file("quotes-1.0.jar", Zip.jar()).knowing(known).coordinates());
        assertEquals(
                "quotes:1.1",
                Installed.file("quotes-1.1.jar", Zip.jar()).knowing(known).coordinates());
    }

    @Test
    void theModulesOwnJarIsTheOneWithItsDescriptorAmongOthers() {
        KnownLibraries known = new KnownLibraries(Map.of(), Optional.of(Coordinates.of("com.acme", "quotes", "1.0")));
        Zip shaded = Zip.jar().maven("org.hats", "hats", "3.0").maven("com.acme", "quotes", "1.0");

        Library library = Installed.file("app.jar", shaded).knowing(known).library();

        assertEquals("com.acme:quotes:1.0", library.coordinates().toString());
        assertEquals(1, library.libraries().size());
    }

    @Test
    void whatTheBuildKnowsIsNotListedAsUnpackedIntoItself() {
        byte[] jar = Zip.jar()
                .maven("com.acme", "hats", "1.0")
                .maven("com.acme", "coats", "1.0")
                .bytes();
        String digest = Installed.file("a.jar", jar).library().sha256().orElseThrow();
        KnownLibraries known =
                new KnownLibraries(Map.of(digest, Coordinates.of("com.acme", "hats", "1.0")), Optional.empty());

        Library library = Installed.file("a.jar", jar).knowing(known).library();

        assertEquals(
                List.of("com.acme:coats:1.0"),
                library.libraries().stream()
                        .map(inner -> inner.coordinates().toString())
                        .toList());
    }

    @Test
    void licencesComeFromThePomOrElseFromTheManifest() {
        Zip jar = Zip.jar().manifest("Bundle-License", "MIT").maven("com.acme", "hats", "1.0");

        assertEquals(List.of("MIT"), Installed.file("hats.jar", jar).library().licenses());
        jar.with(
                "META-INF/maven/com.acme/hats/pom.xml",
                "<project><licenses><license><name>EPL-2.0</name><url>x</url></license></licenses></project>");
        assertEquals(
                List.of("EPL-2.0"), Installed.file("hats.jar", jar).library().licenses());
    }

    @Test
    void aJarWithoutAnyEvidenceIsNamedAfterItsFile() {
        Library library = Installed.file("generated-bytecode.jar", Zip.jar()).library();

        assertEquals("generated-bytecode", library.coordinates().toString());
        assertTrue(library.coordinates().version().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..jar",
                "-.jar",
                "-1.jar",
                "a..jar",
                ".a.jar",
                "a.-1.jar",
                "a..b.jar",
                " .jar",
                "...jar",
                "%2f?#.jar"
            })
    void anOddNameIsAName(String file) {
        byte[] jar = Zip.jar()
                .manifest("Bundle-SymbolicName", "a")
                .manifest("Implementation-Vendor-Id", "a.b")
                .bytes();
        for (String directory : List.of("/opt/", "/opt/lib/main/")) {
            assertEquals(
                    1,
                    Installed.nothing()
                            .with(directory + file, jar)
                            .contents()
                            .all()
                            .count());
        }
    }

    @Test
    void aNameOfNothingButTheEndingIsNoJar() {
        assertEquals(
                List.of(),
                Installed.nothing()
                        .with("/opt/.jar", Zip.jar().bytes())
                        .contents()
                        .libraries());
    }

    @Test
    void aManifestOfEndlessNamesSaysNothing() {
        String endless = "a.b,".repeat(10_000);

        Library library = Installed.file(
                        "hats-1.0.jar",
                        Zip.empty()
                                .with(
                                        "META-INF/MANIFEST.MF",
                                        "Manifest-Version: 1.0\nBundle-License: " + folded(endless)
                                                + "\nImplementation-Vendor-Id: " + folded("a.".repeat(9000) + "a")
                                                + "\n\n"))
                .library();

        assertEquals("hats:1.0", library.coordinates().toString());
        assertEquals(List.of(), library.licenses());
    }

    private static String folded(String value) {
        return value.replaceAll("(.{60})", "$1\n ");
    }
}
