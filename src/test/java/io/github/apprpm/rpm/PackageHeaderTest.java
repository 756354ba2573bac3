package io.github.apprpm.rpm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.model.Architecture;
import io.github.apprpm.model.ChangelogEntry;
import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.model.PackageMetadata;
import io.github.apprpm.model.PackageName;
import io.github.apprpm.model.PackageVersion;
import io.github.apprpm.model.Scriptlet;
import io.github.apprpm.model.Scriptlet.Phase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PackageHeaderTest {
    private static final int REQUIRE_FLAGS = 1048;
    private static final int REQUIRE_NAME = 1049;
    private static final int REQUIRE_VERSION = 1050;
    private static final int PROVIDE_NAME = 1047;
    private static final int PROVIDE_FLAGS = 1112;
    private static final int PROVIDE_VERSION = 1113;
    private static final int LESS_OR_EQUAL = 10;
    private static final int EQUAL = 8;
    private static final int RPMLIB = 1 << 24;
    private static final int CONFIG = 1 << 28;
    private static final int INTERPRETER = 1 << 8;

    @TempDir
    private Path directory;

    private Reading read(Shop shop) throws IOException {
        return Reading.of(shop.writeTo(directory));
    }

    @Test
    void headerTellsWhatThePackageIs() throws IOException {
        Reading shop = read(Shop.shop());
        assertEquals("shop", shop.string(RpmTag.NAME));
        assertEquals("1.2.0", shop.string(RpmTag.VERSION));
        assertEquals("1", shop.string(RpmTag.RELEASE));
        assertEquals("noarch", shop.string(RpmTag.ARCH));
        assertEquals("linux", shop.string(RpmTag.OS));
        assertEquals("A shop", shop.string(RpmTag.SUMMARY));
        assertEquals("Sells things.\nIn two lines.", shop.string(RpmTag.DESCRIPTION));
        assertEquals("Apache-2.0", shop.string(RpmTag.LICENSE));
        assertEquals("utf-8", shop.string(RpmTag.ENCODING));
        assertEquals("shop-1.2.0-1.src.rpm", shop.string(RpmTag.SOURCERPM)); // without it, it were a source package
        assertArrayEquals(new int[] {(int) Shop.TIME.getEpochSecond()}, shop.ints(RpmTag.BUILDTIME));
    }

    @ParameterizedTest
    @CsvSource({"X86_64, 1, shop(x86-64)", "AARCH64, 19, shop(aarch-64)", "S390X, 15, shop(s390-64)"})
    void aPackageForAMachineSaysSoWhereRpmbuildDoes(Architecture architecture, int number, String provided)
            throws IOException {
        RpmPackage shop = RpmPackage.read(Shop.shop().forMachine(architecture).writeTo(directory));

        assertEquals(architecture.word(), shop.architecture());
        assertEquals(number, shop.lead().architecture());
        assertEquals(
                Optional.of(architecture.word() + "-redhat-linux-gnu"),
                shop.header().string(RpmTag.PLATFORM));
        assertEquals(
                "shop = 1.2.0-1, " + provided + " = 1.2.0-1",
                shop.dependencies(DependencyKind.PROVIDES).stream()
                        .map(capability -> "%s = %s".formatted(capability.name(), capability.version()))
                        .collect(Collectors.joining(", ")));
    }

    @Test
    void whatIsNotGivenIsNotWritten() throws IOException {
        Reading shop = read(Shop.shop());
        for (int tag : new int[] {RpmTag.EPOCH, RpmTag.URL, RpmTag.VENDOR, RpmTag.CHANGELOGTIME}) {
            assertTrue(shop.find(tag).isEmpty(), "tag " + tag);
        }
    }

    @Test
    void metadataMayBeUnicode() throws IOException {
        Reading shop = read(Shop.shop()
                .with(new PackageMetadata(
                        "Łódź \uD83D\uDED2",
                        "買い物",
                        "MIT",
                        Optional.of("https://example.com/ü"),
                        Optional.of("Müller & Söhne"),
                        "Zoë <zoe@example.com>")));
        assertEquals("Łódź \uD83D\uDED2", shop.string(RpmTag.SUMMARY));
        assertEquals("買い物", shop.string(RpmTag.DESCRIPTION));
        assertEquals("https://example.com/ü", shop.string(RpmTag.URL));
        assertEquals("Müller & Söhne", shop.string(RpmTag.VENDOR));
        assertEquals("Zoë <zoe@example.com>", shop.string(RpmTag.PACKAGER));
    }

    @Test
    void epochIsInTheHeaderAndInWhatThePackageProvides() throws IOException {
        Reading shop = read(Shop.shop().with(new PackageVersion(7, "1.2.0", "1")));
        assertArrayEquals(new int[] {7}, shop.ints(RpmTag.EPOCH));
        assertEquals(List.of("shop = 7:1.2.0-1 8"), provides(shop));
    }

    @Test
    void leadCutsALongName() throws IOException {
        Reading shop = read(Shop.shop().with(new PackageName("s".repeat(128))));
        assertEquals("s".repeat(65), shop.format().getLead().getName().toString());
        assertEquals("s".repeat(128), shop.string(RpmTag.NAME));
    }

    @Test
    void plainPackageRequiresFeaturesOfRpmAlone() throws IOException {
        Reading shop = read(Shop.shop());
        int flags = RPMLIB | LESS_OR_EQUAL;
        assertEquals(
                List.of(
                        "rpmlib(CompressedFileNames) = 3.0.4-1 " + flags,
                        "rpmlib(FileDigests) = 4.6.0-1 " + flags,
                        "rpmlib(PayloadFilesHavePrefix) = 4.0-1 " + flags,
                        "rpmlib(PayloadIsZstd) = 5.4.18-1 " + flags),
                requires(shop));
        assertEquals(List.of("shop = 1.2.0-1 " + EQUAL), provides(shop));
    }

    @ParameterizedTest
    @CsvSource({"zstd, PayloadIsZstd", "xz, PayloadIsXz", "gzip, ", "none, "})
    void compressorRequiresItsFeature(String compression, String feature) throws IOException {
        Reading shop = read(Shop.shop().compressedBy(compression));
        assertEquals(
                Stream.ofNullable(feature).map(name -> "rpmlib(" + name + ")").toList(),
                shop.strings(REQUIRE_NAME).stream()
                        .filter(name -> name.startsWith("rpmlib(PayloadIs"))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"zstd, 3", "xz, 2", "gzip, 6"})
    void headerTellsTheCompressorAndItsLevel(String compression, String level) throws IOException {
        Reading shop = read(Shop.shop().compressedBy(compression));
        assertEquals("cpio", shop.string(RpmTag.PAYLOADFORMAT));
        assertEquals(compression, shop.string(RpmTag.PAYLOADCOMPRESSOR));
        assertEquals(level, shop.string(RpmTag.PAYLOADFLAGS));
    }

    @Test
    void uncompressedPayloadHasNoCompressorAsRpmbuildWritesIt() throws IOException {
        Reading shop = read(Shop.shop().compressedBy("none"));
        assertTrue(shop.find(RpmTag.PAYLOADCOMPRESSOR).isEmpty());
    }

    @Test
    void configurationTiesThePackageToItself() throws IOException {
        Reading shop = read(Shop.shop().with(Shop.configuration()));
        String dependency = "config(shop) = 1.2.0-1 " + (EQUAL | CONFIG);
        assertTrue(requires(shop).contains(dependency), requires(shop).toString());
        assertTrue(provides(shop).contains(dependency), provides(shop).toString());
    }

    @ParameterizedTest
    @EnumSource(DependencyKind.class)
    void everyKindOfDependencyKeepsItsComparison(DependencyKind kind) throws IOException {
        Reading shop = read(Shop.shop().with(kind, "a", "b < 1", "c <= 1", "d = 1", "e >= 2:1-1", "f > 1"));
        int[] tags = tags(kind);
        assertEquals(
                List.of("a =  0", "b = 1 2", "c = 1 10", "d = 1 8", "e = 2:1-1 12", "f = 1 4"),
                dependencies(shop, tags[0], tags[1], tags[2]).subList(0, 6));
    }

    private static int[] tags(DependencyKind kind) {
        return switch (kind) {
            case REQUIRES -> new int[] {REQUIRE_NAME, REQUIRE_VERSION, REQUIRE_FLAGS};
            case PROVIDES -> new int[] {PROVIDE_NAME, PROVIDE_VERSION, PROVIDE_FLAGS};
            case CONFLICTS -> new int[] {1054, 1055, 1053};
            case OBSOLETES -> new int[] {1090, 1115, 1114};
            case RECOMMENDS -> new int[] {5046, 5047, 5048};
            case SUGGESTS -> new int[] {5049, 5050, 5051};
            case SUPPLEMENTS -> new int[] {5052, 5053, 5054};
            case ENHANCES -> new int[] {5055, 5056, 5057};
        };
    }

    @Test
    void twoVersionsOfOneCapabilityStandSideBySide() throws IOException {
        Reading shop = read(Shop.shop().with(DependencyKind.PROVIDES, "api = 1", "api = 2"));
        assertEquals(List.of("api = 1 8", "api = 2 8", "shop = 1.2.0-1 8"), provides(shop));
    }

    @Test
    void richDependencyRequiresItsFeature() throws IOException {
        Reading shop = read(Shop.shop().with(DependencyKind.RECOMMENDS, "(nginx or httpd)"));
        assertTrue(shop.strings(REQUIRE_NAME).contains("rpmlib(RichDependencies)"));
        assertFalse(read(Shop.shop()).strings(REQUIRE_NAME).contains("rpmlib(RichDependencies)"));
    }

    @ParameterizedTest
    @CsvSource({"a >= 1~rc1", "(a >= 1~rc1 or b)"})
    void tildeInADependencyRequiresItsFeature(String dependency) throws IOException {
        Reading shop = read(Shop.shop().with(DependencyKind.REQUIRES, dependency));
        assertTrue(shop.strings(REQUIRE_NAME).contains("rpmlib(TildeInVersions)"));
    }

    @ParameterizedTest
    @CsvSource({"a >= 1^git1", "(a >= 1^git1 or b)"})
    void caretInADependencyRequiresItsFeature(String dependency) throws IOException {
        Reading shop = read(Shop.shop().with(DependencyKind.REQUIRES, dependency));
        assertTrue(shop.strings(REQUIRE_NAME).contains("rpmlib(CaretInVersions)"));
    }

    @Test
    void tildeInTheVersionRequiresItsFeature() throws IOException {
        Reading shop = read(Shop.shop().with(new PackageVersion(0, "1.2.0~rc1", "1")));
        assertTrue(shop.strings(REQUIRE_NAME).contains("rpmlib(TildeInVersions)"));
    }

    @Test
    void caretInTheVersionRequiresItsFeature() throws IOException {
        Reading shop = read(Shop.shop().with(new PackageVersion(0, "1.2.0^20261130", "1")));
        assertTrue(shop.strings(REQUIRE_NAME).contains("rpmlib(CaretInVersions)"));
    }

    @ParameterizedTest
    @CsvSource({
        "PRETRANS, 1151, 1153, 128",
        "PRE, 1023, 1085, 512",
        "POST, 1024, 1086, 1024",
        "PREUN, 1025, 1087, 2048",
        "POSTUN, 1026, 1088, 4096",
        "POSTTRANS, 1152, 1154, 32",
        "PREUNTRANS, 5103, 5105, 1048576",
        "POSTUNTRANS, 5104, 5106, 2097152",
        "VERIFYSCRIPT, 1079, 1091, 8192"
    })
    void scriptletHasItsTagsAndRequiresItsInterpreter(Phase phase, int body, int program, int flag) throws IOException {
        Reading shop = read(Shop.shop().with(Scriptlet.shell(phase, "echo " + phase.word())));
        assertEquals("echo " + phase.word() + "\n", shop.string(body));
        assertEquals("/bin/sh", shop.string(program));
        assertEquals("/bin/sh =  " + (INTERPRETER | flag), requires(shop).get(0));
    }

    @Test
    void argumentsOfAnInterpreterAreSeparateAndRequireTheirFeature() throws IOException {
        Reading shop = read(Shop.shop().with(new Scriptlet(Phase.POST, List.of("/bin/bash", "-e"), "true")));
        assertEquals(List.of("/bin/bash", "-e"), shop.strings(1086));
        assertEquals("/bin/bash =  " + (INTERPRETER | 1 << 10), requires(shop).get(0));
        assertTrue(shop.strings(REQUIRE_NAME).contains("rpmlib(ScriptletInterpreterArgs)"));
    }

    @Test
    void luaIsAFeatureOfRpmAndNoProgram() throws IOException {
        Reading shop = read(Shop.shop().with(new Scriptlet(Phase.PRETRANS, List.of("<lua>"), "print('x')")));
        assertTrue(shop.strings(REQUIRE_NAME).contains("rpmlib(BuiltinLuaScripts)"));
        assertFalse(shop.strings(REQUIRE_NAME).contains("<lua>"));
    }

    @Test
    void changelogKeepsItsOrder() throws IOException {
        Reading shop = read(Shop.shop()
                .with(
                        new ChangelogEntry(Instant.parse("2026-11-20T12:00:00Z"), "Zoë <z@example.com> - 2", "- New"),
                        new ChangelogEntry(Instant.parse("2026-11-19T12:00:00Z"), "A <a@example.com> - 1", "- Old")));
        assertArrayEquals(new int[] {1795176000, 1795089600}, shop.ints(RpmTag.CHANGELOGTIME));
        assertEquals(List.of("Zoë <z@example.com> - 2", "A <a@example.com> - 1"), shop.strings(RpmTag.CHANGELOGNAME));
        assertEquals(List.of("- New", "- Old"), shop.strings(RpmTag.CHANGELOGTEXT));
    }

    private static List<String> requires(Reading shop) {
        return dependencies(shop, REQUIRE_NAME, REQUIRE_VERSION, REQUIRE_FLAGS);
    }

    private static List<String> provides(Reading shop) {
        return dependencies(shop, PROVIDE_NAME, PROVIDE_VERSION, PROVIDE_FLAGS);
    }

    /** Name, version and flags of each. */
    private static List<String> dependencies(Reading shop, int names, int versions, int flags) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < shop.strings(names).size(); i++) {
            all.add("%s = %s %s"
                    .formatted(
                            shop.strings(names).get(i), shop.strings(versions).get(i), shop.ints(flags)[i]));
        }
        return all;
    }
}
