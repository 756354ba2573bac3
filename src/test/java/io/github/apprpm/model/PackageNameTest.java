package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"shop", "Shop2", "shop-api_v1.x", "libstdc++", "7zip"})
    void theNameIsTakenAsItIs(String name) {
        assertEquals(name, new PackageName(name).toString());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", " ", "my shop", "-shop", ".shop", "shop/api", "größe", "shop@x", "shop%1", "shop\n", "a:b"})
    void otherCharactersAreRefused(String name) {
        Refusal.of(() -> new PackageName(name))
                .says("package name '" + name + "'", "<name>", "-Dapprpm.name", "letters");
    }

    @ParameterizedTest
    @ValueSource(ints = {129, 1000})
    void aNameOfMoreThan128CharactersIsRefused(int length) {
        assertEquals(128, new PackageName("a".repeat(128)).value().length());
        Refusal.of(() -> new PackageName("a".repeat(length))).says("<name>", "at most 128");
    }
}
