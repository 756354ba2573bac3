package io.github.apprpm.application;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * The oldest Java that can run an application, from the major version of its class files (JVM specification, table
 * 4.1-A). Of each library the first class counts: they are compiled together.
 */
public final class JavaVersion {
    /** The major version of a class file is that of Java plus 44. */
    private static final int CLASS_FILE_OFFSET = 44;

    private static final int MAGIC = 0xCAFEBABE;
    /** Magic number, minor and major version. */
    private static final int HEAD_BYTES = 8;

    private static final int OLDEST = 8;

    private int minimum;

    private JavaVersion(int minimum) {
        this.minimum = minimum;
    }

    /**
     * @param application an application
     * @param release what the build was told by {@code maven.compiler.release}, if it compiled this application
     * @return the number of a Java release, at least 8
     */
    public static int minimum(Application application, Optional<String> release) throws IOException {
        JavaVersion version = new JavaVersion(
                Math.max(OLDEST, release.map(JavaVersion::number).orElse(OLDEST)));
        for (Path file : application.files().values()) {
            if (isArchive(file.toString())) {
                if (file.equals(application.main())) {
                    version.readMain(file);
                } else {
                    version.readLibrary(NestedJar.onDisk(file));
                }
            }
        }
        return version.minimum;
    }

    /** {@code 17}, or the older spelling {@code 1.8}; anything else says nothing. */
    private static int number(String release) {
        String digits = release.startsWith("1.") ? release.substring(2) : release;
        return digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : OLDEST;
    }

    /** The jar or war itself, which may have libraries inside, whole or unpacked among its own classes. */
    private void readMain(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                String name = entry.getName();
                if (isArchive(name)) {
                    readLibrary(NestedJar.in(jar, entry));
                } else if (Archive.isOrdinaryClass(name)) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        readClass(in.readNBytes(HEAD_BYTES));
                    }
                }
            }
        }
    }

    private void readLibrary(NestedJar library) throws IOException {
        library.firstClass(HEAD_BYTES).ifPresent(this::readClass);
    }

    private void readClass(byte[] head) {
        if (head.length == HEAD_BYTES) {
            ByteBuffer fields = ByteBuffer.wrap(head);
            if (fields.getInt() == MAGIC) {
                minimum = Math.max(minimum, fields.getShort(6) - CLASS_FILE_OFFSET);
            }
        }
    }

    private static boolean isArchive(String name) {
        return name.endsWith(".jar") || name.endsWith(".war");
    }
}
