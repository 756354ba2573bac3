package io.github.apprpm.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.model.Specs;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {
    private static final Pause SHORT = new Pause(Duration.ofMillis(1));

    @TempDir
    private Path directory;

    /** A list that becomes visible after some looks. */
    private static final class ListTarget implements PublishTarget {
        private final List<LocalPackage> there = new ArrayList<>();
        private int blindLooks;

        @Override
        public String name() {
            return "The list";
        }

        @Override
        public List<LocalPackage> missing(List<LocalPackage> packages) {
            return packages.stream().filter(rpm -> !there.contains(rpm)).toList();
        }

        @Override
        public void publish(List<LocalPackage> missing, UploadListener listener) {
            there.addAll(missing);
        }

        @Override
        public List<LocalPackage> invisible(List<LocalPackage> packages) {
            return blindLooks-- > 0 ? packages : List.of();
        }

        @Override
        public Optional<URI> repository() {
            return Optional.empty();
        }
    }

    private final ListTarget target = new ListTarget();

    @Test
    void onlyWhatIsMissingIsPublished() throws IOException {
        LocalPackage shop = Release.of(directory, "shop");
        LocalPackage tools = Release.of(directory, "shop-tools");
        target.there.add(shop);
        assertEquals(List.of(tools), new Publication(target, List.of(shop, tools)).run(null));
        assertEquals(List.of(), new Publication(target, List.of(shop, tools)).run(null));
    }

    @Test
    void itWaitsUntilClientsSeeThePackages() throws IOException {
        target.blindLooks = 3;
        new Publication(target, List.of(Release.of(directory, "shop"))).awaitVisible(Duration.ofSeconds(10), SHORT);
        assertEquals(-1, target.blindLooks);
    }

    @Test
    void itDoesNotWaitForEver() {
        target.blindLooks = Integer.MAX_VALUE;
        Refusal.of(() -> new Publication(target, List.of(Release.of(directory, "shop")))
                        .awaitVisible(Duration.ofMillis(20), SHORT))
                .says(
                        "The list has the packages",
                        "do not list [shop-1.2.0-1.noarch.rpm] after 20 ms",
                        "<waitVisible>");
    }

    @Test
    void twoPackagesOfOneNameAreRefused() throws IOException {
        LocalPackage shop = Release.of(directory, "shop");
        LocalPackage other = Release.of(
                Files.createDirectory(directory.resolve("other")), Specs.shop().withTimestamp(Instant.EPOCH));
        Refusal.of(() -> new Publication(target, List.of(shop, other)))
                .says(
                        "Two packages are called 'shop-1.2.0-1.noarch.rpm'",
                        shop.file().toString());
    }

    @Test
    void aPackageThatTwoModulesNameGoesOnce() throws IOException {
        LocalPackage shop = Release.of(directory, "shop");
        assertEquals(1, new Publication(target, List.of(shop, shop)).packages().size());
        assertTrue(target.there.isEmpty());
    }
}
