package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import java.util.List;
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
    @ValueSource(strings = {"shop", "shop2", "my-shop_api", "abcdefghijklmnopqrstuvwxyz01234"})
    void aPackageHasAnAccountOfItsName(String name) {
        assertEquals(name, AccountName.ofPackage(new PackageName(name)).value());
    }

    @ParameterizedTest
    @CsvSource({
        "Shop-API, shop-api-9d1c707c",
        "Shop_API, shop_api-040c1f58",
        "shop.api, shop_api-7c7e2e85",
        "libstdc++, libstdc__-4424bbcb",
        "7zip, _7zip-98fa304e",
        "abcdefghijklmnopqrstuvwxyz012345, abcdefghijklmnopqrstuv-653bb124",
        "com-acme-warehouse-inventory-service-api, com-acme-warehouse-inv-0775e131",
        "com-acme-warehouse-inventory-service-web, com-acme-warehouse-inv-c7d514e0"
    })
    void aNameThatIsCutOrChangedEndsWithAHashOfTheWhole(String packageName, String account) {
        assertEquals(
                account, AccountName.ofPackage(new PackageName(packageName)).value());
    }

    @Test
    void noTwoPackagesShareAnAccount() {
        List<String> names = List.of(
                "shop_api", "shop-api", "shop.api", "Shop_API", "SHOP_API", "shop+api", "7shop", "7Shop", "Shop");
        assertEquals(
                names.size(),
                names.stream()
                        .map(PackageName::new)
                        .map(AccountName::ofPackage)
                        .distinct()
                        .count());
    }

    @Test
    void onlyRootIsRoot() {
        assertTrue(new AccountName("root").isRoot());
        assertFalse(new AccountName("shop").isRoot());
    }
}
