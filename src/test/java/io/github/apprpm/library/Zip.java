package io.github.apprpm.library;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A jar as the JDK writes it: sizes follow what is deflated, and precede what is stored. */
public final class Zip {
    private final Map<String, byte[]> deflated = new LinkedHashMap<>();
    private final Map<String, byte[]> stored = new LinkedHashMap<>();
    private String manifest = "";

    private Zip() {}

    /** A jar of one class. */
    public static Zip jar() {
        return new Zip().with("com/acme/Hat.class", "a class of some bytes that repeat, repeat, repeat");
    }

    public static Zip empty() {
        return new Zip();
    }

    /** Deflates an entry. */
    public Zip with(String name, byte[] bytes) {
        deflated.put(name, bytes);
        return this;
    }

    public Zip with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Stores an entry, as Spring Boot does with libraries. */
    public Zip stored(String name, byte[] bytes) {
        stored.put(name, bytes);
        return this;
    }

    public Zip stored(String name, Zip jar) {
        return stored(name, jar.bytes());
    }

    public Zip manifest(String attribute, String value) {
        manifest += "%s: %s\r\n".formatted(attribute, value);
        return with("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\n" + manifest + "\r\n");
    }

    /** What Maven leaves in a jar. */
    public Zip maven(String groupId, String artifactId, String version) {
        return with(
                "META-INF/maven/%s/%s/pom.properties".formatted(groupId, artifactId),
                "groupId=%s\nartifactId=%s\nversion=%s\n".formatted(groupId, artifactId, version));
    }

    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : deflated.entrySet()) {
                zip.putNextEntry(entry(entry.getKey()));
                zip.write(entry.getValue());
            }
            for (Map.Entry<String, byte[]> entry : stored.entrySet()) {
                zip.putNextEntry(storedEntry(entry.getKey(), entry.getValue()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static ZipEntry storedEntry(String name, byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = entry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        return entry;
    }

    /** The same bytes each time. */
    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(2026, 11, 20, 10, 0));
        return entry;
    }
}
