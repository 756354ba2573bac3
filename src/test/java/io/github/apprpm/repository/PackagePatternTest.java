package io.github.apprpm.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import io.github.apprpm.repository.metadata.Facts;
import io.github.apprpm.repository.metadata.PackageFacts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackagePatternTest {
    private static final List<PackageFacts> PACKAGES = Stream.of(
                    "shop-2:1.2.0-1.noarch", "shop-0:1.3.0-1.noarch", "shop-api-0:1.2.0-1.noarch")
            .map(nevra -> Facts.at("Packages/" + nevra.replaceFirst("\\d:", "") + ".rpm", nevra, "0".repeat(64), 0))
            .toList();

    private static List<String> found(String text) {
        return new PackagePattern("yank", text)
                .of(PACKAGES).stream().map(PackageFacts::nevra).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop-1.2.0",
                "shop-1.2.0-1",
                "shop-1.2.0-1.noarch",
                "shop-2:1.2.0-1.noarch",
                "shop-1.2.0-1.noarch.rpm",
                "shop-1.2.?",
                "shop-1.2*h"
            })
    void packageIsNamedByVersionReleaseArchitectureOrFile(String text) {
        assertEquals(List.of("shop-2:1.2.0-1.noarch"), found(text));
    }

    @Test
    void asteriskIsAnyText() {
        assertEquals(
                List.of("shop-2:1.2.0-1.noarch", "shop-1.3.0-1.noarch", "shop-api-1.2.0-1.noarch"), found("shop-*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop",
                "shop-1.2",
                "shop-1x2.0",
                "op-1.2.0-1",
                "Packages/shop-1.2.0-1.noarch.rpm",
                "[s]hop-1.2.0"
            })
    void whatNamesNoPackageIsRefused(String text) {
        Refusal.of(() -> found(text)).says("<yank>", "'" + text + "'", "shop-1.2.0-1");
    }

    @Test
    void emptyEntryIsRefused() {
        Refusal.of(() -> new PackagePattern("yank", " ")).says("<yank>", "empty");
    }
}
