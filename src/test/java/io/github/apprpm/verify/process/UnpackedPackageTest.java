package io.github.apprpm.verify.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.verify.PackagedService;
import io.github.apprpm.verify.PackagedShop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedPackageTest {
    @TempDir
    Path work;

    private PackagedShop shop;
    private Path root;

    @BeforeEach
    void packageShop() throws IOException {
        shop = new PackagedShop(work);
        root = work.resolve("root");
    }

    @AfterEach
    void delete() throws IOException {
        UnpackedPackage.delete(root);
    }

    private UnpackedPackage unpacked() throws IOException {
        return UnpackedPackage.of(shop.service(), root);
    }

    private String mode(String path) throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(root.resolve(path), LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void codeAndConfigurationAreReadOnlyAndItsDirectoriesAreItsOwn() throws IOException {
        unpacked();
        assertEquals("r--------", mode("var/app/shop/lib/shop.jar"));
        assertEquals("r-x------", mode("var/app/shop/lib"));
        assertEquals("r-x------", mode("var/app/shop/bin/launch"));
        assertEquals("r--------", mode("var/app/shop/conf/jvm.options"));
        assertEquals("rwx------", mode("var/lib/shop"));
        assertEquals("rwx------", mode("run/shop"));
    }

    @Test
    void whatOnlyRootReadsOnAHostIsNotRead() throws IOException {
        unpacked();
        assertEquals("---------", mode("etc/sysconfig/shop"));
    }

    @Test
    void whatAUnitAllowsFurtherIsItsOwn() throws IOException {
        shop.directive("ReadWritePaths", "-/srv/orders");
        unpacked();
        assertEquals("rwx------", mode("srv/orders"));
    }

    @Test
    void aFileThatAUnitAllowsStaysAFile() throws IOException {
        shop.directive("ReadWritePaths", "-/srv/seed/s.txt").entry("/srv/seed/s.txt", "1");
        unpacked();
        assertEquals("1", Files.readString(root.resolve("srv/seed/s.txt")));
    }

    @Test
    void linksStayWithinThePackage() throws IOException {
        shop.link("/opt/shop/current", "/var/app/shop/lib")
                .link("/opt/shop/relative", "current/shop.jar")
                .link("/opt/shop/host", "/usr/share/java/other.jar");
        unpacked();
        assertEquals(root.resolve("var/app/shop/lib"), Files.readSymbolicLink(root.resolve("opt/shop/current")));
        assertTrue(Files.isRegularFile(root.resolve("opt/shop/relative")));
        assertEquals(Path.of("/usr/share/java/other.jar"), Files.readSymbolicLink(root.resolve("opt/shop/host")));
    }

    @Test
    void aPathThatLeavesTheRootIsRefused() throws IOException {
        shop.entry("/opt/xx/xx/xx/outside", "text");
        PackagedService service = PackagedService.of(RpmPackage.read(patched("/opt/xx/xx/xx/", "/opt/../../../")));
        Refusal.of(() -> UnpackedPackage.of(service, root))
                .says("/../../../outside", "outside of the directory", "Do not trust this package");
        assertFalse(Files.exists(work.resolve("outside")));
    }

    @Test
    void aFileBelowALinkIsRefused() throws IOException {
        shop.link("/opt/shop/aa", "/tmp").entry("/opt/shop/bb/outside", "text");
        PackagedService service = PackagedService.of(RpmPackage.read(patched("/opt/shop/bb/", "/opt/shop/aa/")));
        Refusal.of(() -> UnpackedPackage.of(service, root)).says("'/opt/shop/aa'", "outside of the directory");
    }

    /** The package with other bytes of the same length in its headers and its archive, which is not compressed. */
    private Path patched(String text, String other) throws IOException {
        Path file = shop.service().rpm().file();
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        String relative = text.substring(1);
        return Files.writeString(
                file, bytes.replace(text, other).replace(relative, other.substring(1)), StandardCharsets.ISO_8859_1);
    }

    @Test
    void readOnlyTreesAreDeleted() throws IOException {
        unpacked();
        UnpackedPackage.delete(root);
        assertFalse(Files.exists(root));
    }

    @Test
    void linksAreDeletedWithoutWhatTheyPointTo() throws IOException {
        Path precious = Files.createDirectory(work.resolve("precious"));
        Files.createDirectory(root);
        Files.createSymbolicLink(root.resolve("link"), precious);
        UnpackedPackage.delete(root);
        assertTrue(Files.exists(precious));
    }

    @Test
    void afterwardsOthersCanRemoveIt() throws IOException {
        UnpackedPackage unpacked = unpacked();
        unpacked.release();
        assertEquals("rwx------", mode("var/app/shop/lib"));
    }
}
