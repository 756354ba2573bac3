package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Tool;
import io.github.apprpm.Tool.Result;
import io.github.apprpm.model.Dependency;
import io.github.apprpm.model.Services;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceAccountTest {
    private static ServiceAccount account(Services service) {
        return new ServiceAccount(service.spec());
    }

    @Test
    void theAccountLivesWhereItsStateIs() {
        assertEquals(
                "g shop -\nu shop - \"shop service\" /var/lib/shop\n",
                account(Services.shop()).sysusers());
    }

    @Test
    void aGroupOfAnotherNameIsThePrimaryOne() {
        assertEquals(
                "g staff -\nu sales -:staff \"shop service\" /var/lib/shop\n",
                account(Services.shop().withUser("sales").withGroup("staff")).sysusers());
    }

    @Test
    void rootIsNotCreated() {
        assertFalse(account(Services.shop().withUser("root")).isCreated());
        assertTrue(account(Services.shop().withGroup("root")).isCreated());
    }

    @Test
    void whatRpmCreatesIsWhatSystemdWould() {
        String lines = account(Services.shop()).provides().stream()
                .map(Dependency::version)
                .map(version -> new String(Base64.getDecoder().decode(version), StandardCharsets.UTF_8) + "\n")
                .reduce("", String::concat);

        assertEquals(account(Services.shop()).sysusers(), lines);
    }

    @Test
    void othersCanRequireTheAccount() {
        assertEquals(
                List.of("group(shop)", "user(shop)"),
                account(Services.shop()).provides().stream()
                        .map(Dependency::name)
                        .toList());
    }

    @Test
    @Tag("tool")
    void systemdTakesIt(@TempDir Path directory) throws IOException {
        Tool sysusers = Tool.installed(
                "systemd-sysusers", "--dry-run", "--root=" + Files.createDirectory(directory.resolve("root")));
        for (Services service :
                List.of(Services.shop(), Services.shop().withUser("sales").withGroup("staff"))) {
            Path file = Files.writeString(
                    directory.resolve("shop.conf"), account(service).sysusers());
            Result result = sysusers.run(file.toString());

            assertTrue(result.succeeded()
                    .contains("Creating user '" + service.spec().user() + "' (shop service)"));
            assertFalse(result.output().contains("shop.conf:"), result.output());
        }
    }
}
