package io.github.apprpm.repository.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.file.Sha256;
import io.github.apprpm.model.Compression;
import io.github.apprpm.model.Dependency;
import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.model.Payload;
import io.github.apprpm.model.Specs;
import io.github.apprpm.repository.metadata.PackageRecord;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.RpmTag;
import io.github.apprpm.rpm.RpmWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A package is described by what its bytes are, and refused if they are not what its digests say. */
class PackageIndexerTest {
    private static final int FORGERIES = 3_000;

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = directory.resolve("shop.rpm");
        Specs specs = Specs.shop()
                .with(Compression.of("none", null))
                .with(DependencyKind.REQUIRES, Dependency.parse("requires", "java-headless >= 1:17"));
        new RpmWriter(specs.spec(), Payload.of(List.of())).writeTo(file);
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_800_000_000)));
    }

    private PackageRecord read() throws IOException {
        return new PackageIndexer().read(file, "packages/s/shop.rpm");
    }

    private static String text(byte[] xml) {
        return new String(xml, StandardCharsets.UTF_8);
    }

    @Test
    void aRecordSaysWhatTheFileIs() throws IOException {
        PackageRecord shop = read();
        assertEquals("packages/s/shop.rpm", shop.href());
        assertEquals(Files.size(file), shop.size());
        assertEquals(1_800_000_000, shop.modified());
        assertEquals(Sha256.hex(file), shop.pkgid());
        assertEquals(
                List.of("shop", "0", "1.2.0", "1", "noarch"),
                List.of(shop.name(), shop.epoch(), shop.version(), shop.release(), shop.architecture()));
    }

    @Test
    void whatClientsResolveIsInThePrimaryPart() throws IOException {
        String primary = text(read().primary());
        assertTrue(primary.startsWith("<package type=\"rpm\">\n  <name>shop</name>\n"), primary);
        assertTrue(primary.endsWith("  </format>\n</package>\n"), primary);
        assertTrue(primary.contains("  <location href=\"packages/s/shop.rpm\"/>\n"), primary);
        assertTrue(
                primary.contains("<rpm:entry name=\"java-headless\" flags=\"GE\" epoch=\"1\" ver=\"17\"/>"), primary);
    }

    @Test
    void rangeOfTheHeaderIsWhereClientsFetchIt() throws IOException {
        RpmPackage rpm = RpmPackage.read(file);
        String primary = text(read().primary());
        String range = "<rpm:header-range start=\"%d\" end=\"%d\"/>".formatted(rpm.headerOffset(), rpm.payloadOffset());
        assertTrue(primary.contains(range), primary);
    }

    @Test
    void aChangedPayloadIsRefused() throws IOException {
        change((int) RpmPackage.read(file).payloadOffset() + 9);
        refusal("The package '" + file + "' is damaged: its payload has not the SHA-256 digest that it says");
    }

    @Test
    void aChangedHeaderIsRefused() throws IOException {
        change((int) RpmPackage.read(file).payloadOffset() - 200);
        refusal("The package '" + file + "' is damaged: its header has not the SHA-256 digest that it says");
    }

    @Test
    void aCutPayloadIsRefused() throws IOException {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) - 1));
        refusal("payload has not the");
    }

    /** The lead and the signature header have no digest of their own, and clients do not need to trust them. */
    @Test
    void eachChangedBitOfHeaderAndPayloadIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int start = (int) RpmPackage.read(file).headerOffset();
        for (int offset = start; offset < bytes.length; offset += 7) {
            byte[] changed = bytes.clone();
            changed[offset] ^= (byte) (1 << offset % Byte.SIZE);
            Files.write(file, changed);
            Refusal.of(this::read).says("'" + file + "'");
        }
    }

    @Test
    void aFileThatIsCutAnywhereIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length; length += 13) {
            Files.write(file, Arrays.copyOf(bytes, length));
            Refusal.of(this::read).says("'" + file + "'");
        }
    }

    /** createrepo_c leaves such a package out, without an error before 1.0. */
    @Test
    void aControlCharacterIsRefusedWithTheTextThatHasIt() throws IOException {
        forged(ForgedRpm.Age.TODAY)
                .text(RpmTag.SUMMARY, "A \u0007 bell", StandardCharsets.US_ASCII)
                .writeTo(file);
        Refusal.of(this::read)
                .says("The package '" + file + "' has a control character in 'A \\x07 bell'", "Build it again without");
    }

    /** rpm would not install it, and clients could not ask for it. */
    @Test
    void aPackageWithoutAVersionIsRefused() throws IOException {
        new ForgedRpm(ForgedRpm.Age.TODAY, false)
                .text(RpmTag.NAME, "shop", StandardCharsets.US_ASCII)
                .writeTo(file);
        refusal("The package '" + file + "' has no version");
    }

    @ParameterizedTest
    @EnumSource(ForgedRpm.Age.class)
    void packagesOfEachAgeHaveDigestsThatTellDamage(ForgedRpm.Age age) throws IOException {
        forged(age).payload(new byte[100]).writeTo(file);
        assertEquals("shop", read().name());
        change((int) Files.size(file) - 1);
        refusal("payload has not the");
    }

    @Test
    void aHeaderWithoutADigestOfItsOwnHasThatOfHeaderAndPayload() throws IOException {
        byte[] payload = new byte[100];
        forged(ForgedRpm.Age.RPM_2)
                .texts(RpmTag.PAYLOADDIGEST, StandardCharsets.US_ASCII, Sha256.hex(payload))
                .payload(payload)
                .writeTo(file);
        assertEquals("shop", read().name());
        byte[] bytes = Files.readAllBytes(file);
        change(new String(bytes, StandardCharsets.ISO_8859_1).indexOf("shop"));
        refusal("is damaged: its header or payload has not the MD5 digest that it says");
    }

    /** Whoever forges a package writes digests that are right. */
    @Test
    void aHeaderOfAnyBytesIsDescribedOrRefused() throws IOException {
        Random random = new Random(1);
        int described = 0;
        for (int seed = 0; seed < FORGERIES; seed++) {
            byte[] bytes = Files.readAllBytes(RandomRpm.writeWithoutDigests(seed / 10, file));
            for (int i = random.nextInt(4); i >= 0; i--) {
                bytes[96 + random.nextInt(bytes.length - 96)] = (byte) random.nextInt();
            }
            Files.write(file, bytes);
            try {
                assertTrue(read().primary().length > 0);
                described++;
            } catch (PackagingException e) {
                assertTrue(e.problem().contains("'" + file + "'"), e::problem);
            }
        }
        assertTrue(described > 0 && described < FORGERIES, "Described: " + described);
    }

    @Test
    void readingLeavesNoFileOpen() throws IOException {
        for (int i = 0; i < 2_000; i++) {
            read();
        }
        Path descriptors = Path.of("/proc/self/fd");
        assumeTrue(Files.isDirectory(descriptors), "/proc is not mounted");
        try (Stream<Path> open = Files.list(descriptors)) {
            assertTrue(open.count() < 1_000, "Files are left open");
        }
    }

    private static ForgedRpm forged(ForgedRpm.Age age) {
        return new ForgedRpm(age, false)
                .text(RpmTag.NAME, "shop", StandardCharsets.US_ASCII)
                .text(RpmTag.VERSION, "1.0", StandardCharsets.US_ASCII)
                .text(RpmTag.RELEASE, "1", StandardCharsets.US_ASCII)
                .text(RpmTag.ARCH, "noarch", StandardCharsets.US_ASCII);
    }

    private void change(int offset) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[offset] ^= 1;
        Files.write(file, bytes);
    }

    private void refusal(String problem) {
        Refusal.of(this::read).says(problem, "Fetch or build it again, or remove it from the repository");
    }
}
