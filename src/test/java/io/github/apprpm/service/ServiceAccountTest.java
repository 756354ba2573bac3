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
                "g sellers -\nu sales -:sellers \"shop service\" /var/lib/shop\n",
                account(sellers()).sysusers());
    }

    private static Services sellers() {
        return Services.shop().withUser("sales").withGroup("sellers");
    }

    @Test
    void numbersAreThoseOfThePackage() {
        assertEquals(
                "g shop -\nu shop 5000:shop \"shop service\" /var/lib/shop\n",
                account(Services.shop().withUid(5000)).sysusers());
        assertEquals(
                "g shop 6000\nu shop -:shop \"shop service\" /var/lib/shop\n",
                account(Services.shop().withGid(6000)).sysusers());
        assertEquals(
                "g sellers 6000\nu sales 5000:sellers \"shop service\" /var/lib/shop\n",
                account(sellers().withUid(5000).withGid(6000)).sysusers());
    }

    @Test
    void whatIsOfTheHostIsNotDeclaredHere() {
        ServiceAccount nobody = account(Services.shop().withUser("nobody"));
        assertEquals("g shop -\n", nobody.sysusers());
        assertEquals(
                List.of("group(shop)"),
                nobody.provides().stream().map(Dependency::name).toList());

        ServiceAccount web = account(Services.shop().withGroup("www-data"));
        assertEquals("u shop -:www-data \"shop service\" /var/lib/shop\n", web.sysusers());
        assertEquals(List.of(), web.provides());

        for (String user : List.of("root", "nginx")) {
            ServiceAccount both = account(Services.shop().withUser(user).withGroup(user));
            assertFalse(both.isDeclared());
            assertEquals(List.of(), both.provides());
        }
    }

    @Test
    void whatRpmCreatesIsWhatSystemdWould() {
        for (Services service : List.of(Services.shop(), sellers().withUid(5000).withGid(6000))) {
            String lines = account(service).provides().stream()
                    .map(Dependency::version)
                    .map(version -> new String(Base64.getDecoder().decode(version), StandardCharsets.UTF_8) + "\n")
                    .reduce("", String::concat);

            assertEquals(account(service).sysusers(), lines);
        }
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
                List.of(Services.shop(), sellers(), sellers().withUid(5000).withGid(6000))) {
            Path file = Files.writeString(
                    directory.resolve("shop.conf"), account(service).sysusers());
            Result result = sysusers.run(file.toString());

            assertTrue(result.succeeded()
                    .contains("Creating user '" + service.spec().user() + "' (shop service)"));
            assertFalse(result.output().contains("shop.conf:"), result.output());
        }
    }
}
