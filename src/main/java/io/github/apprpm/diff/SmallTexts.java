package io.github.apprpm.diff;

import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.rpm.PayloadVisitor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The texts of a package's files that are short enough to be compared line by line, kept while the payload is read. */
final class SmallTexts implements PayloadVisitor {
    private static final int MOST_BYTES = 1 << 16;
    private static final int MOST_BYTES_TOGETHER = 1 << 22;

    private final Set<String> paths;
    private final Map<String, String> byPath = new HashMap<>();
    private int left = MOST_BYTES_TOGETHER;

    /** Keeps those of some paths that are UTF-8 without zero bytes. */
    SmallTexts(Set<String> paths) {
        this.paths = paths;
    }

    /** Whether a file may be one, as far as its header says. */
    static boolean isSmall(PackagedFile file) {
        return file.isRegular() && !file.isGhost() && file.size() <= MOST_BYTES;
    }

    /** Whether there is nothing to read. */
    boolean isEmpty() {
        return paths.isEmpty();
    }

    @Override
    public void entry(PackagedFile file, InputStream content) throws IOException {
        if (paths.contains(file.path()) && file.size() <= left) {
            left -= (int) file.size();
            text(file, content).ifPresent(text -> byPath.put(file.path(), text));
        }
    }

    private static Optional<String> text(PackagedFile file, InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(MOST_BYTES + 1);
        if (bytes.length != file.size()) {
            return Optional.empty(); // the content comes with another name of the file
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    Optional<String> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }
}
