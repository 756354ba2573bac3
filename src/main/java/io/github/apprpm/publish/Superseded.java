package io.github.apprpm.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The metadata files that newer ones have replaced, and that clients in flight may still ask for.
 *
 * <p>Not each storage can list its files, and none knows when a file was replaced: so this is a file of the repository.
 */
record Superseded(List<Entry> entries) {
    /** Where it is, beside the metadata. */
    static final String PATH = "repodata/superseded.txt";

    static final Superseded NONE = new Superseded(List.of());

    /** A client's run takes no longer, and a cache keeps {@code repomd.xml} no longer. */
    private static final Duration KEPT = Duration.ofHours(24);

    private static final int GENERATIONS = 2;
    private static final Pattern LINE = Pattern.compile("(\\d{1,15}) (repodata/[^/\\s]+)");

    /**
     * A file that was replaced.
     *
     * @param since when, in seconds since 1970
     */
    record Entry(long since, String path) {}

    Superseded {
        entries = List.copyOf(entries);
    }

    /** Reads the file; a line that is not one of ours is left out, as nothing that it names is deleted then. */
    static Superseded of(String text) {
        return new Superseded(text.lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> new Entry(Long.parseLong(line.group(1)), line.group(2)))
                .toList());
    }

    String text() {
        return entries.stream()
                .map(entry -> entry.since() + " " + entry.path() + "\n")
                .collect(Collectors.joining());
    }

    /**
     * After a commit.
     *
     * @param before the files of the metadata before it
     * @param current the files of the metadata after it, which are replaced no more
     */
    Superseded after(Collection<String> before, Set<String> current, Instant now) {
        List<Entry> all = new ArrayList<>(entries);
        before.forEach(path -> all.add(new Entry(now.getEpochSecond(), path)));
        all.removeIf(entry -> current.contains(entry.path()));
        return new Superseded(all);
    }

    /** The files that no client asks for any more: of the last two generations and of the last 24 hours, none. */
    List<String> outdated(Instant now) {
        Predicate<Entry> isOld = isOld(now);
        Set<String> needed =
                entries.stream().filter(isOld.negate()).map(Entry::path).collect(Collectors.toSet());
        return entries.stream()
                .filter(isOld)
                .map(Entry::path)
                .filter(path -> !needed.contains(path))
                .distinct()
                .toList();
    }

    /** What is left when those are deleted. */
    Superseded withoutOutdated(Instant now) {
        return new Superseded(entries.stream().filter(isOld(now).negate()).toList());
    }

    private Predicate<Entry> isOld(Instant now) {
        Optional<Long> lastKept = entries.stream()
                .map(Entry::since)
                .distinct()
                .sorted((one, other) -> Long.compare(other, one))
                .skip(GENERATIONS - 1L)
                .findFirst();
        long limit = Math.min(now.minus(KEPT).getEpochSecond(), lastKept.orElse(Long.MIN_VALUE));
        return entry -> entry.since() < limit;
    }
}
