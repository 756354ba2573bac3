package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {
    private static Identity of(String name, String user, String group) {
        return Identity.of(
                new PackageName(name),
                Optional.ofNullable(user).map(AccountName::new),
                Optional.ofNullable(group).map(AccountName::new),
                Optional.empty(),
                Optional.empty());
    }

    private static String accounts(Identity identity) {
        return identity.user() + ":" + identity.group();
    }

    @Test
    void aServiceRunsAsAnAccountOfItsOwn() {
        assertEquals("shop:shop", accounts(of("shop", null, null)));
        assertTrue(of("shop", null, null).isOwn());
    }

    @Test
    void theGroupStaysWhenTheUserChanges() {
        assertEquals("acme:shop", accounts(of("shop", "acme", null)));
        assertEquals("shop:web", accounts(of("shop", null, "web")));
        assertFalse(of("shop", "acme", null).isOwn());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "root",
                "daemon",
                "bin",
                "nobody",
                "mail",
                "users",
                "wheel",
                "dbus",
                "sshd",
                "polkitd",
                "www-data",
                "systemd-network",
                "systemd-anything",
                "nginx",
                "apache",
                "postgres",
                "mysql",
                "tomcat",
                "jenkins"
            })
    void anAccountOfTheHostIsTakenOnlyIfTheUserSaysSo(String name) {
        Refusal.of(() -> of(name, null, null)).says("'%s'".formatted(name), "account of the host", "<user>");
        Refusal.of(() -> of(name, null, "web")).says("<user>");

        assertEquals("shop:shop", accounts(of(name, "shop", null)));
        assertEquals(name + ":" + name, accounts(of(name, name, null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Root", "rooted", "nobody2", "systemd", "my-nginx"})
    void anotherNameIsNotOfTheHost(String name) {
        assertTrue(of(name, null, null).declaresUser());
    }

    @Test
    void whatIsOfTheHostIsDeclaredThere() {
        Identity identity = of("shop", "nginx", "www-data");
        assertFalse(identity.declaresUser());
        assertFalse(identity.declaresGroup());
        assertTrue(of("shop", "nginx", null).declaresGroup());
    }

    @Test
    void theBuildTellsOfANameThatWasChanged() {
        PackageName api = new PackageName("Shop_API");
        assertTrue(of("Shop_API", null, null)
                .remark(api)
                .orElseThrow()
                .contains(AccountName.ofPackage(api).value()));
        assertTrue(of("Shop_API", "acme", null).remark(api).isPresent());
        assertEquals(Optional.empty(), of("Shop_API", "acme", "acme").remark(api));
        assertEquals(Optional.empty(), of("shop", null, null).remark(new PackageName("shop")));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 200, 5000, 65533, 65536, 4294967294L})
    void aNumberIsTakenAsItIs(long number) {
        assertEquals(Long.toString(number), new AccountNumber("uid", number).toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 65534, 65535, 4294967295L, Long.MAX_VALUE})
    void aNumberThatNoServiceCanHaveIsRefused(long number) {
        Refusal.of(() -> new AccountNumber("gid", number))
                .says("<gid>", "'%d'".formatted(number), "0 (root)", "65534 (nobody)", "DynamicUser=");
    }

    @Test
    void rootHasItsNumber() {
        Refusal.of(() -> Services.shop().withUser("root").withUid(5000).spec()).says("<uid>", "'5000'", "<user>");
        Refusal.of(() -> Services.shop().withGroup("root").withGid(5000).spec()).says("<gid>", "'5000'", "<group>");
    }
}
