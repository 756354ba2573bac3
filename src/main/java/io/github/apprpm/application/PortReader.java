package io.github.apprpm.application;

import java.io.IOException;
import java.io.InputStream;
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

    /** Whether the constants of a class file have the name as a string, and not as that of a field. */
    static boolean hasString(byte[] classFile) {
        Set<Integer> names = new HashSet<>();
        Set<Integer> strings = new HashSet<>();
        // The text of a string may come before it or after it.
        return ConstantPool.anyMatch(classFile, new ConstantPool.Visitor() {
            @Override
            public boolean text(int index, int offset, int length) {
                boolean isName = length == VARIABLE.length()
                        && VARIABLE.equals(new String(classFile, offset, length, StandardCharsets.ISO_8859_1));
                return isName && names.add(index) && strings.contains(index);
            }

            @Override
            public boolean string(int text) {
                return strings.add(text) && names.contains(text);
            }
        });
    }
}
