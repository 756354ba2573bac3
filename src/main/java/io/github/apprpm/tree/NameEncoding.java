package io.github.apprpm.tree;

import io.github.apprpm.model.PackagingException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Whether the JVM reads the names of files as they are. On Unix a name is bytes, in the UTF-8 of rpm and hosts, and a JVM that
 * was started with the locale C or POSIX, as in a container, shows other characters in its place.
 */
final class NameEncoding {
    private static final String ENCODING = System.getProperty("sun.jnu.encoding", "");
    private static final int FIRST_BEYOND_ASCII = 0x80;
    private static final int HEXADECIMAL = 16;

    private NameEncoding() {}

    /**
     * @param name the name of a file, or the target of a link, as it was found
     * @param shown the file, as the user knows it
     * @throws PackagingException if the name is read as another one
     */
    static void requireReadable(Path name, Path shown) {
        boolean isAscii = name.toString().chars().allMatch(c -> c < FIRST_BEYOND_ASCII);
        if (isAscii || File.separatorChar == '\\') {
            return;
        }
        if (!isUtf8(name)) {
            throw new PackagingException(
                    "The name '%s' is not written in UTF-8".formatted(shown),
                    "Rename the file, or make the link again");
        }
        if (!ENCODING.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
            throw new PackagingException(
                    "The name '%s' cannot be read: the locale of the build has the encoding %s"
                            .formatted(shown, ENCODING),
                    "Build with LC_ALL=C.UTF-8 in the environment");
        }
    }

    /** Only a path's URI has its bytes; those of the directories above do not matter. */
    private static boolean isUtf8(Path name) {
        String path = Path.of("/").resolve(name).toUri().getRawPath();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < path.length(); i++) {
            boolean isEscape = path.charAt(i) == '%';
            bytes.write(isEscape ? Integer.parseInt(path.substring(i + 1, i + 3), HEXADECIMAL) : path.charAt(i));
            i += isEscape ? 2 : 0;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
