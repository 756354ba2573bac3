package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"shop", "_shop", "www-data", "shop2", "a", "abcdefghijklmnopqrstuvwxyz01234"})
    void theNameIsTakenAsItIs(String name) {
        assertEquals(name, new AccountName(name).toString());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "Shop",
                "2shop",
                "-shop",
                "shop.api",
                "shop user",
                "shop:x",
                "shop$",
                "größe",
                "shop\n",
                "abcdefghijklmnopqrstuvwxyz012345"
            })
    void whatLinuxDoesNotAcceptIsRefused(String name) {
        Refusal.of(() -> new AccountName(name))
                .says("account name '" + name + "'", "<user>", "<group>", "at most 31 lower-case letters");
    }

    @ParameterizedTest
    @CsvSource({
        "shop, shop",
        "Shop-API, shop-api",
        "shop.api, shop_api",
        "libstdc++, libstdc__",
        "7zip, _7zip",
        "a-name-of-a-package-that-is-much-too-long, a-name-of-a-package-that-is-muc"
    })
    void aPackageHasAnAccountOfItsName(String packageName, String account) {
        assertEquals(
                account, AccountName.ofPackage(new PackageName(packageName)).value());
    }

    @Test
    void onlyRootIsRoot() {
        assertTrue(new AccountName("root").isRoot());
        assertFalse(new AccountName("shop").isRoot());
    }
}
