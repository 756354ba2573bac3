package io.github.apprpm.library;

import io.github.apprpm.file.DigestInput;
import io.github.apprpm.file.Sha256;
import io.github.apprpm.model.InstallPath;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one jar from a stream, and the jars in it, in one pass. */
final class JarReader {
    private static final List<String> ARCHIVES = List.of(".jar", ".war", ".ear");
    private static final List<String> NATIVE = List.of(".so", ".dll", ".dylib", ".jnilib");
    private static final String SPRING_BOOT_LOADER = "org/springframework/boot/loader/";
    private static final int MOST_BYTES_OF_DESCRIPTOR = 1 << 20;
    private static final int MOST_DESCRIPTORS = 2000;
    private static final int DEEPEST = 6;
    private static final int LONGEST_NAME = 1000;
    private static final int MOST_LIBRARIES = 20_000;

    /** What is in a jar. */
    private enum Kind {
        CLASSES("classes"),
        RESOURCES("resources"),
        NATIVE_LIBRARIES("native libraries"),
        DIRECTORY("zip directory");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        private static Kind of(String entry) {
            if (entry.endsWith("/")) {
                return DIRECTORY;
            }
            if (entry.endsWith(".class")) {
                return CLASSES;
            }
            return NATIVE.stream().anyMatch(entry::endsWith) ? NATIVE_LIBRARIES : RESOURCES;
        }
    }

    /** A jar as a library, and as what takes space. */
    record Jar(Library library, Part part) {
        private Jar packedTo(long bytes) {
            return new Jar(library.packedTo(bytes), part.scaledTo(bytes));
        }
    }

    /** What all jars of one file share. */
    static final class Limits {
        private final InflationBudget budget;
        private int libraries;

        Limits(long fileBytes) {
            budget = new InflationBudget(fileBytes);
        }
    }

    private final String path;
    private final int depth;
    private final Limits limits;
    private final KnownLibraries known;

    private final Map<String, MavenDescriptor> descriptors = new LinkedHashMap<>();
    private final List<KnownGroups.Line> groups;
    private final Set<KnownGroups.Line> fitting = new HashSet<>();
    private final Map<Kind, Long> bytes = new EnumMap<>(Kind.class);
    private final List<Jar> nested = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private JarManifest manifest = JarManifest.empty();
    private boolean hasSpringBootLoader;

    private JarReader(String path, int depth, Limits limits, KnownLibraries known) {
        this.path = path;
        this.depth = depth;
        this.limits = limits;
        this.known = known;
        this.groups =
                KnownGroups.candidates(FileName.parse(InstallPath.name(path)).artifact());
    }

    /** Whether a file is an archive of Java, by its name. */
    static boolean isArchive(String path) {
        String name = InstallPath.name(path);
        return ARCHIVES.stream().anyMatch(ending -> name.endsWith(ending) && name.length() > ending.length());
    }

    /**
     * Reads a jar that is a file of the package.
     *
     * @param path where it is installed
     * @param size the bytes that it should have
     * @param content its bytes
     */
    static Jar read(String path, long size, InputStream content, KnownLibraries known) throws IOException {
        return new JarReader(path, 0, new Limits(size), known).read(content);
    }

    private Jar read(InputStream content) throws IOException {
        MessageDigest sha256 = Sha256.digest();
        // Whoever opened the content closes it.
        @SuppressWarnings("resource")
        DigestInput in = new DigestInput(content, List.of(sha256));
        try (ZipStream zip = new ZipStream(in, limits.budget)) {
            while (zip.next()) {
                visit(zip);
            }
        } catch (BrokenArchive e) {
            note("The archive " + e.getMessage());
        }
        try {
            in.drain();
        } catch (BrokenArchive e) { // the archive around this one is broken
            note("The archive " + e.getMessage());
        }
        return jar(in.count(), Sha256.hex(sha256));
    }

    private void visit(ZipStream zip) throws IOException {
        String entry = zip.name();
        if (entry.length() <= LONGEST_NAME && isArchive(entry) && mayDescend()) {
            Jar inner = new JarReader(path + "!/" + entry, depth + 1, limits, known).read(zip.content());
            try {
                zip.closeEntry();
            } finally { // a part is better than nothing
                nested.add(inner.packedTo(zip.packedBytes()));
            }
            return;
        }
        if (entry.equals("META-INF/MANIFEST.MF")) {
            manifest = JarManifest.parse(zip.content().readNBytes(JarManifest.MOST_BYTES));
        }
        Optional<String> directory = MavenDescriptor.directoryOf(entry);
        if (directory.isPresent() && descriptors.size() < MOST_DESCRIPTORS) {
            descriptors
                    .computeIfAbsent(directory.get(), MavenDescriptor::new)
                    .read(entry, zip.content().readNBytes(MOST_BYTES_OF_DESCRIPTOR));
        }
        for (KnownGroups.Line line : groups) {
            if (entry.startsWith(line.start())) {
                fitting.add(line);
            }
        }
        hasSpringBootLoader |= entry.startsWith(SPRING_BOOT_LOADER);
        add(Kind.of(entry), zip.closeEntry());
    }

    private boolean mayDescend() {
        if (depth == DEEPEST) {
            note("It has archives that are nested too deeply to be read");
            return false;
        }
        if (limits.libraries == MOST_LIBRARIES) {
            note("It has more than %d archives; the others are not read".formatted(MOST_LIBRARIES));
            return false;
        }
        limits.libraries++;
        return true;
    }

    private void note(String text) {
        if (!notes.contains(text)) {
            notes.add(text);
        }
    }

    private void add(Kind kind, long more) {
        bytes.merge(kind, more, Long::sum);
    }

    private Jar jar(long size, String sha256) {
        Identification found = Identification.of(
                path,
                descriptors.values(),
                manifest,
                groups.stream().filter(fitting::contains).findFirst());
        Identification identity = known.identify(sha256, found, descriptors.values());
        List<Library> libraries = new ArrayList<>();
        nested.stream().map(Jar::library).forEach(libraries::add);
        descriptors.values().stream()
                .filter(descriptor -> !identity.own().equals(Optional.of(descriptor)))
                .map(this::shaded)
                .forEach(libraries::add);
        springBootLoader().ifPresent(libraries::add);
        libraries.sort(Comparator.comparing(Library::path));
        List<String> licenses = identity.own()
                .map(MavenDescriptor::licenses)
                .filter(names -> !names.isEmpty())
                .orElseGet(manifest::licenses);
        return new Jar(
                new Library(
                        path,
                        identity.coordinates(),
                        identity.evidence(),
                        size,
                        size,
                        Optional.of(sha256),
                        licenses,
                        libraries,
                        notes),
                part(size));
    }

    private Library shaded(MavenDescriptor descriptor) {
        return shaded(
                descriptor.directory(),
                new Coordinates(
                        Optional.of(descriptor.groupId()),
                        descriptor.artifactId(),
                        descriptor.version(),
                        Optional.empty()),
                CoordinateSource.MAVEN_DESCRIPTOR,
                descriptor.licenses());
    }

    /** Spring Boot's loader is unpacked into each executable jar without a descriptor of its own. */
    private Optional<Library> springBootLoader() {
        return manifest.value("Spring-Boot-Version")
                .filter(version -> hasSpringBootLoader)
                .map(version -> shaded(
                        SPRING_BOOT_LOADER,
                        Coordinates.of("org.springframework.boot", "spring-boot-loader", version),
                        CoordinateSource.MANIFEST,
                        List.of()));
    }

    private Library shaded(
            String directory, Coordinates coordinates, CoordinateSource evidence, List<String> licenses) {
        return new Library(
                path + "!/" + directory, coordinates, evidence, 0, 0, Optional.empty(), licenses, List.of(), List.of());
    }

    private Part part(long size) {
        List<Part> parts = new ArrayList<>();
        nested.stream().map(Jar::part).forEach(parts::add);
        for (Kind kind : Kind.values()) {
            if (kind != Kind.DIRECTORY && bytes.containsKey(kind)) {
                parts.add(new Part(kind.word, bytes.get(kind), List.of()));
            }
        }
        long rest = size - parts.stream().mapToLong(Part::bytes).sum();
        if (rest > 0) {
            parts.add(new Part(Kind.DIRECTORY.word, rest, List.of()));
        }
        return Part.of(InstallPath.name(path), parts);
    }
}
