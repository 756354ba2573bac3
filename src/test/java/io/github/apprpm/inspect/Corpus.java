package io.github.apprpm.inspect;

import static java.util.stream.Collectors.toMap;

import io.github.apprpm.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Small packages that we did not write, of all features that we could think of: built from {@code src/test/resources/specs}
 * by the rpmbuild of this machine, once in a run, and those in {@code src/test/resources/packages}.
 */
public final class Corpus {
    private static final Path SPECS = Path.of("src/test/resources/specs").toAbsolutePath();
    private static final Path READY = Path.of("src/test/resources/packages").toAbsolutePath();

    /** By the name that it has for rpmbuild. */
    private static final Map<String, String> COMPRESSIONS = Map.of(
            "gzip", "w9.gzdio",
            "xz", "w6.xzdio",
            "zstd", "w19.zstdio",
            "bzip2", "w9.bzdio",
            "lzma", "w7.lzdio",
            "none", "w.ufdio");

    /** Everything of a package comes from its spec file; only {@code files} has times that depend on when it is built. */
    private static final Map<String, String> SAME_TIME = Map.of("SOURCE_DATE_EPOCH", "1795169000", "LC_ALL", "C.UTF-8");

    private static Optional<Corpus> built = Optional.empty();

    private final Map<String, Path> packages;

    private Corpus(Map<String, Path> packages) {
        this.packages = packages;
    }

    /** The packages of this run, or a skip where rpmbuild is missing. */
    public static synchronized Corpus shared() {
        if (built.isEmpty()) {
            built = Optional.of(build(Tool.installed("rpmbuild")));
        }
        return built.get();
    }

    /** Packages in format 6, built by rpm 6. */
    public static List<Path> ofFormat6() {
        return packagesBelow(READY.resolve("v6"));
    }

    /** All packages, sorted by name. */
    public List<Path> packages() {
        return List.copyOf(packages.values());
    }

    /** The package of a name, such as {@code scripts-lua}, or {@code files.src} for a source package. */
    public Path named(String name) {
        return Optional.ofNullable(packages.get(name))
                .orElseThrow(() -> new AssertionError("'%s' is none of %s".formatted(name, packages.keySet())));
    }

    /** The packages of one spec file alone, or a skip where rpmbuild is missing. */
    public static List<Path> of(String spec) {
        Path top = temporaryDirectory(spec);
        createDirectories(top);
        run(Tool.installed("rpmbuild"), top, spec, "-ba");
        return packagesBelow(top);
    }

    private static void createDirectories(Path top) {
        // Two of rpmbuild that make one at once would be in each other's way.
        List.of("BUILD", "BUILDROOT", "RPMS/noarch", "SRPMS", "SOURCES", "tmp")
                .forEach(directory -> create(top.resolve(directory)));
    }

    private static Corpus build(Tool rpmbuild) {
        Path top = temporaryDirectory("corpus");
        createDirectories(top);
        write(top.resolve("SOURCES/source.txt"), "source\n");
        write(top.resolve("SOURCES/second-source.txt"), "second\n");
        write(top.resolve("SOURCES/a.patch"), "patch\n");
        Stream<Runnable> bySpec = Stream.of(
                        "scripts", "dependencies", "files", "many", "text", "relocatable", "architecture")
                .map(spec -> () -> run(rpmbuild, top, spec, "-ba"));
        Stream<Runnable> byCompression = COMPRESSIONS.entrySet().stream()
                .map(compression -> () -> run(
                        rpmbuild,
                        top,
                        "compression",
                        "-bb",
                        "--define",
                        "compression " + compression.getKey(),
                        "--define",
                        "_binary_payload " + compression.getValue()));
        Stream.concat(bySpec, byCompression).toList().parallelStream().forEach(Runnable::run);
        return new Corpus(packagesBelow(top).stream()
                .collect(toMap(Corpus::name, Function.identity(), (one, other) -> one, TreeMap::new)));
    }

    private static void run(Tool rpmbuild, Path top, String spec, String... more) {
        String[] command = Stream.concat(
                        Stream.of(
                                "--quiet",
                                "--nodeps",
                                "--define",
                                "_topdir " + top,
                                "--define",
                                "_tmppath " + top.resolve("tmp"),
                                "--define",
                                "_buildhost builder.example.com",
                                "--define",
                                "use_source_date_epoch_as_buildtime 1",
                                "--define",
                                "clamp_mtime_to_source_date_epoch " + (spec.equals("files") ? 0 : 1),
                                "--define",
                                "__os_install_post %{nil}",
                                SPECS.resolve(spec + ".spec").toString()),
                        Stream.of(more))
                .toArray(String[]::new);
        rpmbuild.run(SAME_TIME, command).succeeded();
    }

    private static String name(Path rpm) {
        String file = rpm.getFileName().toString();
        String name = file.replaceFirst("-[^-]+-[^-]+\\.rpm$", "");
        return file.endsWith(".src.rpm") ? name + ".src" : name;
    }

    private static List<Path> packagesBelow(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".rpm"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that is there for the whole run, and gone after it. */
    static Path temporaryDirectory(String name) {
        try {
            Path directory = Files.createTempDirectory(name);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
