package io.github.apprpm.rpm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.check.CheckOptions;
import io.github.apprpm.check.PackageCheck;
import io.github.apprpm.inspect.Corpus;
import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.model.PackageVersion;
import io.github.apprpm.model.Scriptlet;
import io.github.apprpm.openpgp.TestKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.packager.rpm.RpmVersion;
import org.eclipse.packager.rpm.build.BuilderOptions;
import org.eclipse.packager.rpm.build.RpmBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EarlierReleaseTest {
    @TempDir
    private Path directory;

    private RpmPackage earlier(Path rpm) throws IOException {
        return EarlierRelease.of(RpmPackage.read(rpm), directory.resolve("earlier.rpm"));
    }

    private RpmPackage earlier(Shop shop) throws IOException {
        return earlier(shop.writeTo(directory));
    }

    private static byte[] payload(RpmPackage rpm) throws IOException {
        try (InputStream payload = rpm.compressedPayload()) {
            return payload.readAllBytes();
        }
    }

    private static List<String> dependencies(RpmPackage rpm, DependencyKind kind) {
        return rpm.dependencies(kind).stream().map(PackageDependency::toString).toList();
    }

    // ---- the order

    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "00", "a", "0.z1", "8.el9", "1~rc1", "1~", "1.", "1_"})
    @Tag("tool")
    void everyReleaseHasAnEarlierOne(String release) throws IOException {
        PackageVersion version = new PackageVersion(0, "1.2.0", release);
        RpmPackage earlier = earlier(Shop.shop().forEl9().with(version));

        assertEquals("1.2.0", earlier.version());
        assertTrue(EvrOrder.INSTANCE.compare(earlier.evr(), "1.2.0-" + release) < 0, earlier.evr());
        assertEquals(
                "-1",
                Program.installed("rpm")
                        .run("--eval", "%%{lua:print(rpm.vercmp('%s', '1.2.0-%s'))}".formatted(earlier.evr(), release))
                        .strip());
    }

    @Test
    void theEarlierReleaseHasAnEarlierOne() throws IOException {
        RpmPackage earlier = earlier(Shop.shop());
        RpmPackage earliest = EarlierRelease.of(earlier, directory.resolve("earliest.rpm"));

        assertTrue(EvrOrder.INSTANCE.compare(earliest.evr(), earlier.evr()) < 0, earliest.evr());
    }

    // ---- what it has

    @Test
    void payloadFilesAndScriptletsAreTheSame() throws IOException {
        Shop shop = Shop.shop().with(Shop.configuration()).with(Scriptlet.shell(Scriptlet.Phase.POST, "echo 1.2.0-1"));
        RpmPackage original = RpmPackage.read(shop.writeTo(directory));
        RpmPackage earlier = earlier(shop);

        assertArrayEquals(payload(original), payload(earlier));
        assertEquals(original.files(), earlier.files());
        assertEquals(original.scripts(), earlier.scripts());
    }

    @Test
    void whatItProvidesAndNeedsOfItselfHasItsRelease() throws IOException {
        RpmPackage earlier = earlier(Shop.shop()
                .with(new PackageVersion(3, "1.2.0", "1"))
                .with(Shop.configuration())
                .with(DependencyKind.PROVIDES, "webshop = 3:1.2.0-1", "shop-api = 1.2.0", "other = 1.2.0-1")
                .with(DependencyKind.REQUIRES, "webshop >= 3:1.2.0-1", "elsewhere = 3:1.2.0-1"));

        assertEquals(
                List.of(
                        "config(shop) = 3:1.2.0-1~earlier",
                        "other = 1.2.0-1",
                        "shop = 3:1.2.0-1~earlier",
                        "shop-api = 1.2.0",
                        "webshop = 3:1.2.0-1~earlier"),
                dependencies(earlier, DependencyKind.PROVIDES));
        assertEquals(
                List.of("config(shop) = 3:1.2.0-1~earlier", "elsewhere = 3:1.2.0-1", "webshop >= 3:1.2.0-1~earlier"),
                dependencies(earlier, DependencyKind.REQUIRES).stream()
                        .filter(name -> !name.startsWith("rpmlib("))
                        .toList());
    }

    @Test
    void aSignatureIsNotTakenOver() throws IOException {
        RpmPackage earlier =
                earlier(Shop.shop().writeTo(directory, TestKey.rsa(3072).signer()));

        assertEquals(
                List.of(62, 273, 1000, 1007, 1008),
                earlier.signature().index().stream()
                        .map(RpmHeader.Entry::tag)
                        .sorted()
                        .toList());
    }

    @Test
    void itIsMadeTwiceWithTheSameBytes() throws IOException {
        byte[] once = Files.readAllBytes(earlier(Shop.shop()).file());

        assertArrayEquals(once, Files.readAllBytes(earlier(Shop.shop()).file()));
    }

    // ---- of packages of others

    static Stream<Path> corpus() {
        return Stream.concat(
                Corpus.shared().packages().stream(),
                Corpus.ofFormat6().stream().filter(rpm -> !rpm.toString().contains("signed")));
    }

    private static List<String> integrity(Path rpm) throws IOException {
        return PackageCheck.check(rpm, CheckOptions.own(Compatibility.EL9)).findings().stream()
                .filter(finding -> finding.rule().isIntegrity())
                .map(finding -> finding.rule().id())
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("corpus")
    @Tag("tool")
    void aPackageOfRpmbuildGetsASoundOne(Path rpm) throws IOException {
        RpmPackage original = RpmPackage.read(rpm);
        RpmPackage earlier = earlier(rpm);

        assertEquals(integrity(rpm), integrity(earlier.file()));
        assertTrue(EvrOrder.INSTANCE.compare(earlier.evr(), original.evr()) < 0, earlier.evr());
        String checked = Program.installed("rpmkeys").run("-Kv", earlier.file());
        assertTrue(checked.contains("Header SHA256 digest: OK"), checked);
        assertTrue(checked.contains("Payload SHA256 digest: OK"), checked);
    }

    /** All tags that rpm knows, but for what the release is in, and the digests of what is new. */
    @ParameterizedTest
    @MethodSource("corpus")
    @Tag("tool")
    void everyOtherTagStays(Path rpm) throws IOException {
        RpmHeader original = RpmPackage.read(rpm).header();
        RpmHeader earlier = earlier(rpm).header();

        assertEquals(
                new TreeSet<>(
                        original.index().stream().map(RpmHeader.Entry::tag).toList()),
                new TreeSet<>(earlier.index().stream().map(RpmHeader.Entry::tag).toList()));
        for (RpmHeader.Entry entry : original.index()) {
            int tag = entry.tag();
            if (tag != RpmTag.HEADERIMMUTABLE) {
                assertEquals(
                        original.strings(tag),
                        earlier.strings(tag).stream()
                                .map(text -> text.replaceFirst("~earlier$", ""))
                                .toList());
                assertArrayEquals(original.numbers(tag), earlier.numbers(tag));
                assertArrayEquals(
                        original.binary(tag).orElse(new byte[0]),
                        earlier.binary(tag).orElse(new byte[0]));
            }
        }
    }

    @Test
    void textsThatAreNoUtf8KeepTheirBytes() throws IOException {
        byte[] latin = "Verk\u00e4ufe".getBytes(StandardCharsets.ISO_8859_1);
        RpmHeader header = new ForgedHeader()
                .with(RpmTag.SUMMARY, StandardCharsets.ISO_8859_1, "Verk\u00e4ufe")
                .header();
        byte[] revised = new HeaderRevision(header).render();

        String all = new String(revised, StandardCharsets.ISO_8859_1);
        assertTrue(all.contains(new String(latin, StandardCharsets.ISO_8859_1) + "\0"), all);
    }

    // ---- what is refused

    @Test
    void aPackageWhoseHeaderDoesNotVouchForThePayloadIsRefused() throws IOException {
        Path rpm = directory.resolve("other.rpm");
        BuilderOptions options = new BuilderOptions();
        options.clearPayloadProcessors();
        try (RpmBuilder builder = new RpmBuilder("other", new RpmVersion("1", "1"), "noarch", rpm, options)) {
            builder.build();
        }
        assertEquals(
                ("No earlier release of '%s' can be made: its header has no digest of the payload."
                                + " Build it with rpm 4.14 or later, or name its last release in <baseline>.")
                        .formatted(rpm),
                Refusal.of(() -> earlier(rpm)).message());
    }

    @Test
    void aPayloadThatIsGoneLeavesNothing() throws IOException {
        Path rpm = Shop.shop().writeTo(directory);
        RpmPackage original = RpmPackage.read(rpm);
        Files.write(rpm, new byte[10]);
        Path target = directory.resolve("earlier.rpm");

        IOException e = assertThrows(IOException.class, () -> EarlierRelease.of(original, target));
        assertTrue(e.getMessage().contains("became shorter while it was copied"), e.getMessage());
        assertEquals(List.of(rpm), list());
    }

    private List<Path> list() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    // ---- the upgrade

    /** A root in which the group of the configuration exists. */
    private Path root() throws IOException {
        Path etc = Files.createDirectories(directory.resolve("root/etc"));
        Files.writeString(etc.resolve("passwd"), "root:x:0:0::/:/bin/sh\n");
        Files.writeString(etc.resolve("group"), "root:x:0:\nshop:x:999:\n");
        return etc.getParent();
    }

    @Test
    @Tag("tool")
    void rpmUpgradesFromItAndKeepsTheEditedConfiguration() throws IOException {
        Program.needRoot("rpm --root");
        Program rpm = Program.installed("rpm");
        Path root = root();
        Shop shop = Shop.shop().with(Shop.configuration());
        Path original = shop.writeTo(directory);
        rpm.run("-U", "--root", root, earlier(shop).file());
        assertEquals("shop-1.2.0-1~earlier\n", rpm.run("-qa", "--root", root, "--qf", "%{nvr}\n"));
        assertEquals("", rpm.run("-V", "--root", root, "shop"));
        Path configuration = root.resolve("var/app/shop/conf/application.properties");
        Files.writeString(configuration, "edited");

        rpm.run("-U", "--root", root, original);
        assertEquals("shop-1.2.0-1\n", rpm.run("-qa", "--root", root, "--qf", "%{nvr}\n"));
        assertEquals("edited", Files.readString(configuration));
        Program.Result back = rpm.result("-U", "--root", root, earlier(shop).file());
        assertFalse(back.status() == 0, "an older package");
    }

    @Test
    @Tag("tool")
    void dnfUpgradesFromIt() throws IOException {
        Program.needRoot("dnf --installroot");
        Program dnf = Program.installed("dnf");
        Path root = root();
        Shop shop = Shop.shop().with(Shop.configuration());
        Object[] general = {
            "--quiet",
            "--assumeyes",
            "--installroot=" + root,
            "--setopt=reposdir=/dev/null",
            "--setopt=module_platform_id=platform:el9",
            "--releasever=9",
            "--nogpgcheck"
        };
        dnf.run(with(general, "install", earlier(shop).file()));
        dnf.run(with(general, "upgrade", shop.writeTo(directory)));

        assertEquals("shop-1.2.0-1\n", Program.installed("rpm").run("-qa", "--root", root, "--qf", "%{nvr}\n"));
    }

    private static Object[] with(Object[] general, Object... more) {
        return Stream.concat(Stream.of(general), Stream.of(more)).toArray();
    }
}
