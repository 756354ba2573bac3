package io.github.apprpm.verify.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A directory with a path that can be part of URLs, properties and lists. Installed paths can, and frameworks rely on this; the
 * path of a build may have blanks. Then a link among the temporary files leads to the directory.
 */
final class PlainDirectory implements AutoCloseable {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/+@~-]+");

    private final Path path;
    private final boolean isLink;

    private PlainDirectory(Path path, boolean isLink) {
        this.path = path;
        this.isLink = isLink;
    }

    /** @param directory an existing directory */
    static PlainDirectory of(Path directory) throws IOException {
        Path real = directory.toRealPath();
        Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        return isPlain(real) || !isPlain(temporary)
                ? new PlainDirectory(real, false)
                : new PlainDirectory(
                        Files.createSymbolicLink(temporary.resolve("apprpm-" + UUID.randomUUID()), real), true);
    }

    private static boolean isPlain(Path path) {
        return PLAIN.matcher(path.toString()).matches();
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        if (isLink) {
            Files.deleteIfExists(path);
        }
    }
}
