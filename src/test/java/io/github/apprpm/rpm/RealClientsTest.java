package io.github.apprpm.rpm;

import static io.github.apprpm.rpm.Shop.directory;
import static io.github.apprpm.rpm.Shop.file;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.model.Architecture;
import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.Compression;
import io.github.apprpm.model.Compression.Algorithm;
import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.GhostDirectory;
import io.github.apprpm.model.Entry.Symlink;
import io.github.apprpm.model.FileFlag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the programs of a distribution see in a package; each is left out where it is not installed. */
@Tag("tool")
class RealClientsTest {
    private static final Object[] DIGESTS = {"-Kv", "--define", "_pkgverify_level digest"};

    @TempDir
    private Path directory;

    private static Shop withAllKindsOfEntries() {
        return Shop.shop()
                .with(
                        Shop.configuration(),
                        directory("/var/app/shop/empty directory"),
                        file("/var/app/shop/empty", ""),
                        file("/var/app/shop/LICENSE", "do", FileFlag.LICENSE),
                        file("/var/app/shop/größe-\uD83D\uDED2", "ü"),
                        file("/var/app/shop/state", "", FileFlag.GHOST),
                        new Symlink("/var/app/shop/current", "größe-\uD83D\uDED2"));
    }

    static Stream<Compression> compressions() {
        return Stream.of(Algorithm.values()).map(algorithm -> Compression.of(algorithm.word(), null));
    }

    @Nested
    class Rpm {
        private final Program rpm = Program.installed("rpm");

        @ParameterizedTest
        @MethodSource("io.github.apprpm.rpm.RealClientsTest#compressions")
        void findsAllDigestsRight(Compression compression) throws IOException {
            Path file = withAllKindsOfEntries().with(compression).writeTo(directory);
            String checked = rpm.run(args(DIGESTS, file));
            assertTrue(checked.contains("Header SHA256 digest: OK"), checked);
            assertTrue(checked.contains("Payload SHA256 digest: OK"), checked);
            assertTrue(checked.lines().skip(1).allMatch(line -> line.endsWith("digest: OK")), checked);
        }

        @ParameterizedTest
        @MethodSource("io.github.apprpm.rpm.RealClientsTest#compressions")
        void findsNeitherMd5NorSha1(Compression compression) throws IOException {
            Path file = Shop.shop().with(compression).writeTo(directory);
            assertEquals("(none) (none) (none) (none)", digests(file));
        }

        @Test
        void findsSha1OfTheHeaderForEl7Alone() throws IOException {
            Path file = Shop.shop().forEl7().writeTo(directory);
            String checked = rpm.run(args(DIGESTS, file));
            assertTrue(checked.contains("Header SHA1 digest: OK"), checked);
            assertTrue(digests(file).matches("\\(none\\) [0-9a-f]{40} \\(none\\) \\(none\\)"), digests(file));
        }

        private String digests(Path file) {
            return rpm.run("-qp", "--qf", "%{SIGMD5} %{SHA1HEADER} %{SIGPGP} %{SIGGPG}", file);
        }

        @Test
        void installsAndVerifiesEveryFile() throws IOException {
            Program.needRoot("rpm --root");
            for (Compression compression : compressions().toList()) {
                Path root = root(compression.algorithm().word());
                Path file = withAllKindsOfEntries().with(compression).writeTo(directory);
                assertEquals("", change("-i", root, file));
                assertEquals("", rpm.run("-V", "--root", root, "shop"));
                assertEquals("the application", Files.readString(root.resolve("var/app/shop/lib/shop.jar")));
                assertEquals("ü", Files.readString(root.resolve("var/app/shop/current")));
                assertFalse(Files.exists(root.resolve("var/app/shop/state")), "a ghost");
                assertTrue(Files.isDirectory(root.resolve("var/app/shop/empty directory")));
                assertEquals(
                        Shop.TIME,
                        Files.getLastModifiedTime(root.resolve("var/app/shop/empty"))
                                .toInstant());
                assertEquals("", change("-e", root, "shop"));
                assertFalse(Files.exists(root.resolve("var/app/shop/lib/shop.jar")));
            }
        }

        @Test
        void leavesAGhostDirectoryToOthersAndRemovesIt() throws IOException {
            Program.needRoot("rpm --root");
            Path root = root("root");
            Path file = Shop.shop()
                    .with(new GhostDirectory("/var/app/shop/spool", Attributes.root(0755)))
                    .writeTo(directory);
            assertEquals("", change("-i", root, file));
            Path spool = root.resolve("var/app/shop/spool");

            assertFalse(Files.exists(spool));
            assertEquals("", rpm.run("-V", "--root", root, "shop"));
            assertTrue(
                    rpm.lines("-qlv", "--root", root, "shop").stream()
                            .anyMatch(line -> line.startsWith("drwxr-xr-x") && line.endsWith(" /var/app/shop/spool")),
                    rpm.run("-qlv", "--root", root, "shop"));
            Files.createDirectory(spool);
            assertEquals("", rpm.run("-V", "--root", root, "shop"));
            change("-e", root, "shop");
            assertFalse(Files.exists(spool));
        }

        @Test
        void installsAPackageForThisMachineOnly() throws IOException {
            Program.needRoot("rpm --root");
            String machine = rpm.run("--eval", "%_arch").strip();
            Architecture other = machine.equals("aarch64") ? Architecture.X86_64 : Architecture.AARCH64;
            Path root = root("root");

            assertEquals(
                    "",
                    change(
                            "-i",
                            root,
                            Shop.shop().forMachine(Architecture.of(machine)).writeTo(directory)));
            assertEquals(
                    "shop" + rpm.run("--eval", "%_isa").strip(),
                    rpm.lines("-q", "--root", root, "--provides", "shop").stream()
                            .map(line -> line.replaceFirst(" = .*", ""))
                            .filter(line -> line.startsWith("shop("))
                            .collect(Collectors.joining()));
            change("-e", root, "shop");
            assertTrue(rpm.result(
                            "-i", "--root", root, Shop.shop().forMachine(other).writeTo(directory))
                    .out()
                    .contains("intended for a different architecture"));
        }

        @Test
        void keepsEditedConfiguration() throws IOException {
            Program.needRoot("rpm --root");
            Path root = root("root");
            change("-i", root, withAllKindsOfEntries().writeTo(directory));
            Path configuration = root.resolve("var/app/shop/conf/application.properties");
            Files.writeString(configuration, "edited");
            assertEquals(
                    "S.5....T.  c /var/app/shop/conf/application.properties\n",
                    rpm.result("-V", "--root", root, "shop").out());
            change("-e", root, "shop");
            assertEquals("edited", Files.readString(configuration.resolveSibling("application.properties.rpmsave")));
        }

        @Test
        void installsTheLongestName() throws IOException {
            Program.needRoot("rpm --root");
            String name = "ü".repeat(123); // 255 bytes less the 9 that rpm adds while it unpacks
            Path root = root("root");
            change("-i", root, Shop.empty().with(file("/var/" + name, "long")).writeTo(directory));
            assertEquals("long", Files.readString(root.resolve("var").resolve(name)));
        }

        /** What rpm says, apart from Debian's wish for another program. */
        private String change(String action, Path root, Object what) {
            return rpm.lines(action, "--root", root, what).stream()
                    .filter(line -> !line.startsWith("rpm: "))
                    .collect(Collectors.joining("\n"));
        }

        /** A root in which the group exists. */
        private Path root(String name) throws IOException {
            Path etc = Files.createDirectories(directory.resolve(name).resolve("etc"));
            Files.writeString(etc.resolve("passwd"), "root:x:0:0::/:/bin/sh\n");
            Files.writeString(etc.resolve("group"), "root:x:0:\nshop:x:999:\n");
            return etc.getParent();
        }

        @Test
        void listsModesOwnersFlagsAndLinks() throws IOException {
            assertEquals(
                    List.of(
                            "/var/app/shop drwxr-xr-x root root 0 -> |",
                            "/var/app/shop/LICENSE -rw-r--r-- root root 2 l-> |",
                            "/var/app/shop/conf/application.properties -rw-r----- root shop 17 cn-> |",
                            "/var/app/shop/current lrwxrwxrwx root root 12 -> größe-\uD83D\uDED2|",
                            "/var/app/shop/empty -rw-r--r-- root root 0 -> |",
                            "/var/app/shop/empty directory drwxr-xr-x root root 0 -> |",
                            "/var/app/shop/größe-\uD83D\uDED2 -rw-r--r-- root root 2 -> |",
                            "/var/app/shop/lib/shop.jar -rw-r--r-- root root 15 -> |",
                            "/var/app/shop/state -rw-r--r-- root root 0 g-> |"),
                    rpm.lines(
                            "-qp",
                            "--qf",
                            "[%{FILENAMES} %{FILEMODES:perms} %{FILEUSERNAME} %{FILEGROUPNAME} %{FILESIZES} %{FILEFLAGS:fflags}-> %{FILELINKTOS}|\n]",
                            withAllKindsOfEntries().writeTo(directory)));
        }

        @Test
        void listsAllDependencies() throws IOException {
            Path file = withAllDependencies().writeTo(directory);
            assertEquals(
                    List.of(
                            "(curl or wget)",
                            "config(shop) = 1.2.0-1",
                            "java-headless >= 1:17",
                            "rpmlib(CompressedFileNames) <= 3.0.4-1",
                            "rpmlib(FileDigests) <= 4.6.0-1",
                            "rpmlib(PayloadFilesHavePrefix) <= 4.0-1",
                            "rpmlib(PayloadIsZstd) <= 5.4.18-1",
                            "rpmlib(RichDependencies) <= 4.12.0-1"),
                    rpm.lines("-qp", "--requires", file).stream()
                            .map(String::strip)
                            .toList());
            assertEquals(
                    List.of("config(shop) = 1.2.0-1", "shop = 1.2.0-1", "webshop = 1"),
                    rpm.lines("-qp", "--provides", file));
            assertEquals(List.of("store < 2"), rpm.lines("-qp", "--conflicts", file));
            assertEquals(List.of("store <= 1"), rpm.lines("-qp", "--obsoletes", file));
            assertEquals(List.of("logrotate"), rpm.lines("-qp", "--recommends", file));
            assertEquals(List.of("postgresql"), rpm.lines("-qp", "--suggests", file));
            assertEquals(List.of("(mall and cashier)"), rpm.lines("-qp", "--supplements", file));
            assertEquals(List.of("mall"), rpm.lines("-qp", "--enhances", file));
        }

        @Test
        void takesTwentyThousandDirectories() throws IOException {
            Entry[] entries = IntStream.range(0, 20_000)
                    .mapToObj(i -> directory("/var/app/shop/%05d".formatted(i)))
                    .toArray(Entry[]::new);
            Path file = Shop.empty().with(entries).writeTo(directory);
            assertEquals(20_000, rpm.lines("-qpl", file).size());
            rpm.run(args(DIGESTS, file));
        }
    }

    private static Shop withAllDependencies() {
        return Shop.shop()
                .with(Shop.configuration())
                .with(DependencyKind.REQUIRES, "java-headless >= 1:17", "(curl or wget)")
                .with(DependencyKind.PROVIDES, "webshop = 1")
                .with(DependencyKind.CONFLICTS, "store < 2")
                .with(DependencyKind.OBSOLETES, "store <= 1")
                .with(DependencyKind.RECOMMENDS, "logrotate")
                .with(DependencyKind.SUGGESTS, "postgresql")
                .with(DependencyKind.SUPPLEMENTS, "(mall and cashier)")
                .with(DependencyKind.ENHANCES, "mall");
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void rpm2cpioYieldsTheArchiveOfTheSecondDigest(Algorithm algorithm) throws IOException {
        Program shell = Program.installed("sh");
        Program.installed("rpm2cpio");
        Program.installed("sha256sum");
        Path file = withAllKindsOfEntries()
                .with(Compression.of(algorithm.word(), null))
                .writeTo(directory);
        assertEquals(
                Reading.of(file).string(RpmTag.PAYLOADDIGESTALT) + "  -\n",
                shell.run("-c", "rpm2cpio \"$1\" | sha256sum", "sh", file));
    }

    @Test
    void cpioListsThePayload() throws IOException {
        Program shell = Program.installed("sh");
        Program.installed("rpm2cpio");
        Program.installed("cpio");
        Path file = withAllKindsOfEntries().writeTo(directory);
        assertEquals(
                List.of(
                        "./var/app/shop",
                        "./var/app/shop/LICENSE",
                        "./var/app/shop/conf/application.properties",
                        "./var/app/shop/current",
                        "./var/app/shop/empty",
                        "./var/app/shop/empty directory",
                        "./var/app/shop/größe-\uD83D\uDED2",
                        "./var/app/shop/lib/shop.jar"),
                shell.lines("-c", "rpm2cpio \"$1\" | cpio --quiet -t", "sh", file));
    }

    @Nested
    class Repository {
        private String primary() throws IOException {
            Program.installed("createrepo_c").run("--quiet", "--general-compress-type=gz", directory);
            Path metadata = directory.resolve("repodata");
            try (Stream<Path> files = Files.list(metadata)) {
                Path primary = files.filter(file -> file.toString().endsWith("primary.xml.gz"))
                        .findFirst()
                        .orElseThrow();
                try (InputStream in = new GZIPInputStream(Files.newInputStream(primary))) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }

        @Test
        void hasEveryDependency() throws IOException {
            withAllDependencies().writeTo(directory);
            String primary = primary();
            for (String dependency : List.of(
                    "name=\"java-headless\" flags=\"GE\" epoch=\"1\" ver=\"17\"",
                    "name=\"(curl or wget)\"",
                    "name=\"config(shop)\" flags=\"EQ\" epoch=\"0\" ver=\"1.2.0\" rel=\"1\"",
                    "name=\"webshop\" flags=\"EQ\" epoch=\"0\" ver=\"1\"",
                    "name=\"store\" flags=\"LT\" epoch=\"0\" ver=\"2\"",
                    "name=\"store\" flags=\"LE\" epoch=\"0\" ver=\"1\"",
                    "<rpm:recommends>\n      <rpm:entry name=\"logrotate\"/>",
                    "<rpm:suggests>\n      <rpm:entry name=\"postgresql\"/>",
                    "<rpm:supplements>\n      <rpm:entry name=\"(mall and cashier)\"/>",
                    "<rpm:enhances>\n      <rpm:entry name=\"mall\"/>")) {
                assertTrue(primary.contains(dependency), () -> dependency + " is not in " + primary);
            }
        }

        @Test
        void isReadByDnf() throws IOException {
            Program dnf = Program.installed("dnf");
            withAllDependencies().writeTo(directory);
            primary();
            Files.createDirectory(directory.resolve("log"));
            assertEquals(
                    List.of("shop-1.2.0-1.noarch noarch shop-1.2.0-1.src.rpm A shop"),
                    dnf.lines(
                            "--quiet",
                            "--installroot=" + directory.resolve("root"),
                            "--setopt=reposdir=/dev/null",
                            "--setopt=cachedir=" + directory.resolve("cache"),
                            "--setopt=logdir=" + directory.resolve("log"),
                            "--setopt=module_platform_id=platform:el9",
                            "--repofrompath=test,file://" + directory,
                            "--repo=test",
                            "--releasever=9",
                            "repoquery",
                            "--qf",
                            "%{name}-%{version}-%{release}.%{arch} %{arch} %{sourcerpm} %{summary}"));
        }

        @Test
        void isReadByZypper() throws IOException {
            Program zypper = Program.installed("zypper");
            Path root = Files.createDirectory(directory.resolve("root"));
            withAllDependencies().writeTo(directory);
            primary();
            Object[] general = {
                "--root", root, "--non-interactive", "--no-gpg-checks", "--plus-repo", "dir:" + directory
            };
            String info = zypper.run(args(general, "info", "--requires", "--recommends", "shop"));
            for (String line :
                    List.of("Version        : 1.2.0-1", "Summary        : A shop", "(curl or wget)", "logrotate")) {
                assertTrue(info.contains(line), info);
            }
        }
    }

    private static Object[] args(Object[] first, Object... rest) {
        return Stream.concat(Stream.of(first), Stream.of(rest)).toArray();
    }
}
