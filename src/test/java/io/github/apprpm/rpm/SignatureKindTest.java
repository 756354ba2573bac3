package io.github.apprpm.rpm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.model.Compatibility;
import io.github.apprpm.openpgp.TestKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureKindTest {
    private static final byte[] PACKET = {1, 2, 3, 4};

    @TempDir
    private Path directory;

    /** A package with one more tag in its signature header, in the place of the reserved space. */
    private RpmPackage packageWith(SignatureKind kind) throws IOException {
        return RpmPackage.read(ForgedPackage.of(directory)
                .withSignatureTag(SignatureTag.RESERVEDSPACE, kind.tag())
                .writeTo(directory.resolve(kind + ".rpm")));
    }

    private static List<Optional<byte[]>> read(String... texts) {
        return SignatureKind.OPENPGP.read(
                new ForgedHeader().with(SignatureKind.OPENPGP.tag(), texts).header());
    }

    @ParameterizedTest
    @EnumSource
    void aPackageWithAnyOfTheTagsIsSigned(SignatureKind kind) throws IOException {
        assertFalse(RpmPackage.read(ForgedPackage.of(directory).writeTo(directory.resolve("plain.rpm")))
                .isSigned());
        assertTrue(packageWith(kind).isSigned());
    }

    @ParameterizedTest
    @EnumSource
    void whoSignsAnewLeavesNoneOfTheTags(SignatureKind kind) throws IOException {
        RpmPackage signed = packageWith(kind);
        new RpmSigner(TestKey.rsa(3072).signer(), Compatibility.EL9, whole -> {}).sign(signed.file());

        RpmHeader signature = RpmPackage.read(signed.file()).signature();
        assertEquals(
                List.of(SignatureKind.RSA),
                Stream.of(SignatureKind.values())
                        .filter(each -> each.isIn(signature))
                        .toList());
        assertEquals(1, SignatureKind.RSA.read(signature).size());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsReadBack(SignatureKind kind) throws IOException {
        TagTable tags = TagTable.ofSignature();
        kind.write(PACKET, tags);
        byte[] bytes = tags.render();
        RpmHeader signature = RpmHeader.of(bytes, 2);

        assertArrayEquals(PACKET, kind.read(signature).get(0).orElseThrow());
        assertEquals(kind == SignatureKind.OPENPGP, signature.binary(kind.tag()).isEmpty());
    }

    @Test
    void eachTextOfATagIsASignature() {
        List<Optional<byte[]>> packets = read("AQIDBA==", "AQID");
        assertEquals(2, packets.size());
        assertArrayEquals(PACKET, packets.get(0).orElseThrow());
        assertArrayEquals(new byte[] {1, 2, 3}, packets.get(1).orElseThrow());
    }

    @Test
    void spacesAndLineBreaksInBase64AreIgnored() {
        assertArrayEquals(PACKET, read(" AQID\r\nBA==\n").get(0).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"AQIDBA", "AQIDBA=", "AQ_DBA==", "AQID!BA==", "=QIDBA=="})
    void whatRpmDoesNotDecodeIsNotASignature(String text) {
        assertEquals(List.of(Optional.empty()), read(text));
    }
}
