package io.github.apprpm.diff;

import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.rpm.RpmPackage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The texts of a package's files that are short enough to be compared line by line. */
final class SmallTexts {
    private static final int MOST_BYTES = 1 << 16;
    private static final int MOST_BYTES_TOGETHER = 1 << 22;

    private final Map<String, String> byPath;

    private SmallTexts(Map<String, String> byPath) {
        this.byPath = byPath;
    }

    /** Whether a file may be one, as far as its header says. */
    static boolean isSmall(PackagedFile file) {
        return file.isRegular() && !file.isGhost() && file.size() <= MOST_BYTES;
    }

    /** Reads those of some paths that are UTF-8 without zero bytes. */
    static SmallTexts read(RpmPackage rpm, Set<String> paths) throws IOException {
        Map<String, String> texts = new HashMap<>();
        if (!paths.isEmpty()) {
            int[] left = {MOST_BYTES_TOGETHER};
            rpm.readPayload((file, content) -> {
                if (paths.contains(file.path()) && file.size() <= left[0]) {
                    left[0] -= (int) file.size();
                    text(file, content).ifPresent(text -> texts.put(file.path(), text));
                }
            });
        }
        return new SmallTexts(texts);
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
