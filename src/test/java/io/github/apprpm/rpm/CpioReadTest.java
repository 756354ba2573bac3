package io.github.apprpm.rpm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.apprpm.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A payload that is damaged is refused with words that say where. */
class CpioReadTest {
    private static final int ENTRY = 110;

    @TempDir
    private Path directory;

    private ForgedPackage valid;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        valid = ForgedPackage.of(directory);
        file = directory.resolve("forged.rpm");
    }

    private String refusal(ForgedPackage forged) throws IOException {
        RpmPackage rpm = RpmPackage.read(forged.writeTo(file));
        String refusal =
                Refusal.of(() -> rpm.readPayload((entry, content) -> {})).message();
        PayloadDigests digests = PayloadDigests.of(rpm);
        assertEquals(
                Optional.of(refusal.replaceFirst("\\. [^.]+\\.$", "")),
                digests.broken().or(digests::brokenEnd));
        return refusal;
    }

    private String broken(String how) {
        return "The payload of '%s' is broken: %s. Fetch or build it again.".formatted(file, how);
    }

    @Test
    void eachEntryIsShownOnceWithItsContent() throws IOException {
        List<String> shown = new ArrayList<>();
        RpmPackage.read(valid.writeTo(file))
                .readPayload((entry, content) ->
                        shown.add(entry.path() + " " + new String(content.readAllBytes(), StandardCharsets.UTF_8)));
        assertEquals(
                List.of(
                        "/var/app/shop ",
                        "/var/app/shop/conf/application.properties server.port=8080\n",
                        "/var/app/shop/lib/shop.jar the application"),
                shown);
    }

    @Test
    void whatIsNotReadOfAContentIsSkipped() throws IOException {
        List<Integer> firstBytes = new ArrayList<>();
        RpmPackage.read(valid.writeTo(file)).readPayload((entry, content) -> firstBytes.add(content.read()));
        assertEquals(List.of(-1, (int) 's', (int) 't'), firstBytes);
    }

    @Test
    void aVisitorThatReadsMuchLeavesItToTheNext() throws IOException {
        List<Integer> read = new ArrayList<>();
        RpmPackage.read(Shop.empty()
                        .with(Shop.file("/srv/large", "x".repeat(300_000)))
                        .writeTo(directory))
                .readPayload(PayloadVisitor.inTurn(
                        (entry, content) -> read.add(content.readNBytes(200_000).length),
                        (entry, content) -> read.add(content.readAllBytes().length)));
        assertEquals(List.of(200_000, 300_000), read);
    }

    @Test
    void severalVisitorsSeeEachContentFromItsBeginning() throws IOException {
        List<String> shown = new ArrayList<>();
        RpmPackage.read(valid.writeTo(file))
                .readPayload(PayloadVisitor.inTurn(
                        (entry, content) -> shown.add("first " + content.read()),
                        (entry, content) -> shown.add("second " + content.read()),
                        (entry, content) ->
                                shown.add(new String(content.readAllBytes(), StandardCharsets.UTF_8).strip())));
        assertEquals(
                List.of(
                        "first -1",
                        "second -1",
                        "",
                        "first 115",
                        "second 115",
                        "server.port=8080",
                        "first 116",
                        "second 116",
                        "the application"),
                shown);
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage("no entry begins at byte 0", rpm -> rpm.withArchive("070701", "070707")),
                damage("an entry before byte 110 has the number '00x\\x00000d'", rpm -> number(rpm, 11, "00x\000000d")),
                damage("a name has 0 bytes", rpm -> number(rpm, 11, "00000000")),
                damage("a name has 4097 bytes", rpm -> number(rpm, 11, "00001001")),
                damage("a name has 4294967295 bytes", rpm -> number(rpm, 11, "ffffffff")),
                damage(
                        "it has the file './var/app/\\x1b[1m', which the header does not list",
                        rpm -> rpm.withArchive("./var/app/shop", "./var/app/\33[1m")),
                damage(
                        "it has the file 'TRAILER!!?', which the header does not list",
                        rpm -> rpm.withArchive("TRAILER!!!", "TRAILER!!?")));
    }

    /** One of the first entry's numbers, which follow the magic number. */
    private static ForgedPackage number(ForgedPackage rpm, int index, String digits) {
        String start = new String(rpm.bytes(), rpm.payload(), ENTRY, StandardCharsets.ISO_8859_1);
        int offset = 6 + 8 * index;
        return rpm.withArchive(start, start.substring(0, offset) + digits + start.substring(offset + 8));
    }

    private static Arguments damage(String how, UnaryOperator<ForgedPackage> damage) {
        return arguments(how, damage);
    }

    @ParameterizedTest
    @MethodSource("damages")
    void aDamagedArchiveIsQuoted(String how, UnaryOperator<ForgedPackage> damage) throws IOException {
        assertEquals(broken(how), refusal(damage.apply(valid)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 110, -1})
    void anArchiveThatIsCutOffSaysWhere(int length) throws IOException {
        int archive = valid.bytes().length - valid.payload();
        int bytes = length < 0 ? archive + length : length;
        assertEquals(
                broken("it ends after %d bytes, before its last entry".formatted(bytes)),
                refusal(valid.cutAt(valid.payload() + bytes)));
    }

    @Test
    void aDirectoryWithContentIsNoticed() throws IOException {
        assertEquals(
                broken("its entry '/var/app/shop' has 4294967295 bytes of content and should have 0"),
                refusal(number(valid, 6, "ffffffff")));
    }

    @ParameterizedTest
    @CsvSource({
        "gzip, its gzip data end too early",
        "xz, its xz data end too early",
        "zstd, its zstd data are damaged (Truncated source)"
    })
    void aCompressedPayloadThatIsCutOffSaysSo(String compression, String how) throws IOException {
        ForgedPackage whole = new ForgedPackage(
                Files.readAllBytes(Shop.shop().compressedBy(compression).writeTo(directory)));
        assertEquals(broken(how), refusal(whole.cutAt((whole.payload() + whole.bytes().length) / 2)));
    }

    @ParameterizedTest
    @CsvSource({
        "gzip, its gzip data are damaged (Corrupt GZIP trailer)",
        "xz, its xz data are damaged (XZ Stream Footer is corrupt)",
    })
    void aCompressedPayloadWithAnotherBitSaysSo(String compression, String how) throws IOException {
        byte[] bytes = Files.readAllBytes(Shop.shop().compressedBy(compression).writeTo(directory));
        bytes[bytes.length - 6] ^= 1;
        assertEquals(broken(how), refusal(new ForgedPackage(bytes)));
    }

    @Test
    void anUnknownCompressionIsQuoted() throws IOException {
        byte[] bytes = Files.readAllBytes(Shop.shop().compressedBy("zstd").writeTo(directory));
        byte[] word = "zstd".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length - word.length; i++) {
            if (Arrays.equals(bytes, i, i + word.length, word, 0, word.length) && bytes[i - 1] == 0) {
                bytes[i] = '\33';
            }
        }
        assertEquals(
                "The payload of '%s' is compressed by '\\x1bstd', which is not supported. Rebuild it with gzip, bzip2, xz, lzma or zstd."
                        .formatted(file),
                refusal(new ForgedPackage(bytes)));
    }
}
