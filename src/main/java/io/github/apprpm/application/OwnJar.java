package io.github.apprpm.application;

import io.github.apprpm.file.ZipDirectory;
import io.github.apprpm.file.ZipDirectory.Item;
import io.github.apprpm.file.ZipRecords;
import io.github.apprpm.model.Content;
import io.github.apprpm.model.Content.Spliced;
import io.github.apprpm.model.Content.Spliced.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * The jar of what is the application's own in an executable jar of Spring Boot: its classes, and what lies outside of
 * {@code BOOT-INF}, such as {@code META-INF/build-info.properties}. Its entries are not compressed again.
 */
final class OwnJar {
    /** What tells the loader where things are; without the loader, it would be wrong. */
    private static final List<String> OF_LOADER = List.of(
            SpringBootJar.START_CLASS,
            "Spring-Boot-Classes",
            "Spring-Boot-Lib",
            SpringBootJar.INDEX,
            "Spring-Boot-Layers-Index");

    private static final String BOOT_INF = "BOOT-INF/";
    private static final String LOADER = "org/springframework/boot/loader/";
    /** Each would name what is no longer there: a class of the loader, and places in the jar as it was. */
    private static final Set<String> LEFT_OUT = Set.of(
            JarFile.MANIFEST_NAME, "META-INF/INDEX.LIST", "META-INF/services/java.nio.file.spi.FileSystemProvider");

    private final Archive archive;
    private final ZipDirectory directory;
    private final Manifest manifest;

    /** @param manifest that of the executable jar, which becomes that of this one */
    OwnJar(Archive archive, ZipDirectory directory, Manifest manifest) {
        this.archive = archive;
        this.directory = directory;
        this.manifest = manifest;
    }

    /** @param libraries the files beside it, in their order */
    Content content(List<String> libraries) throws IOException, NotExtractable {
        Map<String, Item> entries = entries();
        long bytes = entries.values().stream().mapToLong(Item::compressed).sum();
        if (entries.size() >= ZipRecords.MOST_ENTRIES || bytes >= ZipRecords.MOST_BYTES / 2) {
            throw new NotExtractable("it has %d files of its own with %d bytes".formatted(entries.size(), bytes));
        }
        ZipRecords records = new ZipRecords();
        List<Part> parts = new ArrayList<>();
        byte[] manifestBytes = manifest(libraries);
        byte[] before = joined(records.entry(JarFile.MANIFEST_NAME, stored(manifestBytes)), manifestBytes);
        for (Map.Entry<String, Item> entry : entries.entrySet()) {
            Item item = entry.getValue();
            parts.add(new Part(
                    joined(before, records.entry(entry.getKey(), item)), directory.position(item), item.compressed()));
            before = new byte[0];
        }
        parts.add(new Part(joined(before, records.end()), 0, 0));
        return new Spliced(archive.path(), parts, archive.path() + "!/" + SpringBootJar.CLASSES);
    }

    /** By their names in this jar, in the order of the other one. */
    private Map<String, Item> entries() throws NotExtractable {
        Map<String, Item> entries = new LinkedHashMap<>();
        for (Item item : directory.items()) {
            String name = name(item.name());
            if (!name.isEmpty()) {
                Item other = entries.putIfAbsent(name, item);
                if (other != null && (other.crc() != item.crc() || other.size() != item.size())) {
                    throw new NotExtractable(
                            "its '%s' and '%s' would be one file".formatted(other.name(), item.name()));
                }
            }
        }
        return entries;
    }

    /** Empty if it is nothing of the application. */
    private static String name(String entry) {
        if (entry.startsWith(SpringBootJar.CLASSES)) {
            return entry.substring(SpringBootJar.CLASSES.length());
        }
        boolean isDirectoryOfLoader = entry.endsWith("/") && LOADER.startsWith(entry);
        return entry.startsWith(BOOT_INF) || entry.startsWith(LOADER) || isDirectoryOfLoader || LEFT_OUT.contains(entry)
                ? ""
                : entry;
    }

    private byte[] manifest(List<String> libraries) throws IOException {
        Attributes attributes = manifest.getMainAttributes();
        String startClass = attributes.getValue(SpringBootJar.START_CLASS).strip();
        Set<String> classPath = new LinkedHashSet<>();
        libraries.stream().map(ClassPathEntry::encoded).forEach(classPath::add);
        // The JVM adds these to what the loader adds.
        archive.attribute(Attributes.Name.CLASS_PATH.toString()).stream()
                .flatMap(value -> Stream.of(value.split("\\s+")))
                .forEach(classPath::add);
        OF_LOADER.forEach(name -> attributes.remove(new Attributes.Name(name)));
        attributes.put(Attributes.Name.MAIN_CLASS, startClass);
        if (!classPath.isEmpty()) {
            attributes.put(Attributes.Name.CLASS_PATH, String.join(" ", classPath));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        manifest.write(bytes);
        return bytes.toByteArray();
    }

    /** Not compressed: what a deflater makes depends on its version. */
    private Item stored(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        long time = directory.items().stream()
                .filter(item -> item.name().equals(JarFile.MANIFEST_NAME))
                .mapToLong(Item::time)
                .findFirst()
                .orElse(0);
        return new Item(JarFile.MANIFEST_NAME, ZipEntry.STORED, crc.getValue(), bytes.length, bytes.length, 0, time);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        ByteArrayOutputStream both = new ByteArrayOutputStream(one.length + other.length);
        both.writeBytes(one);
        both.writeBytes(other);
        return both.toByteArray();
    }
}
