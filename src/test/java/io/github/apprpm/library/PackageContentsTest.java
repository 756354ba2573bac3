package io.github.apprpm.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.model.PackageSpec;
import io.github.apprpm.model.Specs;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.RpmWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageContentsTest {
    private static final byte[] HATS =
            Zip.jar().maven("com.acme", "hats", "1.0").bytes();

    private static Zip fatJar() {
        return Zip.jar()
                .maven("com.acme", "shop", "2.0")
                .stored("BOOT-INF/lib/hats-1.0.jar", HATS)
                .stored("BOOT-INF/lib/coats-3.0.jar", Zip.jar().maven("com.acme", "coats", "3.0"));
    }

    @Test
    void aLibraryInAFatJarIsNamedByItsPath() {
        List<String> paths = Installed.file("shop.jar", fatJar())
                .contents()
                .all()
                .map(Library::path)
                .toList();

        assertEquals(
                List.of(
                        "/var/app/shop/lib/shop.jar",
                        "/var/app/shop/lib/shop.jar!/BOOT-INF/lib/coats-3.0.jar",
                        "/var/app/shop/lib/shop.jar!/BOOT-INF/lib/hats-1.0.jar"),
                paths);
    }

    @Test
    void aLibraryHasTheDigestAndTheSizeOfItsOwnBytes() throws Exception {
        Library hats =
                Installed.file("shop.jar", fatJar()).library().libraries().get(1);

        assertEquals("com.acme:hats:1.0", hats.coordinates().toString());
        assertEquals(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(HATS)),
                hats.sha256().orElseThrow());
        assertEquals(HATS.length, hats.size());
        assertEquals(HATS.length, hats.packedSize());
    }

    @Test
    void aLibraryThatIsDeflatedTakesLessThanItsSize() {
        byte[] loose = Zip.empty()
                .stored("a.txt", "a".repeat(10_000).getBytes(StandardCharsets.UTF_8))
                .bytes();

        Library inner = Installed.file("shop.jar", Zip.jar().with("lib/loose-1.0.jar", loose))
                .library()
                .libraries()
                .get(0);

        assertEquals(loose.length, inner.size());
        assertTrue(inner.packedSize() < 500, () -> inner.packedSize() + " bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WEB-INF/lib/hats-1.0.jar", "lib/main/hats-1.0.jar", "hats-1.0.jar"})
    void aLibraryMayBeAnywhereInAWar(String entry) {
        Library war = Installed.file("shop.war", Zip.jar().stored(entry, HATS)).library();

        assertEquals(
                List.of("com.acme:hats:1.0"),
                war.libraries().stream()
                        .map(library -> library.coordinates().toString())
                        .toList());
    }

    @Test
    void whatWasUnpackedIntoAJarIsNamedWithoutAFile() {
        Library shaded = Installed.file(
                        "greeter.jar",
                        Zip.jar().maven("com.acme", "greeter", "1.0").maven("org.hats", "hats", "2.0"))
                .library();

        Library hats = shaded.libraries().get(0);
        assertEquals("com.acme:greeter:1.0", shaded.coordinates().toString());
        assertEquals("org.hats:hats:2.0", hats.coordinates().toString());
        assertEquals("/var/app/shop/lib/greeter.jar!/META-INF/maven/org.hats/hats/", hats.path());
        assertTrue(hats.isShaded());
    }

    @Test
    void springBootsLoaderIsNamedThoughItLeavesNoDescriptor() {
        Library shop = Installed.file(
                        "shop.jar",
                        Zip.empty()
                                .manifest("Spring-Boot-Version", "4.1.1")
                                .maven("com.acme", "shop", "1.0")
                                .with("org/springframework/boot/loader/launch/JarLauncher.class", "code"))
                .library();

        assertEquals(
                "org.springframework.boot:spring-boot-loader:4.1.1",
                shop.libraries().get(0).coordinates().toString());
    }

    @Test
    void aPackageOfRpmHasTheSameContentsAsItsPayload(@TempDir Path directory) throws IOException {
        Installed shop = Installed.file("shop.jar", fatJar())
                .with("/var/app/shop/bin/launch", "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8));
        PackageSpec spec = Specs.shop().spec();
        Path rpm = directory.resolve(spec.fileName());
        new RpmWriter(spec, shop.payload()).writeTo(rpm);

        assertEquals(shop.contents(), PackageContents.of(RpmPackage.read(rpm), KnownLibraries.NONE));
    }

    @Test
    void thePartsOfAPackageAddUpToItsFiles() {
        Installed shop = Installed.file("shop.jar", fatJar()).with("/etc/shop.conf", new byte[100]);

        Part root = shop.contents().size();

        assertEquals(shop.payload().installedSize(), root.bytes());
        assertPartsAddUp(root);
    }

    @Test
    void thePartsOfADeflatedJarAddUpToWhatItTakes() {
        Installed shop = Installed.file("shop.jar", Zip.jar().with("lib/outer-1.0.jar", fatJar().bytes()));

        assertPartsAddUp(shop.contents().size());
    }

    private static void assertPartsAddUp(Part part) {
        if (!part.parts().isEmpty()) {
            assertEquals(
                    part.bytes(), part.parts().stream().mapToLong(Part::bytes).sum(), part::name);
        }
        part.parts().forEach(PackageContentsTest::assertPartsAddUp);
    }

    @Test
    void aJarTellsClassesFromResourcesAndNativeLibraries() {
        Zip jar = Zip.empty()
                .with("a/B.class", new byte[3000])
                .with("a/b.properties", new byte[2000])
                .with("linux/libb.so", new byte[1000]);

        Part part = jarPart(Installed.file("b.jar", jar).contents().size());

        assertEquals(
                List.of("classes", "native libraries", "resources", "zip directory"),
                part.parts().stream().map(Part::name).sorted().toList());
    }

    private static Part jarPart(Part part) {
        return part.name().endsWith(".jar") ? part : jarPart(part.parts().get(0));
    }

    @Test
    void aFileThatIsNoJarIsOnlyMeasured() {
        PackageContents contents =
                Installed.nothing().with("/etc/shop.conf", new byte[7]).contents();

        assertEquals(List.of(), contents.libraries());
        assertEquals(7, contents.size().bytes());
    }
}
