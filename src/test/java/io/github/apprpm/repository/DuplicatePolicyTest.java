package io.github.apprpm.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import io.github.apprpm.repository.metadata.Facts;
import io.github.apprpm.repository.metadata.PackageFacts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DuplicatePolicyTest {
    private static final String SHOP = "shop-0:1.0-1.noarch";
    private static final String ONE = "1".repeat(64);
    private static final String OTHER = "2".repeat(64);

    private static PackageFacts at(String href, String pkgid, long modified) {
        return Facts.at(href, SHOP, pkgid, modified);
    }

    private static List<String> leftOut(DuplicatePolicy policy, PackageFacts... packages) {
        return policy.leftOut(List.of(packages)).stream()
                .map(PackageFacts::href)
                .toList();
    }

    @Test
    void otherBytesOfTheSameNameAreRefused() {
        Refusal.of(() -> leftOut(DuplicatePolicy.FAIL, at("a/shop.rpm", ONE, 1), at("b/shop.rpm", OTHER, 2)))
                .says("shop-1.0-1.noarch", "'a/shop.rpm'", "'b/shop.rpm'", "<duplicates>");
    }

    @Test
    void fileThatWasModifiedLastStays() {
        assertEquals(
                List.of("a/shop.rpm", "c/shop.rpm"),
                leftOut(
                        DuplicatePolicy.NEWEST,
                        at("a/shop.rpm", ONE, 1),
                        at("b/shop.rpm", OTHER, 9),
                        at("c/shop.rpm", "3".repeat(64), 5)));
    }

    @Test
    void allStayIfThatIsWanted() {
        assertEquals(List.of(), leftOut(DuplicatePolicy.ALL, at("a/shop.rpm", ONE, 1), at("b/shop.rpm", OTHER, 2)));
    }

    @ParameterizedTest
    @EnumSource
    void sameBytesInTwoPlacesAreNoDuplicates(DuplicatePolicy policy) {
        assertEquals(List.of(), leftOut(policy, at("x86_64/shop.rpm", ONE, 1), at("aarch64/shop.rpm", ONE, 1)));
    }

    @Test
    void epochAndArchitectureAreOfTheName() {
        List<PackageFacts> packages = Stream.of("shop-0:1.0-1.noarch", "shop-1:1.0-1.noarch", "shop-0:1.0-1.x86_64")
                .map(nevra -> Facts.of(nevra, nevra.contains("1:") ? ONE : OTHER, 0))
                .toList();

        assertEquals(List.of(), DuplicatePolicy.FAIL.leftOut(packages));
    }

    @Test
    void unknownPolicyIsRefused() {
        Refusal.of(() -> DuplicatePolicy.of("keep")).says("<duplicates>", "'keep'", "fail, newest, all");
        assertEquals(DuplicatePolicy.NEWEST, DuplicatePolicy.of("newest"));
    }
}
