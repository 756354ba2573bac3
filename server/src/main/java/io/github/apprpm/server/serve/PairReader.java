package io.github.apprpm.server.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads pairs of {@code repomd.xml} and signature, which are renamed one after the other: between the two, the pair before
 * is still the answer. Those that belong together have one time.
 */
final class PairReader {
    private static final String REPOMD = "repomd.xml";
    private static final String SIGNATURE = "repomd.xml.asc";
    /** Other programs do not give both the same time, but write them in one go. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private static final int TRIES = 50;
    private static final long WAIT_MILLIS = 10;

    private final Map<Path, Seen> pairs = new ConcurrentHashMap<>();

    /** A pair, and the times of the files from which it was read. */
    private record Seen(MetadataPair pair, Times times) {}

    private record Times(FileTime repomd, Optional<FileTime> signature) {
        static Optional<Times> of(Path repodata) throws IOException {
            Optional<FileTime> repomd = time(repodata.resolve(REPOMD));
            Path asc = repodata.resolve(SIGNATURE);
            // An exception for each request would cost more than all the rest.
            Optional<FileTime> signature = Files.exists(asc) ? time(asc) : Optional.empty();
            return repomd.map(time -> new Times(time, signature));
        }

        private static Optional<FileTime> time(Path file) throws IOException {
            try {
                return Optional.of(Files.getLastModifiedTime(file));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        }

        boolean belongTogether() {
            return signature.isEmpty()
                    || signature.get().equals(repomd)
                    || isSettled(repomd) && isSettled(signature.get());
        }

        private static boolean isSettled(FileTime time) {
            return time.toInstant().plus(SETTLED).isBefore(Instant.now());
        }
    }

    /** @return nothing if there are no metadata */
    Optional<MetadataPair> read(Path repodata) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            Optional<Times> times = Times.of(repodata);
            Seen seen = pairs.get(repodata);
            if (times.isEmpty()) {
                pairs.remove(repodata);
                return Optional.empty();
            } else if (seen != null
                    && (seen.times().equals(times.get()) || !times.get().belongTogether())) {
                return Optional.of(seen.pair());
            }
            Optional<MetadataPair> pair = readBoth(repodata, times.get());
            if (pair.isPresent()
                    && times.equals(Times.of(repodata))
                    && times.get().belongTogether()) {
                pairs.put(repodata, new Seen(pair.get(), times.get()));
                return pair;
            }
            pause();
        }
        return Times.of(repodata).flatMap(times -> readQuietly(repodata, times));
    }

    private static Optional<MetadataPair> readQuietly(Path repodata, Times times) {
        try {
            return readBoth(repodata, times);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<MetadataPair> readBoth(Path repodata, Times times) throws IOException {
        try {
            Optional<byte[]> signature = times.signature().isPresent()
                    ? Optional.of(Files.readAllBytes(repodata.resolve(SIGNATURE)))
                    : Optional.empty();
            return Optional.of(
                    new MetadataPair(Files.readAllBytes(repodata.resolve(REPOMD)), times.repomd(), signature));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
