package io.github.apprpm.inspect;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** However a package is damaged, it is read, or refused with a clean message: in time, and in little memory. */
@Tag("tool")
class MutatedPackagesTest {
    /** More with {@code -Dapprpm.mutants=1000000}. */
    private static final int MUTANTS = Integer.getInteger("apprpm.mutants", 10_000);

    private static final int PROCESSES = 2;

    @Test
    void noneHarmsItsReader() throws IOException {
        List<Path> seeds = seeds();
        List<String> results = IntStream.range(0, PROCESSES)
                .parallel()
                .mapToObj(process -> read(process, seeds))
                .toList();
        results.forEach(System.out::print);
    }

    /** They are the same bytes in each run of one rpmbuild, so that a mutant's number is enough to find it again. */
    private static List<Path> seeds() {
        Corpus corpus = Corpus.shared();
        Stream<Path> built = Stream.of(
                        "compression-none",
                        "compression-gzip",
                        "compression-none",
                        "compression-xz",
                        "compression-bzip2",
                        "compression-lzma",
                        "compression-zstd",
                        "scripts-programs",
                        "scripts-filetriggers",
                        "dependencies-rich",
                        "dependencies-weak",
                        "relocatable",
                        "text")
                .map(corpus::named);
        return Stream.concat(built, Corpus.ofFormat6().stream()).toList();
    }

    private static String read(int process, List<Path> seeds) {
        try {
            Path directory = Files.createDirectories(Path.of("target", "mutants", Integer.toString(process)));
            String[] arguments = Stream.concat(
                            Stream.of(
                                    "-Xmx128m",
                                    "-XX:+UseSerialGC",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    MutantReader.class.getName(),
                                    MUTANTS / PROCESSES * process,
                                    MUTANTS / PROCESSES * (process + 1),
                                    directory),
                            seeds.stream())
                    .map(Object::toString)
                    .toArray(String[]::new);
            Tool.Result result =
                    Tool.at(System.getProperty("java.home") + "/bin/java").run(arguments);
            assertTrue(result.status() == 0, result::output);
            return result.output();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
