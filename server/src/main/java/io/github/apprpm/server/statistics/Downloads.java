package io.github.apprpm.server.statistics;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Counts downloads by package and day, and by client and day. Counting costs readers nothing but memory; what was counted is
 * on the disk at the next {@link #flush}, which the server calls every few seconds and when it ends.
 */
public final class Downloads implements Closeable {
    /** More names of clients in a day are made up. */
    private static final int MOST_CLIENTS = 200;

    private static final String OTHERS = "other clients";

    private final DailyCounts packages;
    private final DailyCounts clients;
    private final InstantSource clock;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private volatile LocalDate knownDay;

    private Downloads(DailyCounts packages, DailyCounts clients, InstantSource clock, LocalDate today) {
        this.packages = packages;
        this.clients = clients;
        this.clock = clock;
        this.knownDay = today;
    }

    /** @param directory is made if it is missing */
    public static Downloads open(Path directory, InstantSource clock) throws IOException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new Downloads(
                DailyCounts.open(directory.resolve("packages"), today),
                DailyCounts.open(directory.resolve("clients"), today),
                clock,
                today);
    }

    /**
     * Counts a download.
     *
     * @param repository what clients know as one, such as {@code apps/el9/x86_64}
     * @param userAgent what the client calls itself; may be anything
     */
    public void count(String repository, String fileName, String userAgent) {
        LocalDate today = today();
        packages.add(repository + "/" + fileName, today);
        clients.add(client(ClientName.of(userAgent), today), today);
    }

    private String client(String name, LocalDate today) {
        if (!today.equals(knownDay)) {
            known.clear();
            knownDay = today;
        }
        return known.contains(name) || known.size() < MOST_CLIENTS && known.add(name) ? name : OTHERS;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /**
     * How often a package was downloaded on each day, the last one today.
     *
     * @param repository the name before the first slash
     */
    public List<Long> ofPackage(String repository, String fileName, int days) throws IOException {
        return perDay(days, name -> name.startsWith(repository + "/") && name.endsWith("/" + fileName));
    }

    /** How often anything was downloaded on each day, the last one today. */
    public List<Long> ofAll(int days) throws IOException {
        return perDay(days, name -> true);
    }

    private List<Long> perDay(int days, Predicate<String> wanted) throws IOException {
        List<Long> counts = new ArrayList<>();
        for (LocalDate day = today().minusDays(days - 1L); !day.isAfter(today()); day = day.plusDays(1)) {
            long[] sum = {0};
            packages.forEach(day, (name, count) -> sum[0] += wanted.test(name) ? count : 0);
            counts.add(sum[0]);
        }
        return counts;
    }

    /**
     * Which packages were downloaded most often in the last days.
     *
     * @param shown which of them are meant, by repository and name of the file
     */
    public List<DownloadCount> packages(int days, int most, Predicate<String> shown) throws IOException {
        return most(packages, days, most, shown);
    }

    /** Which clients have downloaded most often in the last days. */
    public List<DownloadCount> clients(int days, int most) throws IOException {
        return most(clients, days, most, name -> true);
    }

    private List<DownloadCount> most(DailyCounts counts, int days, int most, Predicate<String> shown)
            throws IOException {
        Map<String, Long> sums = new HashMap<>();
        for (LocalDate day = today().minusDays(days - 1L); !day.isAfter(today()); day = day.plusDays(1)) {
            counts.forEach(day, (name, count) -> sums.merge(name, count, Long::sum));
        }
        return sums.entrySet().stream()
                .filter(entry -> shown.test(entry.getKey()))
                .map(entry -> new DownloadCount(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(DownloadCount::count)
                        .reversed()
                        .thenComparing(DownloadCount::name))
                .limit(most)
                .toList();
    }

    /** Puts on the disk what was counted. */
    public void flush() throws IOException {
        packages.flush(today());
        clients.flush(today());
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
