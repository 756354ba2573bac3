package io.github.apprpm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metadata are replaced every 4 ms, and clients that verify their signature always get a pair that fits. */
@Tag("tool")
class ChurnTest {
    private static final long PERIOD_MILLIS = 4;

    @TempDir
    Path directory;

    private Path repodata;
    private final List<Generation> generations = new ArrayList<>();

    private record Generation(byte[] repomd, byte[] signature) {}

    @BeforeEach
    void makeGenerations() throws IOException {
        Path key = RepositoryKey.make().secretIn(directory);
        try (RunningServer server = RunningServer.in(directory, "signingKey = " + key)) {
            repodata = server.data().resolve("repositories/apps/el9/x86_64/repodata");
            for (String version : List.of("1", "2", "3")) {
                server.put(SmallPackage.shop(version));
                server.reindex();
                generations.add(new Generation(
                        Files.readAllBytes(repodata.resolve("repomd.xml")),
                        Files.readAllBytes(repodata.resolve("repomd.xml.asc"))));
            }
        }
    }

    /** As the commit does it: the signature first, both with one time. */
    private void replace(Generation generation) throws IOException {
        FileTime time = FileTime.from(Instant.now());
        rename("repomd.xml.asc", generation.signature(), time);
        rename("repomd.xml", generation.repomd(), time);
    }

    private void rename(String name, byte[] bytes, FileTime time) throws IOException {
        Path file = Files.write(repodata.resolve(name + ".new.tmp"), bytes);
        Files.setLastModifiedTime(file, time);
        Files.move(file, repodata.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private AtomicInteger churn(AtomicBoolean isOver, Thread[] started) {
        AtomicInteger count = new AtomicInteger();
        started[0] = new Thread(() -> {
            try {
                while (!isOver.get()) {
                    replace(generations.get(count.incrementAndGet() % generations.size()));
                    Thread.sleep(PERIOD_MILLIS);
                }
            } catch (IOException | InterruptedException e) {
                count.set(Integer.MIN_VALUE);
            }
        });
        started[0].start();
        return count;
    }

    @Test
    void dnfAndZypperSeeAPairThatFits() throws Exception {
        AtomicBoolean isOver = new AtomicBoolean();
        Thread[] thread = new Thread[1];
        try (RunningServer server = RunningServer.in(directory)) {
            AtomicInteger count = churn(isOver, thread);
            HostProgram dnf = HostProgram.dnf(directory, server.uri("/repositories/apps/el9/x86_64/"));
            HostProgram zypper = HostProgram.zypper(directory, server.uri("/repositories/apps/el9/x86_64/"));
            List<String> failures = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                dnf.refresh().ifPresent(failures::add);
                if (i % 2 == 0) {
                    zypper.refresh().ifPresent(failures::add);
                }
            }
            isOver.set(true);
            thread[0].join();
            assertEquals(List.of(), failures);
            assertEquals(true, count.get() > 1000, count + " generations");
        } finally {
            isOver.set(true);
        }
    }
}
