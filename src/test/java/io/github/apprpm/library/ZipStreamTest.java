package io.github.apprpm.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each form of an archive, with an entry before and after the one that matters. */
class ZipStreamTest {
    private static final byte[] TEXT = "some text, some text".getBytes(StandardCharsets.UTF_8);
    private static final byte[] HATS = Zip.jar()
            .with(
                    "numbers",
                    new Random(1)
                            .ints(50_000)
                            .mapToObj(Integer::toString)
                            .toList()
                            .toString())
            .maven("com.acme", "hats", "1.0")
            .bytes();
    private static final String NAME = "lib/hats-1.0.jar";

    private static Stream<UnaryOperator<RawZip>> forms() {
        return Stream.of(
                zip -> zip.stored(NAME, HATS),
                zip -> zip.deflated(NAME, HATS),
                zip -> zip.storedBeforeSize(NAME, HATS, true),
                zip -> zip.deflatedBeforeSize(NAME, HATS, true, false),
                zip -> zip.deflatedBeforeSize(NAME, HATS, false, false),
                zip -> zip.deflatedBeforeSize(NAME, HATS, true, true),
                zip -> zip.deflatedBeforeSize(NAME, HATS, false, true),
                zip -> zip.zip64(NAME, HATS));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aLibraryIsReadInEachFormOfAnEntry(UnaryOperator<RawZip> form) {
        RawZip zip = form.apply(new RawZip().stored("before", TEXT)).deflated("lib/after-1.0.jar", HATS);

        Library library = Installed.file("shop.jar", zip.bytes()).library();

        assertEquals(List.of(), library.notes());
        assertEquals(
                List.of("com.acme:hats:1.0", "com.acme:hats:1.0"),
                library.libraries().stream()
                        .flatMap(Library::all)
                        .filter(inner -> !inner.isShaded()
                                || inner.coordinates().artifactId().equals("hats"))
                        .map(inner -> inner.coordinates().toString())
                        .filter(name -> name.startsWith("com.acme"))
                        .toList());
        assertTrue(library.libraries().stream().allMatch(inner -> inner.size() == HATS.length));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void anEntryThatNobodyAsksForIsSkippedInEachForm(UnaryOperator<RawZip> form) {
        byte[] zip = form.apply(new RawZip()).stored("lib/after-1.0.jar", HATS).bytes();
        byte[] renamed = new String(zip, StandardCharsets.ISO_8859_1)
                .replaceFirst(NAME, "lib/hats-1.0.txt")
                .getBytes(StandardCharsets.ISO_8859_1);

        Library library = Installed.file("shop.jar", renamed).library();

        assertEquals(List.of(), library.notes());
        assertEquals(1, library.libraries().size());
    }

    @Test
    void aScriptInFrontOfTheArchiveIsPassedOver() {
        byte[] zip = new RawZip()
                .bytes("#!/bin/sh\nexec java -jar PK \"$0\"\n")
                .stored(NAME, HATS)
                .bytes();

        assertEquals(1, Installed.file("shop.jar", zip).library().libraries().size());
    }

    @Test
    void anEmptyArchiveIsNothingSpecial() {
        assertEquals(
                List.of(), Installed.file("shop.jar", Zip.empty()).library().notes());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 100, 1 << 21})
    void aFileThatIsNoArchiveIsNoted(int bytes) {
        Library library = Installed.file("shop.jar", new byte[bytes]).library();

        assertEquals(List.of("The archive is not a zip archive"), library.notes());
        assertEquals(bytes, library.size());
    }

    @Test
    void anArchiveThatIsCutOffIsNotedWithWhatItHad() {
        byte[] zip = new RawZip().stored(NAME, HATS).stored("other", TEXT).cutOff();

        Library library =
                Installed.file("shop.jar", Arrays.copyOf(zip, zip.length - 5)).library();

        assertEquals(1, library.libraries().size());
        assertTrue(library.notes().get(0).startsWith("The archive is cut off"), library.notes()::toString);
    }

    @Test
    void anArchiveThatIsCutOffInALibraryIsNotedOnBoth() {
        byte[] zip = new RawZip().stored(NAME, HATS).cutOff();

        Library library =
                Installed.file("shop.jar", Arrays.copyOf(zip, zip.length / 2)).library();

        assertEquals(1, library.notes().size());
        assertEquals(1, library.libraries().get(0).notes().size());
    }

    @Test
    void garbageBetweenEntriesIsNoted() {
        byte[] zip = new RawZip()
                .stored(NAME, HATS)
                .bytes("garbage")
                .stored("other", TEXT)
                .bytes();

        assertEquals(
                List.of("The archive is damaged after 'lib/hats-1.0.jar'"),
                Installed.file("shop.jar", zip).library().notes());
    }

    @Test
    void aDeflatedEntryThatIsDamagedIsNoted() {
        byte[] zip = new RawZip()
                .method(8, NAME, TEXT)
                .stored("lib/after-1.0.jar", HATS)
                .bytes();

        Library library = Installed.file("shop.jar", zip).library();

        assertEquals(2, library.libraries().size());
        assertEquals(
                List.of("The archive is damaged in 'lib/hats-1.0.jar'"),
                library.libraries().get(1).notes());
        assertEquals(List.of(), library.notes());
    }

    @Test
    void whatIsEncryptedOrPackedInAnUnknownWayIsSkipped() {
        byte[] zip = new RawZip()
                .encrypted("secret", TEXT)
                .method(93, "zstd", TEXT)
                .stored(NAME, HATS)
                .bytes();

        Library library = Installed.file("shop.jar", zip).library();

        assertEquals(List.of(), library.notes());
        assertEquals(1, library.libraries().size());
    }

    @Test
    void controlCharactersInNamesAreNotPassedOn() {
        byte[] zip =
                new RawZip().stored("lib/\u001b[31mhats\u0085-1.0.jar", HATS).bytes();

        assertEquals(
                "/var/app/shop/lib/shop.jar!/lib/?[31mhats?-1.0.jar",
                Installed.file("shop.jar", zip).library().libraries().get(0).path());
    }

    @Test
    void aZipBombIsNotUnpackedToItsEnd() {
        byte[] zeros = new RawZip()
                .deflatedBeforeSize("zeros", new byte[90 << 20], true, false)
                .stored(NAME, HATS)
                .bytes();

        Library library = Installed.file("shop.jar", zeros).library();

        assertTrue(library.notes().get(0).startsWith("The archive unpacks to more than "), library.notes()::toString);
        assertEquals(List.of(), library.libraries());
    }

    @Test
    void archivesInArchivesEndSomewhere() {
        byte[] zip = HATS;
        for (int i = 0; i < 30; i++) {
            zip = new RawZip().stored("a.jar", zip).bytes();
        }

        List<Library> all = Installed.file("shop.jar", zip).contents().all().toList();

        assertEquals(7, all.size());
        assertEquals(
                List.of("It has archives that are nested too deeply to be read"),
                all.get(6).notes());
    }

    /** 1,000 archives with some bytes changed, removed or doubled. */
    @Test
    void aMutatedArchiveIsNeverMoreThanNoted() {
        byte[] sound = new RawZip()
                .deflated(
                        "META-INF/MANIFEST.MF",
                        "Manifest-Version: 1.0\nBundle-License: \"a,b\";c\n".getBytes(StandardCharsets.UTF_8))
                .stored(
                        NAME,
                        Zip.jar()
                                .maven("com.acme", "hats", "1.0")
                                .with("META-INF/maven/com.acme/hats/pom.xml", "<project><version>1</version></project>")
                                .bytes())
                .storedBeforeSize("lib/coats-1.0.jar", Zip.jar().bytes(), true)
                .deflatedBeforeSize("lib/shoes-1.0.jar", Zip.jar().bytes(), false, true)
                .bytes();
        Random random = new Random(20261121);
        for (int i = 0; i < 1000; i++) {
            byte[] mutated = mutated(sound, random);
            PackageContents contents = Installed.file("shop.jar", mutated).contents();
            assertEquals(mutated.length, contents.libraries().get(0).size());
            assertEquals(mutated.length, contents.size().bytes());
        }
    }

    private static byte[] mutated(byte[] sound, Random random) {
        byte[] bytes = sound.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                default -> {
                    int length = random.nextInt(20);
                    byte[] longer = Arrays.copyOf(bytes, bytes.length + length);
                    System.arraycopy(bytes, at, longer, at + length, bytes.length - at);
                    bytes = longer;
                }
            }
        }
        return bytes;
    }
}
