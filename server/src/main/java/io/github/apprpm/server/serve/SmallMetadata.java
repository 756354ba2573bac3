package io.github.apprpm.server.serve;

import io.github.apprpm.server.http.Answer;
import io.github.apprpm.server.http.HttpDate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Small files of metadata in memory, which all hosts ask for. Their names have their digests, so that what was read once stays
 * right.
 */
final class SmallMetadata {
    /** In bytes; what is larger is sent by the kernel. */
    private static final int LARGEST = 256 << 10;
    /** Of the files that were asked for last; with the largest size, they take 16 MB. */
    private static final int MOST = 64;
    /** Hexadecimal digits of SHA-256. */
    private static final int DIGITS = 64;

    private static final int TAG_DIGITS = 32;

    private final Map<Path, Answer> answers = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Answer> eldest) {
            return size() > MOST;
        }
    };

    /** The answer with a file that is there, if it is one of these. */
    Optional<Answer> answer(Path file) throws IOException {
        Optional<Answer> known = known(file);
        if (known.isPresent()) {
            return known;
        }
        Optional<Answer> read = hasDigest(file.getFileName().toString()) ? read(file) : Optional.empty();
        read.ifPresent(answer -> keep(file, answer));
        return read;
    }

    private synchronized Optional<Answer> known(Path file) {
        return Optional.ofNullable(answers.get(file));
    }

    private synchronized void keep(Path file, Answer answer) {
        answers.put(file, answer);
    }

    private static boolean hasDigest(String name) {
        return name.length() > DIGITS
                && name.charAt(DIGITS) == '-'
                && name.chars().limit(DIGITS).allMatch(c -> Character.digit(c, 16) >= 0);
    }

    private static Optional<Answer> read(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.size() > LARGEST) {
                return Optional.empty();
            }
            String name = file.getFileName().toString();
            return Optional.of(Answer.of(200, ViewFiles.type(name), Files.readAllBytes(file))
                    .with("Cache-Control", ViewFiles.caching(name))
                    .with("Accept-Ranges", "bytes")
                    .with("ETag", '"' + name.substring(0, TAG_DIGITS) + '"')
                    .with(
                            "Last-Modified",
                            HttpDate.of(attributes.lastModifiedTime().toInstant())));
        } catch (NoSuchFileException e) { // just deleted
            return Optional.empty();
        }
    }
}
