package io.github.apprpm.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.ChildJava;
import io.github.apprpm.model.PackagingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    @TempDir
    private Path root;

    @Test
    void anotherThreadWaitsAndSaysWhatItWaitsFor() throws IOException {
        FolderLock held = FolderLock.of(root);
        PackagingException refused = assertThrows(PackagingException.class, () -> FolderLock.of(root, SHORT));
        assertTrue(refused.problem().contains(root.toString()), refused.problem());
        held.close();
        FolderLock.of(root, SHORT).close();
    }

    @Test
    void runsOfManyThreadsPublishAllTheirPackages() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<FolderResult>> runs = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                String href = "p%02d-1.rpm".formatted(i);
                runs.add(threads.submit(() -> {
                    PackageFolder folder = new PackageFolder(root);
                    folder.put(href, href);
                    return folder.update();
                }));
            }
            for (Future<FolderResult> run : runs) {
                run.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(
                IntStream.range(0, 16).mapToObj("p%02d-1.rpm"::formatted).collect(Collectors.toSet()),
                Set.copyOf(new PackageFolder(root).published().keySet()));
    }

    @Tag("tool")
    @Test
    void theLockOfAProcessThatWasKilledIsFreeAtOnce() throws Exception {
        Process holder = ChildJava.start(HeldFolder.class, root.toString());
        try {
            String line = new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            assertEquals("locked " + root, line);
            assertThrows(PackagingException.class, () -> FolderLock.of(root, SHORT));
        } finally {
            holder.destroyForcibly().waitFor();
        }
        PackageFolder folder = new PackageFolder(root);
        folder.put("shop-1.rpm", "one");
        FolderLock.of(root, Duration.ZERO).close();
        assertTrue(folder.update().isChanged());
    }
}
