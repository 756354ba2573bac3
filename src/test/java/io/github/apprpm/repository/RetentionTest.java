package io.github.apprpm.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetentionTest {
    /** @param nevra as in {@code shop-0:1.0-1.noarch} */
    private static PackageRecord of(String nevra) {
        String[] parts = nevra.split("-(?=\\d+:)|:|-(?=[^-]*$)|\\.(?=[a-z0-9_]*$)");
        byte[] none = {};
        return new PackageRecord(
                nevra + ".rpm",
                1,
                0,
                "0".repeat(64),
                parts[0],
                parts[1],
                parts[2],
                parts[3],
                parts[4],
                none,
                none,
                none);
    }

    private static List<String> superseded(int newest, String... packages) {
        return new Retention(newest)
                .superseded(Stream.of(packages).map(RetentionTest::of).toList()).stream()
                        .map(PackageRecord::href)
                        .map(href -> href.replace(".rpm", ""))
                        .toList();
    }

    @Test
    void newestInTheOrderOfRpmStay() {
        assertEquals(
                List.of("shop-0:1.9-1.noarch", "shop-0:1.2-1.noarch"),
                superseded(
                        2,
                        "shop-0:1.10-1.noarch",
                        "shop-0:1.2-1.noarch",
                        "shop-0:1.9-1.noarch",
                        "shop-0:2.0~rc1-1.noarch"));
    }

    @Test
    void epochCountsBeforeTheVersionAndTheReleaseAfterIt() {
        assertEquals(
                List.of("shop-0:9.0-2.noarch", "shop-0:9.0-1.noarch"),
                superseded(1, "shop-0:9.0-1.noarch", "shop-1:1.0-1.noarch", "shop-0:9.0-2.noarch"));
    }

    @Test
    void eachNameAndEachArchitectureCountsForItself() {
        assertEquals(
                List.of(),
                superseded(
                        1, "shop-0:1.0-1.x86_64", "shop-0:2.0-1.aarch64", "shop-0:3.0-1.src", "till-0:1.0-1.x86_64"));
    }

    @Test
    void noPackageIsSupersededByTooFew() {
        assertEquals(List.of(), superseded(3, "shop-0:1.0-1.noarch", "shop-0:2.0-1.noarch"));
    }

    @Test
    void keepingNothingIsRefused() {
        Refusal.of(() -> new Retention(0)).says("<keep>", "'0'");
    }
}
