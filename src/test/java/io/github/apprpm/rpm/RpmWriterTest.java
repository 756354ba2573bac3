package io.github.apprpm.rpm;

import static io.github.apprpm.rpm.Shop.file;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.apprpm.model.Content;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test finds the package of the last build, and after a failure nothing else. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class RpmWriterTest {
    private static final FileTime LAST_BUILD = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    private static final int LARGE = 3 << 20;
    private static final String CHANGED = "The file '%s' changed while it was packaged. "
            + "Find what else writes to it during the build, and build again.";

    @TempDir
    private Path directory;

    private Path target;
    private Path rpm;
    private byte[] before;

    @BeforeEach
    void lastBuild() throws IOException {
        target = Files.createDirectory(directory.resolve("target"));
        rpm = Shop.shop().writeTo(target);
        Files.setLastModifiedTime(rpm, LAST_BUILD);
        before = Files.readAllBytes(rpm);
    }

    @AfterEach
    void nothingUnfinishedIsLeft() throws IOException {
        assertEquals(List.of(rpm), list(target));
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private void assertUntouched() throws IOException {
        assertArrayEquals(before, Files.readAllBytes(rpm));
        assertEquals(LAST_BUILD, Files.getLastModifiedTime(rpm));
    }

    @Test
    void equalPackageIsNotWrittenAgain() throws IOException {
        Object inode = Files.getAttribute(rpm, "unix:ino");
        assertFalse(Shop.shop().writer().writeTo(rpm));
        assertUntouched();
        assertEquals(inode, Files.getAttribute(rpm, "unix:ino"));
    }

    @Test
    void changedPackageReplacesTheLastOne() throws IOException {
        Shop changed = Shop.shop().with(file("/var/app/shop/more", "more"));
        assertTrue(changed.writer().writeTo(rpm));
        Path other = changed.writeTo(directory.resolve("other"));
        assertEquals(-1, Files.mismatch(rpm, other));
    }

    @Test
    void changedTimeChangesThePackage() throws IOException {
        assertTrue(Shop.shop().with(Shop.TIME.plusSeconds(1)).writer().writeTo(rpm));
    }

    @Test
    void leftoversOfAKilledBuildAreReplaced() throws IOException {
        Files.write(target.resolve(Shop.FILE_NAME + ".tmp"), new byte[100_000]);
        Shop.shop().writer().writeTo(rpm);
        assertUntouched();
    }

    @Test
    void directoriesAreMade() throws IOException {
        Path deep = directory.resolve("a/b/c");
        assertArrayEquals(before, Files.readAllBytes(Shop.shop().writeTo(deep)));
    }

    @Test
    void directoryMayBeASymbolicLink() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), target);
        assertFalse(Shop.shop().writer().writeTo(link.resolve(Shop.FILE_NAME)));
    }

    @Test
    void fileNameWithoutADirectoryIsEnough() throws IOException {
        Path relative = Path.of("").toAbsolutePath().relativize(rpm.toAbsolutePath());
        assertFalse(Shop.shop().writer().writeTo(relative));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, LARGE})
    void fileThatGrowsIsAnError(int size) throws IOException {
        Path source = source(size + 1);
        assertRefused(new Content.OnDisk(source, size), CHANGED.formatted(source));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, LARGE})
    void fileThatShrinksIsAnError(int size) throws IOException {
        Path source = source(size);
        assertRefused(new Content.OnDisk(source, size + 1), CHANGED.formatted(source));
    }

    @Test
    void fileThatDisappearsIsAnError() throws IOException {
        Path source = source(LARGE);
        Content content = Content.OnDisk.of(source);
        Files.delete(source);
        assertRefused(content, CHANGED.formatted(source));
    }

    @Test
    void fileThatMayNotBeReadIsAnError() throws IOException {
        Path writeOnly = existing("/proc/sys/vm/compact_memory"); // not even by root
        assertRefused(
                new Content.OnDisk(writeOnly, 1),
                "The file '/proc/sys/vm/compact_memory' cannot be read. Make it readable for the user who runs the build.");
    }

    @Test
    void fileThatBreaksWhileItIsReadIsAnError() throws IOException {
        Path broken = existing("/proc/self/mem");
        assertRefused(
                new Content.OnDisk(broken, LARGE),
                "The file '/proc/self/mem' cannot be read: Input/output error. Repair or replace it, and build again.");
    }

    @Test
    void directoryInPlaceOfAFileIsAnError() throws IOException {
        assertRefused(
                new Content.OnDisk(directory, LARGE),
                "The file '%s' cannot be read: Is a directory. Repair or replace it, and build again."
                        .formatted(directory));
    }

    private void assertRefused(Content content, String message) throws IOException {
        RpmWriter writer = Shop.shop().with(largeFile(), file("/z", content)).writer();
        PackagingException refusal = assertThrows(PackagingException.class, () -> writer.writeTo(rpm));
        assertEquals(message, refusal.getMessage());
        assertUntouched();
    }

    @Test
    void fileInPlaceOfTheDirectoryIsAnError() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertFailed(
                file,
                "FileAlreadyExistsException: %s. Check that '%s' is a writable directory with space left."
                        .formatted(file, file));
    }

    @Test
    void directoryInPlaceOfThePackageIsAnError() throws IOException {
        Path other = directory.resolve("other");
        Files.createDirectories(other.resolve(Shop.FILE_NAME).resolve("full"));
        assertFailed(other, "Is a directory");
        assertEquals(List.of(other.resolve(Shop.FILE_NAME)), list(other));
    }

    @Test
    void directoryThatMayNotBeWrittenIsAnError() throws IOException {
        Path sys = existing("/sys"); // not even by root
        assertFailed(sys, "Check that '/sys' is a writable directory with space left.");
    }

    @Test
    @Tag("tool")
    void fullDiskIsAnErrorOfEitherThread() throws IOException {
        Program.needRoot("Mounting a small disk");
        Path small = Files.createDirectory(directory.resolve("small"));
        Program mount = Program.installed("mount");
        Program.Result mounted = mount.result("-t", "tmpfs", "-o", "size=1m", "none", small);
        assumeTrue(mounted.status() == 0, "mount: " + mounted.out());
        try {
            Path last = Shop.shop().writeTo(small);
            assertFull(Shop.shop().with(largeFile()), last); // in the thread that compresses
            fill(small.resolve("ballast"));
            assertFull(Shop.shop(), last);
        } finally {
            Program.installed("umount").run(small);
        }
    }

    private void assertFull(Shop shop, Path last) throws IOException {
        RpmWriter writer = shop.compressedBy("none").writer();
        assertEquals(
                ("The file '%s' cannot be written: No space left on device. "
                                + "Check that '%s' is a writable directory with space left.")
                        .formatted(last, last.getParent()),
                assertThrows(IOException.class, () -> writer.writeTo(last)).getMessage());
        assertArrayEquals(before, Files.readAllBytes(last));
        assertFalse(Files.exists(last.resolveSibling(Shop.FILE_NAME + ".tmp")));
    }

    private static void fill(Path ballast) {
        assertThrows(IOException.class, () -> Files.write(ballast, new byte[1 << 20]));
    }

    private void assertFailed(Path where, String end) throws IOException {
        Path file = where.resolve(Shop.FILE_NAME);
        RpmWriter writer = Shop.shop().writer();
        IOException failure = assertThrows(IOException.class, () -> writer.writeTo(file));
        String message = failure.getMessage();
        assertTrue(message.startsWith("The file '%s' cannot be written: ".formatted(file)), message);
        assertTrue(message.contains(end), message);
        assertTrue(message.endsWith("'%s' is a writable directory with space left.".formatted(where)));
        assertUntouched();
    }

    @Test
    @Tag("tool")
    void zstdThatDoesNotLoadIsAnError() throws IOException {
        Path files = Files.createDirectory(directory.resolve("files"));
        Path java = Path.of(System.getProperty("java.home"));
        Program.Result result = ShopWriter.result(java, files, target, "zstd", "-Djava.io.tmpdir=/nowhere");
        assertEquals(1, result.status());
        assertTrue(result.out().contains("The zstd library cannot be loaded: "), result.out());
        assertTrue(result.out().contains("or <compression> to xz."), result.out());
        assertUntouched();
    }

    @Test
    void interruptedBuildLeavesTheLastPackage() throws IOException {
        RpmWriter writer = Shop.shop().with(largeFile()).writer();
        Thread.currentThread().interrupt();
        assertThrows(IOException.class, () -> writer.writeTo(rpm));
        assertTrue(Thread.interrupted());
        assertUntouched();
    }

    private Entry largeFile() throws IOException {
        return file("/a", Content.OnDisk.of(source(LARGE)));
    }

    /** A file of zeros. */
    private Path source(int size) throws IOException {
        Path source = Files.createTempFile(directory, "source", ".jar");
        try (RandomAccessFile file = new RandomAccessFile(source.toFile(), "rw")) {
            file.setLength(size);
        }
        return source;
    }

    private static Path existing(String file) {
        assumeTrue(Files.exists(Path.of(file)), file + " does not exist");
        return Path.of(file);
    }
}
