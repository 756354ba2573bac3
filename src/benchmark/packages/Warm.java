import com.sun.management.OperatingSystemMXBean;
import io.github.apprpm.repository.FolderOptions;
import io.github.apprpm.repository.index.PackageIndexer;
import io.github.apprpm.repository.RepositoryFolder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Indexes a folder again and again in one JVM, as a server would, and prints the CPU seconds of the last times: the median.
 *
 * <p>Usage: {@code java -cp CLASSES Warm.java full|more DIRECTORY}: all packages, or one more than are there.
 */
final class Warm {
    private static final int ROUNDS = 15;
    private static final int COUNTED = 5;
    private static final double NANOS = 1e9;

    public static void main(String... arguments) throws IOException {
        boolean isFull = arguments[0].equals("full");
        Path directory = Path.of(arguments[1]);
        List<Path> packages;
        try (Stream<Path> files = Files.list(directory)) {
            packages = files.filter(file -> file.toString().endsWith(".rpm")).sorted().toList();
        }
        Path one = packages.get(packages.size() / 2);
        Path aside = directory.resolveSibling("aside.rpm");
        delete(directory.resolve("repodata"));
        long[] nanos = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            if (isFull) {
                delete(directory.resolve("repodata"));
            } else {
                Files.move(one, aside);
                index(directory);
                Files.move(aside, one);
            }
            long before = cpu();
            index(directory);
            nanos[round] = cpu() - before;
        }
        System.out.println(Arrays.stream(nanos)
                .skip(ROUNDS - COUNTED)
                .sorted()
                .skip(COUNTED / 2)
                .findFirst()
                .orElseThrow() / NANOS);
    }

    private static void index(Path directory) throws IOException {
        try (RepositoryFolder folder = RepositoryFolder.open(directory)) {
            folder.update(new PackageIndexer()::read, FolderOptions.at(Instant.now()));
        }
    }

    /** User and system time of this process, with what compiles and collects. */
    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void delete(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
