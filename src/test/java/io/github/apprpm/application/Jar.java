package io.github.apprpm.application;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/** A tiny jar or war, as the plugins of a build make them. */
public final class Jar {
    private static final int JAVA_17 = 61;

    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final Set<String> stored = new HashSet<>();
    private LocalDateTime modified = LocalDateTime.of(2020, 1, 1, 0, 0);
    private String comment = "";
    private final Manifest manifest = new Manifest();

    private Jar() {
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    }

    static Jar empty() {
        return new Jar();
    }

    /** The classes of the module alone; nobody said which one to start. */
    public static Jar plain() {
        return new Jar().withClass("com/acme/Main");
    }

    public static Jar withMainClass() {
        return plain().manifest("Main-Class", "com.acme.Main");
    }

    public static Jar springBoot() {
        return new Jar()
                .manifest("Main-Class", "org.springframework.boot.loader.launch.JarLauncher")
                .manifest("Start-Class", "com.acme.Main")
                .manifest("Spring-Boot-Version", "4.0.0")
                .withClass("org/springframework/boot/loader/launch/JarLauncher", 61)
                .withClass("BOOT-INF/classes/com/acme/Main", JAVA_17)
                .withStored("BOOT-INF/lib/hats-1.0.jar", library("hats").bytes());
    }

    /** A jar of a class in a package of this name. */
    public static Jar library(String name) {
        return new Jar()
                .withClass("org/" + name + "/Api")
                .with("META-INF/maven/org." + name + "/" + name + "/pom.properties", new byte[0]);
    }

    Jar manifest(String key, String value) {
        manifest.getMainAttributes().putValue(key, value);
        return this;
    }

    /** An attribute of a package. */
    Jar section(String name, String key, String value) {
        manifest.getEntries().computeIfAbsent(name, of -> new Attributes()).putValue(key, value);
        return this;
    }

    /** The time of all entries. */
    Jar modified(String time) {
        modified = LocalDateTime.parse(time);
        return this;
    }

    public Jar withClass(String name) {
        return withClass(name, JAVA_17);
    }

    /** A class file as far as its version: magic, minor and major. */
    Jar withClass(String name, int major) {
        return with(name + ".class", head(major));
    }

    private static byte[] head(int major) {
        return ByteBuffer.allocate(10).putInt(0xCAFEBABE).putInt(major).array();
    }

    /** A class file outside of a jar. */
    static Path classFile(Path file, int major) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, head(major));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A class file as far as its version, with preview features. */
    static byte[] previewClass(int major) {
        return ByteBuffer.allocate(10)
                .putInt(0xCAFEBABE)
                .putShort((short) 0xFFFF)
                .putShort((short) major)
                .array();
    }

    /** A class file as far as its constants, one of which is the name of a class. */
    static byte[] referring(int major, String className) {
        byte[] name = className.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + 2 + 9 + 3 + 3 + name.length)
                .putInt(0xCAFEBABE)
                .putInt(major)
                .putShort((short) 5)
                .put((byte) 5)
                .putLong(1) // takes two places
                .put((byte) 7)
                .putShort((short) 4)
                .put((byte) 1)
                .putShort((short) name.length)
                .put(name)
                .array();
    }

    Jar with(String name, byte[] bytes) {
        entries.put(name, bytes);
        return this;
    }

    /** Without compression, as Spring Boot packs libraries. */
    Jar withStored(String name, byte[] bytes) {
        stored.add(name);
        return with(name, bytes);
    }

    Jar comment(String text) {
        comment = text;
        return this;
    }

    /** All that is in another one, as shading does it. */
    Jar withAll(Jar other) {
        entries.putAll(other.entries);
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public Path in(Path directory, String name) {
        Path file = directory.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeTo(OutputStream out) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(out)) {
            jar.setComment(comment);
            JarEntry first = new JarEntry(JarFile.MANIFEST_NAME);
            first.setTimeLocal(modified);
            jar.putNextEntry(first);
            manifest.write(jar);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                JarEntry next = stored.contains(entry.getKey()) ? stored(entry) : new JarEntry(entry.getKey());
                next.setTimeLocal(modified);
                jar.putNextEntry(next);
                jar.write(entry.getValue());
            }
        }
    }

    private static JarEntry stored(Map.Entry<String, byte[]> content) {
        CRC32 crc = new CRC32();
        crc.update(content.getValue());
        JarEntry entry = new JarEntry(content.getKey());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.getValue().length);
        entry.setCrc(crc.getValue());
        return entry;
    }
}
