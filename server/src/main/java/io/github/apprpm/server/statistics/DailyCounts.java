package io.github.apprpm.server.statistics;

import io.github.apprpm.file.AtomicFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;

/**
 * Counts of a day by their keys, in one file a day: what was counted is appended as it comes, and added up when the file has
 * become long, and when the day is over.
 */
final class DailyCounts {
    private static final String ENDING = ".tsv";
    /** A file is added up when it is longer, in bytes, or this many times longer than when it was last added up. */
    private static final long LONG_FILE = 1 << 20;

    private static final int GROWTH = 4;
    /** Files of older days are deleted. */
    private static final int KEPT_DAYS = 800;

    private final Path directory;
    private final TreeMap<LocalDate, Map<String, Long>> pending = new TreeMap<>();
    /** The last day whose file may have more than one line of a key. */
    private LocalDate open;

    private long longest = LONG_FILE;

    private DailyCounts(Path directory, LocalDate today) {
        this.directory = directory;
        this.open = today;
    }

    /** @param directory is made if it is missing */
    static DailyCounts open(Path directory, LocalDate today) throws IOException {
        Files.createDirectories(directory);
        DailyCounts counts = new DailyCounts(directory, today);
        Optional<LocalDate> last = counts.days().stream().max(Comparator.naturalOrder());
        if (last.isPresent()) {
            counts.cutTornLine(last.get());
            counts.open = last.get();
        }
        return counts;
    }

    /** Counts one; it is on the disk after {@link #flush}. */
    synchronized void add(String key, LocalDate day) {
        pending.computeIfAbsent(day, none -> new HashMap<>())
                .merge(key.replace('\t', ' ').replace('\n', ' '), 1L, Long::sum);
    }

    /** Puts on the disk what was counted. If that fails, it is tried again the next time. */
    synchronized void flush(LocalDate today) throws IOException {
        while (!pending.isEmpty()) {
            append(pending.firstKey(), pending.firstEntry().getValue());
            pending.pollFirstEntry();
        }
        if (open.isBefore(today)) {
            addUp(open);
            open = today;
            longest = LONG_FILE;
            for (LocalDate day : days()) {
                if (day.isBefore(today.minusDays(KEPT_DAYS))) {
                    Files.deleteIfExists(file(day));
                }
            }
        }
    }

    private void append(LocalDate day, Map<String, Long> counts) throws IOException {
        StringBuilder lines = new StringBuilder();
        counts.forEach((key, count) -> lines.append(line(key, count)));
        try (FileChannel channel = FileChannel.open(
                file(day), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            long before = channel.size();
            try {
                write(channel, lines);
            } catch (IOException e) {
                channel.truncate(before); // it will be written again
                throw e;
            }
            if (channel.size() > longest) {
                longest = Math.max(LONG_FILE, GROWTH * addUp(day));
            }
        }
    }

    private static void write(FileChannel channel, CharSequence text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    /** @return the bytes of the file, which has one line for each key now */
    private long addUp(LocalDate which) throws IOException {
        Map<String, Long> sums = new TreeMap<>();
        read(which, (key, count) -> sums.merge(key, count, Long::sum));
        if (sums.isEmpty()) {
            return 0;
        }
        StringBuilder lines = new StringBuilder();
        sums.forEach((key, count) -> lines.append(line(key, count)));
        AtomicFile.of(file(which), unfinished -> {
            try (FileChannel channel = FileChannel.open(
                    unfinished,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                write(channel, lines);
            }
        });
        return Files.size(file(which));
    }

    private static String line(String key, long count) {
        return key + "\t" + count + "\n";
    }

    /** All counts of a day that are on the disk; a key may come more than once. */
    private void read(LocalDate which, ObjLongConsumer<String> counts) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file(which), StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int tab = line.lastIndexOf('\t');
                if (tab > 0) {
                    counts.accept(line.substring(0, tab), Long.parseLong(line, tab + 1, line.length(), 10));
                }
            }
        } catch (NoSuchFileException e) {
            return;
        }
    }

    /** All counts of a day; a key may come more than once. */
    synchronized void forEach(LocalDate which, ObjLongConsumer<String> counts) throws IOException {
        read(which, counts);
        pending.getOrDefault(which, Map.of()).forEach(counts::accept);
    }

    /** A line that has no end was being written when the machine stopped. */
    private void cutTornLine(LocalDate which) throws IOException {
        try (FileChannel channel = FileChannel.open(file(which), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = channel.size();
            ByteBuffer last = ByteBuffer.allocate(1);
            while (end > 0 && channel.read(last.clear(), end - 1) == 1 && last.get(0) != '\n') {
                end--;
            }
            channel.truncate(end);
        }
    }

    private List<LocalDate> days() throws IOException {
        List<LocalDate> days = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "????-??-??" + ENDING)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                days.add(LocalDate.parse(name.substring(0, name.length() - ENDING.length())));
            }
        }
        return days;
    }

    private Path file(LocalDate which) {
        return directory.resolve(which + ENDING);
    }
}
