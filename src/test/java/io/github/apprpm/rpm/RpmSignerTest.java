package io.github.apprpm.rpm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.check.PackageCheck;
import io.github.apprpm.model.Compatibility;
import io.github.apprpm.openpgp.Signature;
import io.github.apprpm.openpgp.SignatureVerdict;
import io.github.apprpm.openpgp.SignatureVerdict.Verdict;
import io.github.apprpm.openpgp.Signer;
import io.github.apprpm.openpgp.TestKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.packager.rpm.RpmSignatureTag;
import org.eclipse.packager.rpm.RpmVersion;
import org.eclipse.packager.rpm.build.BuilderContext;
import org.eclipse.packager.rpm.build.BuilderOptions;
import org.eclipse.packager.rpm.build.RpmBuilder;
import org.eclipse.packager.rpm.header.Header;
import org.eclipse.packager.rpm.signature.SignatureProcessor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RpmSignerTest {
    private static final TestKey RSA = TestKey.rsa(3072);
    private static final TestKey CURVE = TestKey.ed25519();

    @TempDir
    private Path directory;

    private static boolean sign(Path rpm, TestKey key) throws IOException {
        return new RpmSigner(key.signer(), Compatibility.EL9, PackageCheck::requireWhole).sign(rpm);
    }

    private static SignatureVerdict verified(Path file, TestKey key) throws IOException {
        RpmPackage rpm = RpmPackage.read(file);
        int tag = key.fingerprint().equals(RSA.fingerprint()) ? 268 : 267;
        byte[] signature = rpm.signature().binary(tag).orElseThrow();
        return key.publicKeys().verify(signature, rpm.header().bytes());
    }

    private static byte[] fromHeaderOn(Path rpm) throws IOException {
        byte[] bytes = Files.readAllBytes(rpm);
        return Arrays.copyOfRange(bytes, (int) RpmPackage.read(rpm).headerOffset(), bytes.length);
    }

    private static List<Integer> tags(Path rpm) throws IOException {
        return RpmPackage.read(rpm).signature().index().stream()
                .map(RpmHeader.Entry::tag)
                .sorted()
                .toList();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    // ---- ours

    @Test
    void theSignatureIsOfTheHeaderInTheTagThatEveryClientReads() throws IOException {
        Path rpm = Shop.shop().writeTo(directory);
        assertEquals(List.of(62, 273, 1000, 1007, 1008), tags(rpm));

        assertTrue(sign(rpm, RSA));
        assertEquals(List.of(62, 268, 273, 1000, 1007, 1008), tags(rpm));
        assertTrue(verified(rpm, RSA).isGood());

        assertTrue(sign(rpm, CURVE));
        assertEquals(List.of(62, 267, 273, 1000, 1007, 1008), tags(rpm));
        assertTrue(verified(rpm, CURVE).isGood());
    }

    @Test
    void itsTimeIsThatOfTheBuild() throws IOException {
        Path rpm = Shop.shop().writeTo(directory);
        sign(rpm, RSA);

        byte[] packet = RpmPackage.read(rpm).signature().binary(268).orElseThrow();
        assertEquals(Shop.TIME, Signature.parse(packet).orElseThrow().time());
    }

    @Test
    void aSecondTimeChangesNothing() throws IOException {
        Path rpm = Shop.shop().writeTo(directory);
        assertTrue(sign(rpm, RSA));
        byte[] once = Files.readAllBytes(rpm);

        assertFalse(sign(rpm, RSA));
        assertArrayEquals(once, Files.readAllBytes(rpm));
    }

    @Test
    void headerAndPayloadStayInTheirPlace() throws IOException {
        Path rpm = Shop.shop().writeTo(directory);
        byte[] rest = fromHeaderOn(rpm);
        long offset = RpmPackage.read(rpm).headerOffset();
        for (TestKey key : new TestKey[] {RSA, CURVE, TestKey.rsa(4096)}) {
            sign(rpm, key);
            assertEquals(offset, RpmPackage.read(rpm).headerOffset());
            assertArrayEquals(rest, fromHeaderOn(rpm));
        }
    }

    @Test
    void theWriterSignsWithTheSameBytes() throws IOException {
        for (TestKey key : new TestKey[] {RSA, CURVE}) {
            byte[] atOnce = Files.readAllBytes(Shop.shop().forEl9().writeTo(directory, key.signer()));
            Path later = Shop.shop().forEl9().writeTo(directory);
            sign(later, key);

            assertArrayEquals(atOnce, Files.readAllBytes(later));
        }
    }

    @Test
    void modeAndNameOfTheFileStay() throws IOException {
        Path rpm = Shop.shop().writeTo(directory);
        Files.setPosixFilePermissions(rpm, PosixFilePermissions.fromString("rw-r-----"));
        sign(rpm, RSA);

        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(rpm)));
        assertEquals(List.of("shop-1.2.0-1.noarch.rpm"), files());
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path rpm = Shop.shop().writeTo(directory);
        Path link = Files.createSymbolicLink(directory.resolve("link.rpm"), rpm.getFileName());
        sign(link, RSA);

        assertTrue(Files.isSymbolicLink(link));
        assertTrue(verified(rpm, RSA).isGood());
    }

    // ---- those of others

    private Path builtByRpmbuild() throws IOException {
        Path spec = Files.writeString(directory.resolve("other.spec"), """
                Name: other
                Version: 1
                Release: 1
                Summary: By another builder
                License: MIT
                BuildArch: noarch
                %description
                Other.
                %install
                mkdir -p %{buildroot}/srv
                echo other >%{buildroot}/srv/other
                %files
                /srv/other
                """);
        Program.installed("rpmbuild")
                .run(
                        "-bb",
                        "--quiet",
                        "-D",
                        "_topdir " + directory.resolve("build"),
                        "-D",
                        "_rpmdir " + directory,
                        spec);
        return directory.resolve("noarch/other-1-1.noarch.rpm");
    }

    @Test
    @Tag("tool")
    void aPackageOfRpmbuildKeepsItsDigests() throws IOException {
        Path rpm = builtByRpmbuild();
        byte[] rest = fromHeaderOn(rpm);
        List<Integer> before = tags(rpm);
        sign(rpm, RSA);

        assertEquals(Stream.concat(before.stream(), Stream.of(268)).sorted().toList(), tags(rpm));
        assertArrayEquals(rest, fromHeaderOn(rpm));
        assertTrue(verified(rpm, RSA).isGood());
        String checked = Program.installed("rpmkeys").run("-Kv", "--nosignature", rpm);
        assertFalse(checked.contains("BAD"), checked);
        assertTrue(checked.contains("MD5 digest: OK"), checked);
    }

    /** Without reserved space, and with a signature of header and payload. */
    private Path builtByPackager(boolean withPayloadDigest) throws Exception {
        Path rpm = directory.resolve("other.rpm");
        BuilderOptions options = new BuilderOptions();
        if (!withPayloadDigest) {
            options.clearPayloadProcessors();
        }
        try (RpmBuilder builder = new RpmBuilder("other", new RpmVersion("1", "1"), "noarch", rpm, options)) {
            BuilderContext context = builder.newContext();
            context.addFile("/srv/other", new byte[10_000]);
            builder.addSignatureProcessor(new SignatureProcessor() {
                @Override
                public void feedHeader(ByteBuffer header) {}

                @Override
                public void feedPayloadData(ByteBuffer data) {}

                @Override
                public void finish(Header<RpmSignatureTag> signature) {
                    signature.putBlob(RpmSignatureTag.PGP, new byte[] {1, 2, 3});
                }
            });
            builder.build();
        }
        return rpm;
    }

    @Test
    void aPackageWithoutReservedSpaceGetsALargerSignatureHeader() throws Exception {
        Path rpm = builtByPackager(true);
        byte[] rest = fromHeaderOn(rpm);
        assertTrue(RpmPackage.read(rpm).headerOffset() < 1000);
        sign(rpm, RSA);

        assertEquals(96 + 4304, RpmPackage.read(rpm).headerOffset());
        assertArrayEquals(rest, fromHeaderOn(rpm));
        assertTrue(verified(rpm, RSA).isGood());
    }

    @Test
    void signaturesOfHeaderAndPayloadAreRemoved() throws Exception {
        Path rpm = builtByPackager(true);
        assertTrue(tags(rpm).contains(1002));
        sign(rpm, RSA);

        assertFalse(tags(rpm).contains(1002));
    }

    @Test
    void aPackageWithoutDigestOfItsPayloadIsRefused() throws Exception {
        Path rpm = builtByPackager(false);
        leavesAlone(
                rpm,
                "The header of '%s' has no digest of the payload, so a signature would not protect the payload. Build it with rpm 4.14 or later.");
    }

    // ---- what is refused

    private void leavesAlone(Path rpm, String message) throws IOException {
        byte[] before = Files.readAllBytes(rpm);
        List<String> files = files();
        assertEquals(message.formatted(rpm), Refusal.of(() -> sign(rpm, RSA)).message());
        assertArrayEquals(before, Files.readAllBytes(rpm));
        assertEquals(files, files());
    }

    @Test
    void aFileThatIsNoRpmIsRefused() throws IOException {
        leavesAlone(
                Files.writeString(directory.resolve("no.rpm"), "no"),
                "The file '%s' is not an RPM package: its magic number is missing. Name an RPM package.");
    }

    @Test
    void aMissingFileIsRefused() {
        Path rpm = directory.resolve("missing.rpm");
        assertEquals(
                "The package '%s' does not exist. Correct its name, or build it first.".formatted(rpm),
                Refusal.of(() -> sign(rpm, RSA)).message());
    }

    @Test
    void aTruncatedPackageIsRefused() throws IOException {
        Path rpm = Shop.shop().writeTo(directory);
        byte[] bytes = Files.readAllBytes(rpm);
        int whole = bytes.length - 96 - 4304;
        Files.write(rpm, Arrays.copyOf(bytes, bytes.length - 1));
        leavesAlone(
                rpm,
                "The package '%%s' is damaged: header and payload have %d bytes and should have %d. Fetch or build it again."
                        .formatted(whole - 1, whole));
    }

    @Test
    void aChangedHeaderIsRefused() throws IOException {
        Path rpm = Shop.shop().writeTo(directory);
        flip(rpm, (int) RpmPackage.read(rpm).payloadOffset() - 40);
        byte[] before = Files.readAllBytes(rpm);
        Refusal.of(() -> sign(rpm, RSA)).says("is broken: ");
        assertArrayEquals(before, Files.readAllBytes(rpm));
    }

    @Test
    void aChangedPayloadIsRefused() throws IOException {
        Path rpm = Shop.shop().compressedBy("none").writeTo(directory);
        flip(rpm, offset(rpm, Part.PAYLOAD));
        byte[] before = Files.readAllBytes(rpm);
        Refusal.of(() -> sign(rpm, RSA)).says("is broken: The digest of the payload in tag 5092 (as stored) is wrong");
        assertArrayEquals(before, Files.readAllBytes(rpm));
    }

    @Test
    void aHeaderWithBytesThatNoTagOwnsIsRefused() throws IOException {
        Path rpm = Shop.shop().writeTo(directory);
        int trailer = RpmLead.BYTES
                + RpmPackage.read(rpm).signature().dataOffset()
                + RpmPackage.read(rpm).signature().index().get(0).offset();
        flip(rpm, trailer + 11); // how far its region reaches back
        byte[] before = Files.readAllBytes(rpm);
        Refusal.of(() -> sign(rpm, RSA)).says("The signature header has a region whose trailer does not match");
        assertArrayEquals(before, Files.readAllBytes(rpm));
    }

    @Test
    void aKeyOfVersion6IsRefusedWhateverItsAlgorithm() {
        for (Compatibility oldest : Compatibility.values()) {
            Refusal.of(() -> new RpmSigner(TestKey.rsaOfVersion6().signer(), oldest, PackageCheck::requireWhole))
                    .says(
                            "is of version 6 of OpenPGP",
                            "<compatibility> '%s'".formatted(oldest.word()),
                            "Sign with a key of version 4, as gpg makes it");
        }
    }

    @Test
    void anEd25519KeyIsRefusedForHostsThatDoNotKnowIt() {
        for (Compatibility oldest : new Compatibility[] {Compatibility.EL7, Compatibility.EL8}) {
            String message = ("The key is Ed25519, and hosts of <compatibility> '%s' do not install what it signs:"
                            + " rpm before 4.16, as on EL8 and SLE 15, reports the signature as bad."
                            + " Sign with an RSA key of 3072 bits or more, or set <compatibility> to el9.")
                    .formatted(oldest.word());
            assertEquals(
                    message,
                    Refusal.of(() -> new RpmSigner(CURVE.signer(), oldest, PackageCheck::requireWhole))
                            .message());
        }
        Shop shop = Shop.shop();
        assertTrue(Refusal.of(() -> shop.writeTo(directory, CURVE.signer()))
                .message()
                .contains("Ed25519"));
        assertFalse(Files.exists(directory.resolve(Shop.FILE_NAME)));
    }

    @Test
    void aFailingKeyLeavesTheLastPackage() throws IOException {
        Path rpm = Shop.shop().writeTo(directory);
        byte[] before = Files.readAllBytes(rpm);
        Signer dead = TestKey.rsa(3072).validFor(Duration.ofDays(30)).signer(Instant.parse("2026-01-02T00:00:00Z"));
        Refusal.of(() -> new RpmSigner(dead, Compatibility.EL8, PackageCheck::requireWhole).sign(rpm))
                .says("is no longer valid at 2026-11-20");
        Refusal.of(() -> Shop.shop().with(Shop.file("/srv/more", "more")).writeTo(directory, dead))
                .says("is no longer valid at 2026-11-20");

        assertArrayEquals(before, Files.readAllBytes(rpm));
        assertEquals(List.of(rpm.getFileName().toString()), files());
    }

    // ---- a flipped bit

    /** Where a bit is flipped. */
    enum Part {
        HEADER,
        SIGNATURE,
        PAYLOAD
    }

    private static void flip(Path rpm, int offset) throws IOException {
        byte[] bytes = Files.readAllBytes(rpm);
        bytes[offset] ^= 1;
        Files.write(rpm, bytes);
    }

    private static int offset(Path file, Part part) throws IOException {
        RpmPackage rpm = RpmPackage.read(file);
        return switch (part) {
            case HEADER -> (int) rpm.payloadOffset() - 40;
            case SIGNATURE -> {
                RpmHeader.Entry entry = rpm.signature().index().stream()
                        .filter(each -> each.tag() == 268)
                        .findFirst()
                        .orElseThrow();
                yield RpmLead.BYTES + rpm.signature().dataOffset() + entry.offset() + entry.count() - 1;
            }
            case PAYLOAD -> (int) rpm.size() - 1;
        };
    }

    @ParameterizedTest
    @EnumSource
    @Tag("tool")
    void rpmRefusesAFlippedBit(Part part) throws IOException {
        Path rpm = Shop.shop().writeTo(directory, RSA.signer());
        Program rpmkeys = Program.installed("rpmkeys");
        Path database = directory.resolve("keyring");
        rpmkeys.run("--dbpath", database, "--import", Files.writeString(directory.resolve("key.asc"), RSA.publicKey()));
        Object[] check = {"--dbpath", database, "--define", "_pkgverify_level all", "-K", rpm};
        assertTrue(rpmkeys.run(check).endsWith("digests signatures OK\n"));
        flip(rpm, offset(rpm, part));

        assertEquals(1, rpmkeys.result(check).status());
    }

    @ParameterizedTest
    @EnumSource(names = {"HEADER", "SIGNATURE"})
    void weFindAFlippedBit(Part part) throws IOException {
        Path rpm = Shop.shop().writeTo(directory, RSA.signer());
        flip(rpm, offset(rpm, part));
        RpmPackage read = RpmPackage.read(rpm);

        assertEquals(
                Verdict.BAD,
                RSA.publicKeys()
                        .verify(
                                read.signature().binary(268).orElseThrow(),
                                read.header().bytes())
                        .verdict());
    }
}
