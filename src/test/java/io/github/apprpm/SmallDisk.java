package io.github.apprpm;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** A file system of a few hundred KB, which only root can make. */
public final class SmallDisk implements AutoCloseable {
    private static final String SIZE = "256k";
    /** More than there is room for. */
    private static final int ALL = 1 << 20;

    private final Path root;

    private SmallDisk(Path root) {
        this.root = root;
    }

    /** @param root an empty directory */
    public static SmallDisk at(Path root) {
        assumeTrue(Tool.installed("id").run(Map.of(), "-u").succeeded().strip().equals("0"), "needs root");
        SmallDisk disk = new SmallDisk(root);
        disk.mount("-t", "tmpfs", "-o", "size=" + SIZE, "apprpm-test");
        return disk;
    }

    private void mount(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = root.toString();
        Tool.installed("mount").run(Map.of(), all).succeeded();
    }

    /** Leaves no byte free. */
    public void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(filling())) {
            assertThrows(IOException.class, () -> out.write(new byte[ALL]));
        }
    }

    public void free() throws IOException {
        Files.delete(filling());
    }

    private Path filling() {
        return root.resolve(".filling");
    }

    public void forbidWriting() {
        mount("-o", "remount,ro");
    }

    public void allowWriting() {
        mount("-o", "remount,rw");
    }

    @Override
    public void close() {
        Tool.installed("umount").run(Map.of(), root.toString()).succeeded();
    }
}
