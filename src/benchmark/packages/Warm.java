import com.sun.management.OperatingSystemMXBean;
import io.github.apprpm.repository.FolderOptions;
import io.github.apprpm.repository.index.PackageIndexer;
import io.github.apprpm.repository.RepositoryFolder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Indexes a folder again and again in one JVM, as a server would, and prints the CPU seconds of one time, the mean of the last ones.
 *
 * <p>Usage: {@code java -cp CLASSES Warm.java full|more DIRECTORY}: all packages, or one more than are there.
 */
final class Warm {
    /** The JVM has compiled by then what it will. */
    private static final int INDEXED_BEFORE = 50_000;

    private static final int FEWEST_BEFORE = 3;
    private static final int MOST_BEFORE = 50;
    /** For one more package; each round has two updates. */
    private static final int UPDATES_BEFORE = 60;

    private static final int COUNTED_FULL = 5;
    /** More, as the clocks of processes tick every 10 ms. */
    private static final int COUNTED_UPDATES = 20;

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
        int before = Math.max(FEWEST_BEFORE, Math.min(MOST_BEFORE, INDEXED_BEFORE / packages.size()));
        int counted = isFull ? COUNTED_FULL : COUNTED_UPDATES;
        long nanos = 0;
        for (int round = isFull ? -before : -UPDATES_BEFORE; round < counted; round++) {
            if (isFull) {
                delete(directory.resolve("repodata"));
            } else {
                Files.move(one, aside);
                index(directory);
                Files.move(aside, one);
            }
            long begin = cpu();
            index(directory);
            nanos += round >= 0 ? cpu() - begin : 0;
        }
        System.out.println(nanos / NANOS / counted);
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
