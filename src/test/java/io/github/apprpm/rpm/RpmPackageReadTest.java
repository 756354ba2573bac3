package io.github.apprpm.rpm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.apprpm.Refusal;
import io.github.apprpm.rpm.ForgedPackage.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is not a complete package, or that contradicts itself, is refused with words that say so. */
class RpmPackageReadTest {
    private static final int NAME = RpmTag.NAME;
    private static final int STRING_WITHOUT_END = 1 << 20;

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
        forged.writeTo(file);
        return refusal();
    }

    private String refusal() {
        return Refusal.of(() -> RpmPackage.read(file)).message();
    }

    @Test
    void whatIsValidIsRead() throws IOException {
        RpmPackage rpm = RpmPackage.read(valid.writeTo(file));
        assertEquals("shop-1.2.0-1.noarch", rpm.nevra());
        assertEquals(valid.payload(), rpm.payloadOffset());
        assertEquals(valid.bytes().length, rpm.size());
    }

    @Test
    void aFileThatIsMissingIsNamed() {
        assertEquals(
                "The package '%s' does not exist. Correct its name, or build it first.".formatted(file), refusal());
    }

    @Test
    void aDirectoryIsNoPackage() throws IOException {
        Files.createDirectory(file);
        assertEquals("The package '%s' is not a file. Correct its name, or build it first.".formatted(file), refusal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u00ed", "PK\3\4", "<html>Not found</html>", "!<arch>\ndebian-binary"})
    void whatDoesNotBeginAsAnRpmIsNone(String text) throws IOException {
        Files.writeString(file, text);
        assertEquals(
                "The file '%s' is not an RPM package: its magic number is missing. Name an RPM package."
                        .formatted(file),
                refusal());
    }

    static Stream<Arguments> cuts() {
        return Stream.of(
                cut("lead", rpm -> 4),
                cut("lead", rpm -> ForgedPackage.SIGNATURE - 1),
                cut("signature header", rpm -> ForgedPackage.SIGNATURE),
                cut("signature header", rpm -> ForgedPackage.SIGNATURE + 15),
                cut("signature header", rpm -> ForgedPackage.SIGNATURE + 16),
                cut("signature header", rpm -> rpm.header() - 8),
                cut("header", ForgedPackage::header),
                cut("header", rpm -> rpm.header() + 15),
                cut("header", rpm -> rpm.header() + 16),
                cut("header", rpm -> rpm.payload() - 1));
    }

    private static Arguments cut(String part, ToIntFunction<ForgedPackage> length) {
        return arguments(part, length);
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void whatIsCutOffSaysWhere(String part, ToIntFunction<ForgedPackage> length) throws IOException {
        int bytes = length.applyAsInt(valid);
        assertEquals(
                "The package '%s' is cut off: it ends after %d bytes, within its %s. Fetch or build it again."
                        .formatted(file, bytes, part),
                refusal(valid.cutAt(bytes)));
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                lie("its signature header has no magic number", rpm -> rpm.with(ForgedPackage.SIGNATURE, 0)),
                lie("its header has no magic number", rpm -> rpm.with(rpm.header(), 0x8eade802)),
                lie(
                        "its signature header says that it has 0 entries and 4240 bytes of values",
                        rpm -> rpm.withEntries(ForgedPackage.SIGNATURE, 0).withData(ForgedPackage.SIGNATURE, 4240)),
                lie(
                        "its signature header says that it has 33 entries and 1 bytes of values",
                        rpm -> rpm.withEntries(ForgedPackage.SIGNATURE, 33).withData(ForgedPackage.SIGNATURE, 1)),
                lie(
                        "its header says that it has 65536 entries and 1 bytes of values",
                        rpm -> rpm.withEntries(rpm.header(), 65_536).withData(rpm.header(), 1)),
                lie(
                        "its header says that it has 1 entries and 268435456 bytes of values",
                        rpm -> rpm.withEntries(rpm.header(), 1).withData(rpm.header(), 0x10000000)),
                lie(
                        "its header says that it has 4294967295 entries and 4294967295 bytes of values",
                        rpm -> rpm.withEntries(rpm.header(), -1).withData(rpm.header(), -1)),
                lie("tag 1000 has the type 10", rpm -> rpm.with(NAME, Field.TYPE, 10)),
                lie("tag 1000 has the type -1", rpm -> rpm.with(NAME, Field.TYPE, -1)),
                lie(
                        "tag 1000 says that its 1 values are at 4294967295, beyond the end",
                        rpm -> rpm.with(NAME, Field.OFFSET, -1)),
                lie(
                        "tag 1000 says that its 1 values are at 1048576, beyond the end",
                        rpm -> rpm.with(NAME, Field.OFFSET, STRING_WITHOUT_END)),
                lie(
                        "tag 1028 says that its 1073741825 values are at 0, beyond the end",
                        rpm -> rpm.with(RpmTag.FILESIZES, Field.OFFSET, 0)
                                .with(RpmTag.FILESIZES, Field.COUNT, 0x40000001)),
                lie(
                        "tag 1028 says that its 4294967295 values are at 0, beyond the end",
                        rpm -> rpm.with(RpmTag.FILESIZES, Field.OFFSET, 0).with(RpmTag.FILESIZES, Field.COUNT, -1)),
                lie("it has 3 files, but tag 1028 has 2 values", rpm -> rpm.with(RpmTag.FILESIZES, Field.COUNT, 2)),
                lie("it has 3 files, but tag 1039 has 2 values", rpm -> rpm.with(RpmTag.FILEUSERNAME, Field.COUNT, 2)),
                lie("it has 3 files, but tag 1116 has 2 values", rpm -> rpm.with(RpmTag.DIRINDEXES, Field.COUNT, 2)),
                lie("the file 'shop' is in directory 9 of 3", rpm -> rpm.withNumber(RpmTag.DIRINDEXES, 9)),
                lie("the file 'shop' is in directory 4294967295 of 3", rpm -> rpm.withNumber(RpmTag.DIRINDEXES, -1)));
    }

    private static Arguments lie(String contradiction, UnaryOperator<ForgedPackage> lie) {
        return arguments(contradiction, lie);
    }

    @ParameterizedTest
    @MethodSource("lies")
    void aHeaderThatLiesIsQuoted(String contradiction, UnaryOperator<ForgedPackage> lie) throws IOException {
        assertEquals(
                "The package '%s' contradicts itself: %s. Fetch or build it again.".formatted(file, contradiction),
                refusal(lie.apply(valid)));
    }

    @Test
    void aTagOfAnotherTypeIsAbsent() throws IOException {
        RpmPackage rpm = RpmPackage.read(
                valid.with(NAME, Field.TYPE, TagType.BIN.ordinal()).writeTo(file));
        assertEquals("(none)", rpm.name());
        assertEquals(List.of(), rpm.header().strings(NAME));
    }
}
