package io.github.apprpm.application;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The oldest Java that can run an application, from the major version of its class files (JVM specification, table
 * 4.1-A). Of each library the first class counts: they are compiled together.
 */
public final class JavaVersion {
    /** The major version of a class file is that of Java plus 44. */
    private static final int CLASS_FILE_OFFSET = 44;

    private static final int MAGIC = 0xCAFEBABE;
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
                version.readArchive(file, file.equals(application.main()));
            }
        }
        return version.minimum;
    }

    /** {@code 17}, or the older spelling {@code 1.8}; what is no number says nothing. */
    private static int number(String release) {
        String digits = release.startsWith("1.") ? release.substring(2) : release;
        return digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : OLDEST;
    }

    private void readArchive(Path file, boolean everyClass) throws IOException {
        Archive.forEach(file, new Archive.EntryVisitor() {
            private boolean classSeen;

            @Override
            public boolean wants(String name) {
                return isArchive(name) || (everyClass || !classSeen) && Archive.isOrdinaryClass(name);
            }

            @Override
            public void visit(String name, InputStream in) throws IOException {
                if (isArchive(name)) {
                    readNested(in);
                } else {
                    classSeen = true;
                    readClass(in);
                }
            }
        });
    }

    private void readNested(InputStream in) throws IOException {
        ZipInputStream library = new ZipInputStream(in);
        for (ZipEntry entry = library.getNextEntry(); entry != null; entry = library.getNextEntry()) {
            if (Archive.isOrdinaryClass(entry.getName())) {
                readClass(library);
                return;
            }
        }
    }

    private void readClass(InputStream in) throws IOException {
        byte[] head = in.readNBytes(8);
        if (head.length == 8) {
            DataInputStream data = new DataInputStream(new java.io.ByteArrayInputStream(head));
            if (data.readInt() == MAGIC) {
                data.readUnsignedShort();
                minimum = Math.max(minimum, data.readUnsignedShort() - CLASS_FILE_OFFSET);
            }
        }
    }

    private static boolean isArchive(String name) {
        return name.endsWith(".jar") || name.endsWith(".war");
    }
}
