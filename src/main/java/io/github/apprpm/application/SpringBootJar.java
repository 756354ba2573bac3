package io.github.apprpm.application;

import io.github.apprpm.file.Extent;
import io.github.apprpm.file.ZipDirectory;
import io.github.apprpm.file.ZipDirectory.Item;
import io.github.apprpm.model.Content;
import io.github.apprpm.model.Content.Spliced;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Inflater;

/**
 * An executable jar of Spring Boot, whose {@code JarLauncher} loads the classes of {@code BOOT-INF/classes} and the libraries
 * of {@code BOOT-INF/lib}, and before both what else is in the jar.
 */
final class SpringBootJar implements AutoCloseable {
    static final String CLASSES = "BOOT-INF/classes/";
    static final String LIBRARIES = "BOOT-INF/lib/";
    static final String START_CLASS = "Start-Class";
    static final String INDEX = "Spring-Boot-Classpath-Index";

    private static final String USUAL_INDEX = "BOOT-INF/classpath.idx";
    private static final Set<String> LAUNCHERS = Set.of(
            "org.springframework.boot.loader.JarLauncher", // before 3.2
            "org.springframework.boot.loader.launch.JarLauncher");
    private static final String WAR_LAUNCHER = "WarLauncher";
    private static final Pattern SIGNATURE = Pattern.compile("(?i)META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    private static final Pattern INDEX_LINE = Pattern.compile("- \"(.+)\"");

    private final Archive archive;
    private final FileChannel file;
    private final ZipDirectory directory;
    private final Inflater inflater = new Inflater(true);

    private SpringBootJar(Archive archive, FileChannel file) throws IOException {
        this.archive = archive;
        this.file = file;
        this.directory = ZipDirectory.of(Extent.of(file));
    }

    static SpringBootJar open(Archive archive) throws IOException {
        return new SpringBootJar(archive, FileChannel.open(archive.path()));
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        file.close();
    }

    /**
     * The jar of the application's own classes, and the libraries beside it.
     *
     * @param place where the jar itself would be
     */
    SortedMap<String, ApplicationFile> files(String place) throws IOException, NotExtractable {
        requireJarLauncher();
        Map<String, Item> libraries = inOrder(libraries());
        if (libraries.containsKey(place)) {
            throw new NotExtractable("its library '%s' has the name of the application".formatted(place));
        }
        SortedMap<String, ApplicationFile> files = new TreeMap<>();
        for (Map.Entry<String, Item> library : libraries.entrySet()) {
            files.put(library.getKey(), file(library.getValue()));
        }
        Content own = new OwnJar(archive, directory, manifest()).content(List.copyOf(libraries.keySet()));
        files.put(place, new ApplicationFile(own, Optional.empty()));
        return files;
    }

    private void requireJarLauncher() throws NotExtractable {
        String launcher = archive.mainClass().orElse("");
        if (launcher.endsWith(WAR_LAUNCHER)) {
            throw new NotExtractable("Spring Boot serves files out of a war, and extracts none");
        }
        if (!LAUNCHERS.contains(launcher)) {
            throw new NotExtractable("it is started by %s, which finds libraries in its own way".formatted(launcher));
        }
        for (Item item : directory.items()) {
            if (SIGNATURE.matcher(item.name()).matches()) {
                throw new NotExtractable("it is signed, by '%s'".formatted(item.name()));
            }
        }
    }

    /** The libraries by their names beside the application, in the order in which they are in the jar. */
    private Map<String, Item> libraries() throws NotExtractable {
        Map<String, Item> libraries = new LinkedHashMap<>();
        for (Item item : directory.items()) {
            if (item.name().startsWith(LIBRARIES) && !item.name().endsWith("/")) {
                Item other = libraries.putIfAbsent(name(item), item);
                if (other != null && (other.crc() != item.crc() || other.size() != item.size())) {
                    throw new NotExtractable("it has two different libraries '%s'".formatted(item.name()));
                }
                if (!item.isStored()) {
                    throw new NotExtractable("its library '%s' is compressed, so that Spring Boot cannot load it"
                            .formatted(item.name()));
                }
            }
        }
        return libraries;
    }

    private static String name(Item library) throws NotExtractable {
        String name = library.name().substring(LIBRARIES.length());
        if (name.startsWith("/")
                || name.startsWith("..")
                || !ClassPathEntry.normal(name).equals(name)) {
            throw new NotExtractable("its library '%s' would lie elsewhere".formatted(library.name()));
        }
        return name;
    }

    /** The libraries as the index orders them; those that it does not name are loaded after them. */
    private Map<String, Item> inOrder(Map<String, Item> libraries) throws IOException, NotExtractable {
        Map<String, Item> ordered = new LinkedHashMap<>();
        String index = archive.attribute(INDEX).orElse(USUAL_INDEX);
        for (String entry : index(index)) {
            String name = entry.startsWith(LIBRARIES) ? entry.substring(LIBRARIES.length()) : entry;
            Item library = libraries.get(name);
            if (library == null) {
                throw new NotExtractable("its '%s' names '%s', which is not in it".formatted(index, entry));
            }
            ordered.put(name, library);
        }
        libraries.forEach(ordered::putIfAbsent);
        return ordered;
    }

    private List<String> index(String name) throws IOException, NotExtractable {
        Optional<Item> item = item(name);
        List<String> entries = new ArrayList<>();
        if (item.isPresent()) {
            String text = new String(directory.content(item.get(), inflater), StandardCharsets.UTF_8);
            for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
                Matcher matcher = INDEX_LINE.matcher(line.strip());
                if (!matcher.matches()) {
                    throw new NotExtractable("its '%s' has the line '%s', which names no library"
                            .formatted(name, line.strip().replaceAll("\\p{Cntrl}", "?")));
                }
                entries.add(matcher.group(1));
            }
        }
        return entries;
    }

    private ApplicationFile file(Item library) throws IOException {
        Content content = new Spliced(
                archive.path(),
                List.of(Spliced.Part.of(directory.position(library), library.size())),
                archive.path() + "!/" + library.name());
        return new ApplicationFile(content, Optional.of(LibraryTime.of(directory.data(library))));
    }

    private Manifest manifest() throws IOException, NotExtractable {
        Optional<Item> item = item(JarFile.MANIFEST_NAME);
        Manifest manifest = item.isEmpty()
                ? new Manifest()
                : new Manifest(new ByteArrayInputStream(directory.content(item.get(), inflater)));
        Attributes attributes = manifest.getMainAttributes();
        if (attributes.getValue(START_CLASS) == null) {
            throw new NotExtractable("its manifest has no Start-Class");
        }
        return manifest;
    }

    private Optional<Item> item(String name) {
        return directory.items().stream()
                .filter(item -> item.name().equals(name))
                .findFirst();
    }
}
