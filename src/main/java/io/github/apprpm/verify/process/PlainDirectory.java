package io.github.apprpm.verify.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A directory by a path that can be a part of URLs, properties and lists. Installed paths can, and so frameworks rely on it; where
 * a build is, there may be blanks. Then a link to the directory, among the temporary files, stands for it.
 */
final class PlainDirectory implements AutoCloseable {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/+@~-]+");

    private final Path path;
    private final boolean isLink;

    private PlainDirectory(Path path, boolean isLink) {
        this.path = path;
        this.isLink = isLink;
    }

    /** @param directory one that exists */
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
