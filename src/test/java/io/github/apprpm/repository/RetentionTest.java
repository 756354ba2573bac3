package io.github.apprpm.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import io.github.apprpm.repository.metadata.Facts;
import io.github.apprpm.repository.metadata.PackageFacts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static List<String> leftOut(int newest, String... packages) {
        return new Retention(newest)
                .leftOut(Stream.of(packages).map(Facts::of).toList()).stream()
                        .map(PackageFacts::href)
                        .map(href -> href.replace(".rpm", ""))
                        .toList();
    }

    @Test
    void newestInTheOrderOfRpmStay() {
        assertEquals(
                List.of("shop-0:1.9-1.noarch", "shop-0:1.2-1.noarch"),
                leftOut(
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
                leftOut(1, "shop-0:9.0-1.noarch", "shop-1:1.0-1.noarch", "shop-0:9.0-2.noarch"));
    }

    @Test
    void eachNameAndEachArchitectureCountsForItself() {
        assertEquals(
                List.of(),
                leftOut(1, "shop-0:1.0-1.x86_64", "shop-0:2.0-1.aarch64", "shop-0:3.0-1.src", "till-0:1.0-1.x86_64"));
    }

    @Test
    void noPackageIsSupersededByTooFew() {
        assertEquals(List.of(), leftOut(3, "shop-0:1.0-1.noarch", "shop-0:2.0-1.noarch"));
    }

    @Test
    void keepingNothingIsRefused() {
        Refusal.of(() -> new Retention(0)).says("<keep>", "'0'");
    }
}
