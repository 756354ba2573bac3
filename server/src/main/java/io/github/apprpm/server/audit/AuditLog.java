package io.github.apprpm.server.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What was changed, by whom and why, in one file a month of a JSON object a line. An entry is on the disk before the change is
 * answered; nothing is ever deleted or rewritten.
 */
public final class AuditLog {
    /** No page goes further back, as all entries up to there are read. */
    static final int FURTHEST = 10_000;

    private static final String ENDING = ".jsonl";

    private final Path directory;
    private final InstantSource clock;

    private AuditLog(Path directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** @param directory is made if it is missing */
    public static AuditLog open(Path directory, InstantSource clock) throws IOException {
        Files.createDirectories(directory);
        return new AuditLog(directory, clock);
    }

    /** @throws IOException if the entry is not on the disk; then the change must not be made */
    public synchronized void record(String who, String action, String what, String why) throws IOException {
        Instant time = clock.instant();
        byte[] line = AuditLine.of(new AuditEntry(time, who, action, what, why)).getBytes(StandardCharsets.UTF_8);
        Path file = file(month(time));
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.position(channel.size());
            ByteBuffer bytes = ByteBuffer.allocate(line.length + 1);
            if (isCutOff(channel)) {
                bytes.put((byte) '\n');
            }
            bytes.put(line).flip();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Whether the machine stopped within the last line. */
    private static boolean isCutOff(FileChannel channel) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
    }

    /**
     * The newest entries, the newest first.
     *
     * @param skipped how many newer ones are left out; beyond {@value #FURTHEST} there are none
     */
    public List<AuditEntry> newest(int skipped, int count) throws IOException {
        int wanted = Math.min(FURTHEST, skipped + count);
        List<AuditEntry> newest = new ArrayList<>();
        for (YearMonth month : months()) {
            if (newest.size() < wanted) {
                List<AuditEntry> ofMonth = last(month, wanted - newest.size());
                Collections.reverse(ofMonth);
                newest.addAll(ofMonth);
            }
        }
        return List.copyOf(newest.subList(Math.min(skipped, newest.size()), newest.size()));
    }

    /**
     * What happened to a package, the oldest first.
     *
     * @param fileName with version, release and architecture
     * @param since nothing before the month of this time is read
     */
    public List<AuditEntry> history(String fileName, Instant since) throws IOException {
        List<AuditEntry> history = new ArrayList<>();
        List<YearMonth> months = new ArrayList<>(months());
        Collections.reverse(months);
        for (YearMonth month : months) {
            if (!month.isBefore(month(since))) {
                read(month, line -> line.contains(fileName), history);
            }
        }
        return history.stream()
                .filter(entry -> entry.what().endsWith("/" + fileName))
                .toList();
    }

    private List<AuditEntry> last(YearMonth month, int count) throws IOException {
        Deque<String> lines = new ArrayDeque<>();
        try (BufferedReader reader = Files.newBufferedReader(file(month), StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                if (lines.size() > count) {
                    lines.remove();
                }
            }
        }
        List<AuditEntry> entries = new ArrayList<>();
        lines.forEach(line -> AuditLine.parse(line).ifPresent(entries::add));
        return entries;
    }

    private void read(YearMonth month, Predicate<String> wanted, List<AuditEntry> entries) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file(month), StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (wanted.test(line)) {
                    AuditLine.parse(line).ifPresent(entries::add);
                }
            }
        }
    }

    /** The newest first. */
    private List<YearMonth> months() throws IOException {
        List<YearMonth> months = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "????-??" + ENDING)) {
            files.forEach(file -> month(file.getFileName().toString()).ifPresent(months::add));
        }
        months.sort(Collections.reverseOrder());
        return months;
    }

    private static Optional<YearMonth> month(String fileName) {
        try {
            return Optional.of(YearMonth.parse(fileName.substring(0, fileName.length() - ENDING.length())));
        } catch (java.time.DateTimeException e) { // not one of ours
            return Optional.empty();
        }
    }

    private static YearMonth month(Instant time) {
        return YearMonth.from(time.atZone(ZoneOffset.UTC));
    }

    private Path file(YearMonth month) {
        return directory.resolve(month + ENDING);
    }
}
