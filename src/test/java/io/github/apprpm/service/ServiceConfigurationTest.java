package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.model.AccountName;
import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.Content;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.FileFlag;
import io.github.apprpm.model.Payload;
import io.github.apprpm.model.Services;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceConfigurationTest {
    private static RegularFile file(String path, String owner, String group, FileFlag... flags) {
        Attributes attributes = new Attributes(0640, new AccountName(owner), new AccountName(group));
        return new RegularFile(path, attributes, Set.of(flags), Content.text(path, ""));
    }

    @Test
    void itIsWhatTheAccountHasOutsideOfTheDirectoryForIt() throws Exception {
        Payload payload = Payload.of(List.of(
                file("/etc/shop/group.conf", "root", "shop", FileFlag.CONFIG, FileFlag.NOREPLACE),
                file("/etc/shop/own.conf", "shop", "root", FileFlag.CONFIG),
                file("/var/app/shop/conf/a/b/deep.conf", "root", "shop", FileFlag.CONFIG),
                file("/var/app/shop/conf/a/known.conf", "root", "shop", FileFlag.CONFIG),
                file("/var/app/shop/conf/known.conf", "root", "shop", FileFlag.CONFIG),
                file("/var/lib/shop/written.conf", "shop", "shop", FileFlag.CONFIG),
                file("/etc/shop/roots.conf", "root", "root", FileFlag.CONFIG),
                file("/etc/shop/plain", "root", "shop")));

        assertEquals(
                List.of("/etc/shop/group.conf", "/etc/shop/own.conf", "/var/app/shop/conf/a/b/deep.conf"),
                ServiceConfiguration.elsewhere(Services.shop().spec(), payload));
    }
}
