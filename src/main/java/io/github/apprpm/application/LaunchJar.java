package io.github.apprpm.application;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A generated jar of a manifest alone. The JVM obeys some attributes only in the jar that {@code java -jar} names; this one
 * has them, and names the class path and the main class.
 *
 * @param name the name of the file
 * @param bytes its content, which depends on nothing but the manifest
 */
public record LaunchJar(String name, byte[] bytes) {
    /** What the launcher of the JVM and its agents read (package specification of {@code java.lang.instrument}). */
    private static final List<String> ONLY_OF_THE_STARTED_JAR = List.of(
            "Add-Exports",
            "Add-Opens",
            "Enable-Native-Access",
            "Launcher-Agent-Class",
            "Can-Redefine-Classes",
            "Can-Retransform-Classes",
            "Can-Set-Native-Method-Prefix");

    /** The oldest time of a zip, January of 1980, would be written with a time zone as well. */
    private static final LocalDateTime FIXED = LocalDateTime.of(1980, 2, 1, 0, 0);

    /** Whether a jar has attributes that are lost if it is only on the class path. */
    static boolean isNeededFor(Archive archive) {
        return List.of("Add-Exports", "Add-Opens", "Enable-Native-Access", "Launcher-Agent-Class").stream()
                .anyMatch(name -> archive.attribute(name).isPresent());
    }

    /**
     * Makes one for a jar.
     *
     * @param name the name of the file
     * @param archive the jar whose attributes are meant
     * @param classPath the files of the class path, relative to it
     * @param mainClass the class to start
     */
    static LaunchJar of(String name, Archive archive, List<String> classPath, String mainClass) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, mainClass);
        attributes.put(
                Attributes.Name.CLASS_PATH,
                classPath.stream().map(ClassPathEntry::encoded).collect(Collectors.joining(" ")));
        for (String attribute : ONLY_OF_THE_STARTED_JAR) {
            archive.attribute(attribute).ifPresent(value -> attributes.putValue(attribute, value));
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        manifest.write(text);
        return new LaunchJar(name, stored(text.toByteArray()));
    }

    /** Not compressed: what a deflater makes depends on its version. */
    private static byte[] stored(byte[] manifest) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(manifest);
        ZipEntry entry = new ZipEntry(JarFile.MANIFEST_NAME);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(manifest.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(FIXED);
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(jar)) {
            out.putNextEntry(entry);
            out.write(manifest);
        }
        return jar.toByteArray();
    }
}
