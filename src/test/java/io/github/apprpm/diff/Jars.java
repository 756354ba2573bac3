package io.github.apprpm.diff;

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

/** A jar as Maven makes it, the same bytes each time. */
final class Jars {
    private final String fileName;
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    private Jars(String fileName) {
        this.fileName = fileName;
    }

    static Jars of(String groupId, String artifactId, String version) {
        return new Jars("%s-%s.jar".formatted(artifactId, version)).descriptor(groupId, artifactId, version);
    }

    /** One that says nothing of itself. */
    static Jars unknown(String fileName) {
        return new Jars(fileName);
    }

    /** What Maven writes into a jar; with another one's, it was shaded into this one. */
    Jars descriptor(String groupId, String artifactId, String version) {
        return text(
                "META-INF/maven/%s/%s/pom.properties".formatted(groupId, artifactId),
                "groupId=%s\nartifactId=%s\nversion=%s\n".formatted(groupId, artifactId, version));
    }

    String fileName() {
        return fileName;
    }

    Jars text(String path, String text) {
        return bytes(path, text.getBytes(StandardCharsets.UTF_8));
    }

    Jars bytes(String path, byte[] bytes) {
        entries.put(path, bytes);
        return this;
    }

    Jars jar(String path, Jars inner) {
        return bytes(path, inner.bytes());
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(stored(entry.getKey(), entry.getValue()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** How much deflating saves depends on the JDK. */
    private static ZipEntry stored(String path, byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = new ZipEntry(path);
        entry.setTimeLocal(LocalDateTime.of(1980, 2, 1, 0, 0));
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        return entry;
    }
}
