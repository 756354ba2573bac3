package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.Content;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.Payload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnUnitsTest {
    private static OwnUnits of(String... paths) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (String path : paths) {
            entries.add(new RegularFile(path, Attributes.root(0644), Set.of(), Content.text(path, "")));
        }
        return OwnUnits.of(Payload.of(entries), "shop.service");
    }

    @Test
    void whatWouldStartAServiceComesBeforeIt() throws IOException {
        assertEquals(
                List.of("shop-cleanup.timer", "shop.socket", "shop.service", "archive.service", "shop@.service"),
                of(
                                "/usr/lib/systemd/system/archive.service",
                                "/usr/lib/systemd/system/shop.service",
                                "/usr/lib/systemd/system/shop.socket",
                                "/etc/systemd/system/shop@.service",
                                "/usr/lib/systemd/system/shop-cleanup.timer")
                        .names());
    }

    @Test
    void dropInsAndUnitsOfUsersAreNotAmongThem() throws IOException {
        assertEquals(
                List.of("shop.service"),
                of(
                                "/usr/lib/systemd/system/shop.service",
                                "/usr/lib/systemd/system/shop.service.d/10-more.conf",
                                "/usr/lib/systemd/user/shop-tray.service")
                        .names());
    }

    @Test
    void aTemplateStandsForItsInstances() {
        OwnUnits units = new OwnUnits(List.of("shop.service", "shop@.service"));

        assertEquals("shop.service shop@.service", units.files());
        assertEquals("shop.service 'shop@*.service'", units.loaded());
        assertEquals("shop.service", units.plain());
        assertEquals("*/shop.service:* | */shop@*.service:* | *:shop.service | *:shop@.service", units.links());
    }

    @Test
    void namesAreOneWordForTheShell() {
        OwnUnits units = new OwnUnits(List.of("a\\x2db.service", "a\\x2db@.service"));

        assertEquals("'a\\x2db.service' 'a\\x2db@*.service'", units.loaded());
        assertEquals(
                "*/'a\\x2db.service':* | */'a\\x2db@'*.service:* | *:'a\\x2db.service' | *:'a\\x2db@.service'",
                units.links());
    }
}
