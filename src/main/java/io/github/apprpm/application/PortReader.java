package io.github.apprpm.application;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Whether an application that no known framework configures takes its port from the variable {@code PORT}. */
public final class PortReader {
    private static final String VARIABLE = "PORT";
    private static final Pattern TEXT = Pattern.compile(".*\\.(?:properties|ya?ml|conf|json|toml|xml|ini|cfg)");
    /** As in {@code ${PORT}}, {@code ${?PORT}} and {@code ${env.PORT:8080}}. */
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{\\??(?:[Ee][Nn][Vv][.:])?PORT\\b|\\$PORT\\b");

    private static final int MOST_BYTES = 1 << 20;
    private static final int MAGIC = 0xCAFEBABE;
    private static final int CONSTANTS_OFFSET = 8;

    private PortReader() {}

    /**
     * Whether its classes have the name as a string, or its files refer to it.
     *
     * @param application the application, whose libraries do not count
     * @param texts what the module itself says: its files, arguments and directives
     */
    public static boolean isIn(Application application, Collection<String> texts) throws IOException {
        if (texts.stream().anyMatch(text -> REFERENCE.matcher(text).find())) {
            return true;
        }
        if (!Files.isRegularFile(application.main())) {
            return true; // a tree of files: nothing speaks against it
        }
        try (ZipFile zip = new ZipFile(application.main().toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (isIn(zip, entry)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isIn(ZipFile zip, ZipEntry entry) throws IOException {
        boolean isClass = entry.getName().endsWith(".class");
        if (!isClass && !TEXT.matcher(entry.getName()).matches()) {
            return false;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(MOST_BYTES);
            return isClass
                    ? hasString(bytes)
                    : REFERENCE
                            .matcher(new String(bytes, StandardCharsets.UTF_8))
                            .find();
        }
    }

    /** Whether the constants of a class file (JVM specification, 4.4) have the name as a string, and not as that of a field. */
    static boolean hasString(byte[] classFile) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(classFile);
            return bytes.getInt() == MAGIC && hasString(bytes.position(CONSTANTS_OFFSET));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return false; // no class file
        }
    }

    private static boolean hasString(ByteBuffer bytes) {
        Set<Integer> names = new HashSet<>();
        Set<Integer> strings = new HashSet<>();
        int count = Short.toUnsignedInt(bytes.getShort());
        for (int index = 1; index < count; index++) {
            int tag = bytes.get();
            switch (tag) {
                case 1 -> {
                    int length = Short.toUnsignedInt(bytes.getShort());
                    if (length == VARIABLE.length()
                            && VARIABLE.equals(
                                    new String(bytes.array(), bytes.position(), length, StandardCharsets.ISO_8859_1))) {
                        names.add(index);
                    }
                    bytes.position(bytes.position() + length);
                }
                case 8 -> strings.add(Short.toUnsignedInt(bytes.getShort()));
                case 7, 16, 19, 20 -> bytes.position(bytes.position() + 2);
                case 15 -> bytes.position(bytes.position() + 3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> bytes.position(bytes.position() + 4);
                case 5, 6 -> {
                    bytes.position(bytes.position() + 8);
                    index++; // these take two places
                }
                default -> {
                    return false;
                }
            }
        }
        return names.stream().anyMatch(strings::contains);
    }
}
