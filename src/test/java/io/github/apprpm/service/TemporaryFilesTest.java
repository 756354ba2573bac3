package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.model.Services;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemporaryFilesTest {
    private static List<String> lines(Services service, String type) {
        return TemporaryFiles.text(service.spec(), List.of("shop.service"), List.of("/etc/shop"), "")
                .lines()
                .filter(line -> line.startsWith(type + " "))
                .toList();
    }

    private static List<String> directories(Services service) {
        return lines(service, "d");
    }

    @Test
    void theDirectoriesAreThoseOfTheUnit() {
        assertEquals(
                List.of(
                        "d /var/cache/shop 0750 shop shop -",
                        "d /var/lib/shop 0750 shop shop -",
                        "d /var/lib/shop/dumps 0750 shop shop 30d",
                        "d /var/log/shop 0750 shop shop -"),
                directories(Services.shop()));
    }

    @Test
    void theirOwnerIsTheUserOfTheUnit() {
        assertTrue(directories(Services.shop().withUser("sales").withGroup("staff"))
                .contains("d /var/lib/shop 0750 sales staff -"));
        assertTrue(directories(Services.shop().withDirective("User", "www").withDirective("Group", ""))
                .contains("d /var/lib/shop 0750 www - -"));
        assertTrue(directories(Services.shop().withDirective("User", "")).contains("d /var/lib/shop 0750 root shop -"));
    }

    @Test
    void theirModeIsThatOfTheUnit() {
        Services open =
                Services.shop().withDirective("LogsDirectoryMode", "0755").withDirective("CacheDirectoryMode", "");

        assertTrue(directories(open).contains("d /var/log/shop 0755 shop shop -"));
        assertTrue(directories(open).contains("d /var/cache/shop 0755 shop shop -"), "systemd's default");
        assertTrue(directories(open).contains("d /var/lib/shop 0750 shop shop -"));
    }

    /** As where the state is a link to another disk, with which systemd refuses to start. */
    @Test
    void aDirectoryThatTheUnitDoesNotHaveIsNotMade() {
        assertEquals(
                List.of("d /var/cache/shop 0750 shop shop -", "d /var/log/shop 0750 shop shop -"),
                directories(Services.shop().withDirective("StateDirectory", "")));
    }

    @Test
    void aUnitMayHaveSeveral() {
        List<String> lines = directories(Services.shop()
                .withDirective("StateDirectory", "shop shop/uploads:up\nshared %i \"a b\"")
                .withDirective("CacheDirectory", "../etc")
                .withDirective("LogsDirectory", ""));

        assertEquals(
                List.of(
                        "d /var/lib/shared 0750 shop shop -",
                        "d /var/lib/shop 0750 shop shop -",
                        "d /var/lib/shop/dumps 0750 shop shop 30d",
                        "d /var/lib/shop/uploads 0750 shop shop -"),
                lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "true", "1", "On"})
    void aUserThatIsMadeUpAtTheStartOwnsNothingBefore(String value) {
        assertEquals(List.of(), directories(Services.shop().withDirective("DynamicUser", value)));
        assertEquals(
                4,
                lines(Services.shop().withDirective("DynamicUser", value), "x").size());
    }

    @Test
    void theHostsOfElSevenGetTheDirectoryOfDumpsAlone() {
        assertEquals(List.of("d /var/lib/shop/dumps 0750 shop shop 30d"), directories(Services.oldShop()));
    }

    @Test
    void inUsrTheUnitAloneMakesDirectories() {
        assertEquals(List.of(), directories(Services.shopInUsr()));
        assertEquals(List.of("e /var/lib/shop/dumps 0750 shop shop 30d"), lines(Services.shopInUsr(), "e"));
        assertEquals(List.of(), lines(Services.shopInUsr().withDirective("DynamicUser", "yes"), "e"));
        assertEquals(4, lines(Services.shopInUsr(), "x").size());
    }

    /** The number of the group may be another one in the next image of the host. */
    @Test
    void inUsrTheGroupGetsItsConfigurationBackAtEachBoot() {
        assertEquals(
                List.of("z /etc/shop - - staff"), lines(Services.shopInUsr().withGroup("staff"), "z"));
        assertEquals(List.of(), lines(Services.shopInUsr().withGroup("root"), "z"));
        assertEquals(List.of(), lines(Services.shop(), "z"));
    }

    @Test
    void whatTheServiceHasInItsPrivateDirectoriesIsKept() {
        assertEquals(
                List.of(
                        "x /tmp/systemd-private-%b-shop.service-*/tmp/*",
                        "x /tmp/systemd-private-%b-shop.service-*/tmp/.*",
                        "x /var/tmp/systemd-private-%b-shop.service-*/tmp/*",
                        "x /var/tmp/systemd-private-%b-shop.service-*/tmp/.*"),
                lines(Services.shop(), "x"));
    }

    @Test
    void eachNameOfAUnitIsAPattern() {
        String text = TemporaryFiles.text(
                Services.shop().spec(),
                List.of("shop-1.0+x.service", "shop@.service", "a\\x2db.service"),
                List.of(),
                "");

        for (String pattern : List.of("shop-1.0+x.service-", "shop@*.service-", "a?x2db.service-")) {
            assertTrue(text.contains("\nx /tmp/systemd-private-%b-" + pattern + "*/tmp/.*\n"), text);
        }
    }

    @Test
    void whatThePackageHasInThatFileComesFirst() {
        String own = "# ours\nd /var/lib/shop 2770 shop staff -\n";

        String text = TemporaryFiles.text(Services.shop().spec(), List.of("shop.service"), List.of(), own);

        assertTrue(text.startsWith(own), text);
        assertFalse(text.contains("/var/lib/shop 0750"), text);
        assertTrue(text.contains("/var/lib/shop/dumps 0750"), text);
    }
}
