package io.github.apprpm.inspect;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.rpm.PayloadDigests;
import io.github.apprpm.rpm.RpmPackage;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Reads damaged packages to their end, in a JVM of its own; its exit status is 0 if each was read or refused in time. */
final class MutantReader {
    /** Far beyond the second that we promise, as the machine may have other things to do. */
    private static final int SECONDS = 20;

    private static final int LONGEST_MESSAGE = 500;
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final Path directory;
    private final Mutation mutation;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();
    private long longest;
    private int slowest;

    private MutantReader(Path directory, List<Path> seeds) throws IOException {
        this.directory = directory;
        this.mutation = Mutation.of(seeds);
    }

    /** @param arguments the number of the first mutant and behind the last, a directory for it, and the seeds */
    public static void main(String... arguments) throws IOException, InterruptedException {
        List<Path> seeds = Stream.of(arguments).skip(3).map(Path::of).toList();
        for (Path seed : seeds) { // which also warms the JVM up
            if (!outcome(seed).equals("read")) {
                throw new IllegalStateException(seed + " is not read");
            }
        }
        MutantReader reader = new MutantReader(Path.of(arguments[2]), seeds);
        for (int i = Integer.parseInt(arguments[0]); i < Integer.parseInt(arguments[1]); i++) {
            reader.read(i);
        }
        System.out.println(reader.outcomes);
        System.out.printf("The slowest, %d, took %d ms%n", reader.slowest, reader.longest / 1_000_000);
        reader.failures.forEach(System.out::println);
        System.exit(reader.failures.isEmpty() ? 0 : 1);
    }

    private void read(int number) throws IOException, InterruptedException {
        Path mutant = Files.write(directory.resolve("mutant.rpm"), mutation.mutant(number));
        long start = System.nanoTime();
        Future<String> outcome = thread.submit(() -> outcome(mutant));
        try {
            outcomes.merge(outcome.get(SECONDS, TimeUnit.SECONDS), 1, Integer::sum);
        } catch (ExecutionException e) {
            keep(number, mutant, e.getCause().toString() + " at " + e.getCause().getStackTrace()[0]);
        } catch (TimeoutException e) {
            keep(number, mutant, "not read in %d s".formatted(SECONDS));
            throw new IllegalStateException(failures.toString(), e);
        }
        long time = System.nanoTime() - start;
        if (time > longest) {
            longest = time;
            slowest = number;
        }
    }

    private void keep(int number, Path mutant, String failure) throws IOException {
        Path kept = directory.resolve("mutant-%d.rpm".formatted(number));
        Files.copy(mutant, kept, StandardCopyOption.REPLACE_EXISTING);
        failures.add("%s: %s".formatted(kept, failure));
    }

    private static String outcome(Path mutant) throws IOException {
        RpmPackage rpm;
        try {
            rpm = RpmPackage.read(mutant);
        } catch (PackagingException e) {
            requireClean(e.getMessage());
            return "refused";
        }
        Inspection inspection = new Inspection(rpm, NOW);
        requireHarmless(inspection.text());
        StringWriter json = new StringWriter();
        inspection.writeJson(json);
        PayloadDigests digests = PayloadDigests.of(rpm);
        digests.broken().ifPresent(MutantReader::requireClean);
        return digests.broken().isPresent() ? "read, with a broken payload" : "read";
    }

    private static void requireClean(String message) {
        if (message.length() > LONGEST_MESSAGE || message.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalStateException("A message is not clean: " + message);
        }
    }

    private static void requireHarmless(String text) {
        if (text.replace("\r\n", "\n").chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            throw new IllegalStateException("The text has control characters: " + text);
        }
    }
}
