package io.github.apprpm.check;

import static io.github.apprpm.check.Sample.shop;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.inspect.Corpus;
import io.github.apprpm.model.Architecture;
import io.github.apprpm.model.Compatibility;
import io.github.apprpm.openpgp.TestKey;
import io.github.apprpm.rpm.RpmHeader;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.RpmTag;
import io.github.apprpm.rpm.SignatureTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntegrityTest {
    private static final TestKey KEY = TestKey.ed25519();
    private static final int LEAD_BYTES = 96;
    /** Every so many bytes one is damaged. */
    private static final int STEP = 13;
    /** The sixth would only change the case of a digest's letters. */
    private static final int BITS = 5;

    private static final int MUTANTS = 1000;

    @TempDir
    private Path directory;

    private static CheckOptions withKey() {
        return new CheckOptions(
                false,
                Compatibility.EL9,
                Optional.of(KEY.publicKeys()),
                true,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private static Sample withoutScripts() {
        Sample shop = shop();
        return new Sample(
                        shop.version(),
                        shop.compression(),
                        Compatibility.EL9,
                        Map.of(),
                        shop.dependencies(),
                        new TreeMap<>(),
                        Architecture.NOARCH)
                .file("/opt/shop/one.txt", 0644, "one\n")
                .file("/opt/shop/two.txt", 0644, "two".repeat(200))
                .directory("/opt/shop", 0755);
    }

    private static List<String> integrity(Path rpm) throws IOException {
        return PackageCheck.check(rpm, withKey()).findings().stream()
                .filter(finding -> finding.rule().isIntegrity())
                .map(finding -> finding.rule().id())
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "zstd"})
    void aFlippedBitAnywhereBehindTheLeadIsFound(String compression) throws IOException {
        Path rpm = withoutScripts().compressedBy(compression).writeTo(directory, KEY.signer());
        assertEquals(List.of(), integrity(rpm));
        byte[] good = Files.readAllBytes(rpm);
        Path damaged = directory.resolve("damaged.rpm");
        for (int i = LEAD_BYTES; i < good.length; i += STEP) {
            byte[] bytes = good.clone();
            bytes[i] ^= (byte) (1 << i % BITS);
            Files.write(damaged, bytes);
            int offset = i;
            List<String> found = integrity(damaged);
            assertTrue(!found.isEmpty(), () -> "A flipped bit of byte %d is not found".formatted(offset));
        }
    }

    @Test
    void aFlippedBitIsNamedAsWhatItIsIn() throws IOException {
        Path rpm = withoutScripts().compressedBy("none").writeTo(directory, KEY.signer());
        RpmPackage read = RpmPackage.read(rpm);
        byte[] good = Files.readAllBytes(rpm);
        Map<String, Long> places = new TreeMap<>(Map.of(
                "header", Damage.value(rpm, false, RpmTag.DESCRIPTION),
                "signature", Damage.value(rpm, true, SignatureTag.DSAHEADER) + 40,
                "payload", read.payloadOffset() + 700));
        Map<String, List<String>> found = new TreeMap<>();
        for (Map.Entry<String, Long> place : places.entrySet()) {
            Files.write(rpm, good);
            new Damage(rpm).flip(place.getValue());
            found.put(place.getKey(), integrity(rpm));
        }
        assertEquals(List.of("header-digest-mismatch", "signature-invalid"), found.get("header"));
        assertEquals(List.of("signature-invalid"), found.get("signature"));
        assertTrue(found.get("payload").contains("payload-digest-mismatch"), found.toString());
    }

    @Test
    @Tag("tool")
    void eachSizeAndDigestOfOtherBuildersIsCompared() throws IOException {
        Path rpm = Spec.files("echo a >$R/a; ln $R/a $R/b; ln -s a $R/c; mkdir $R/d", "/a\n/b\n/c\n/d")
                .build(directory);
        assertEquals(
                List.of(),
                Verdict.of(rpm).checked().findings().stream()
                        .filter(finding -> finding.rule().isIntegrity())
                        .toList());
        byte[] good = Files.readAllBytes(rpm);
        Map<Integer, Rule> rules = Map.of(
                SignatureTag.SIZE, Rule.SIZE_MISMATCH,
                SignatureTag.PAYLOADSIZE, Rule.SIZE_MISMATCH,
                SignatureTag.MD5, Rule.PAYLOAD_DIGEST_MISMATCH,
                SignatureTag.SHA1HEADER, Rule.HEADER_DIGEST_MISMATCH,
                SignatureTag.SHA256HEADER, Rule.HEADER_DIGEST_MISMATCH,
                SignatureTag.RESERVEDSPACE, Rule.HEADER_MALFORMED);
        for (Map.Entry<Integer, Rule> tag : new TreeMap<>(rules).entrySet()) {
            Files.write(rpm, good);
            Verdict.of(new Damage(rpm).flip(Damage.value(rpm, true, tag.getKey()) + 1))
                    .finds(tag.getValue());
        }
    }

    @Test
    void aPayloadDigestIsComparedPackedAndUnpacked() throws IOException {
        for (int tag : new int[] {RpmTag.PAYLOADDIGEST, RpmTag.PAYLOADDIGESTALT}) {
            Path rpm = withoutScripts().writeTo(directory);
            Verdict.of(new Damage(rpm).flip(Damage.value(rpm, false, tag)))
                    .finds(Rule.PAYLOAD_DIGEST_MISMATCH, "tag " + tag);
        }
    }

    /** As Redline writes it. */
    @Test
    void thePackedDigestInPlaceOfTheUnpackedOneIsANote() throws IOException {
        Path rpm = withoutScripts().compressedBy("xz").writeTo(directory);
        RpmHeader header = RpmPackage.read(rpm).header();
        Verdict verdict = Verdict.of(new Damage(rpm)
                .replaceInHeader(
                        header.string(RpmTag.PAYLOADDIGESTALT).orElseThrow(),
                        header.string(RpmTag.PAYLOADDIGEST).orElseThrow()));
        verdict.finds(Rule.PAYLOAD_DIGEST_MISMATCH, "tag 5097", "Redline");
        assertEquals(
                Severity.NOTE, verdict.of(Rule.PAYLOAD_DIGEST_MISMATCH).get(0).severity());
    }

    /** The field of an entry, and what it is set to. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1047 1 6", // what is provided, of type STRING
                "1000 3 2", // two names
                "1000 0 99", // a tag among the regions
                "1000 0 1001", // a tag that is there already
                "1006 2 1", // numbers at an odd offset
                "1014 2 0", // values over others
                "63 3 32", // a long region
                "63 0 61", // no region
            })
    void aHeaderThatRpmWouldRefuseIsFound(String change) throws IOException {
        String[] numbers = change.split(" ");
        Path rpm = withoutScripts().writeTo(directory);
        new Damage(rpm)
                .setEntry(
                        false,
                        Integer.parseInt(numbers[0]),
                        Integer.parseInt(numbers[1]),
                        Integer.parseInt(numbers[2]));
        List<String> found = integrity(rpm);
        assertTrue(found.contains("header-malformed") || found.contains("package-unreadable"), found.toString());
    }

    @Test
    void aCutOffPackageIsUnreadableOrBroken() throws IOException {
        Path rpm = withoutScripts().compressedBy("zstd").writeTo(directory);
        long size = Files.size(rpm);
        Verdict.of(new Damage(rpm).cutTo(size - 10)).finds(Rule.PAYLOAD_BROKEN).finds(Rule.SIZE_MISMATCH);
        Verdict.of(new Damage(rpm).cutTo(500)).finds(Rule.PACKAGE_UNREADABLE, "ends after 500 bytes");
        Verdict.of(new Damage(rpm).cutTo(50)).finds(Rule.PACKAGE_UNREADABLE, "ends after 50 bytes");
    }

    @Test
    void aFindingKeepsItsReasonWhateverTheLengthOfThePath() throws IOException {
        Path deep = directory;
        for (int i = 0; i < 10; i++) {
            deep = deep.resolve("d".repeat(250));
        }
        Path rpm = Files.move(
                withoutScripts().compressedBy("zstd").writeTo(directory),
                Files.createDirectories(deep).resolve("shop.rpm"));
        Verdict.of(new Damage(rpm).cutTo(Files.size(rpm) - 10)).finds(Rule.PAYLOAD_BROKEN, "zstd data");
        Verdict.of(new Damage(rpm).cutTo(500)).finds(Rule.PACKAGE_UNREADABLE, "it ends after 500 bytes");
    }

    @Test
    void aMissingPackageIsToldAsSuch() throws IOException {
        Verdict.of(directory.resolve("missing.rpm")).finds(Rule.PACKAGE_UNREADABLE, "does not exist");
    }

    @Test
    void noDamageEndsInAnException() throws IOException {
        Path rpm = withoutScripts()
                .file(Sample.UNIT, 0644, "[Service]\nUser=shop\nExecStart=/opt/shop/start\n")
                .file("/usr/lib/sysusers.d/shop.conf", 0644, "u shop - - -\n")
                .compressedBy("none")
                .writeTo(directory, KEY.signer());
        byte[] good = Files.readAllBytes(rpm);
        Random random = new Random(1);
        for (int i = 0; i < MUTANTS; i++) {
            byte[] bytes = good.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                bytes[LEAD_BYTES + random.nextInt(bytes.length - LEAD_BYTES)] = (byte) random.nextInt();
            }
            Files.write(rpm, bytes);
            integrity(rpm);
        }
    }

    private static List<Path> corpus() {
        return Corpus.shared().packages();
    }

    @ParameterizedTest
    @MethodSource("corpus")
    @Tag("tool")
    void packagesOfRpmbuildAreWhole(Path rpm) throws IOException {
        assertEquals(
                List.of(),
                Verdict.of(rpm).checked().findings().stream()
                        .filter(finding -> finding.rule().isIntegrity())
                        .toList());
    }

    private static List<Path> format6() {
        return Corpus.ofFormat6();
    }

    @ParameterizedTest
    @MethodSource("format6")
    @Tag("tool")
    void packagesOfRpm6AreWhole(Path rpm) throws IOException {
        packagesOfRpmbuildAreWhole(rpm);
    }
}
