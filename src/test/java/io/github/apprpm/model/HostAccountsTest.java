package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.model.HostAccounts.Base;
import io.github.apprpm.model.HostAccounts.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostAccountsTest {
    @ParameterizedTest
    @CsvSource({
        "USER, root, EVERY",
        "GROUP, root, EVERY",
        "GROUP, tty, EVERY",
        "GROUP, lp, EVERY",
        "USER, lp, REDHAT", // system-user-lp of openSUSE
        "USER, nobody, REDHAT",
        "GROUP, mail, REDHAT",
        "GROUP, wheel, REDHAT",
        "GROUP, nogroup, SOME",
        "GROUP, www, SOME",
        "GROUP, news, SOME",
        "USER, dbus, SOME",
        "USER, nginx, PACKAGE"
    })
    void anAccountIsThereWhereItsDistributionMakesIt(Kind kind, String name, Base base) {
        assertEquals(Optional.of(base), HostAccounts.base(kind, name));
    }

    @Test
    void aGroupIsNoUser() {
        assertEquals(Optional.empty(), HostAccounts.base(Kind.USER, "tty"));
        assertEquals(Optional.empty(), HostAccounts.base(Kind.GROUP, "operator"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"root", "operator", "wheel", "man", "systemd-anything", "nginx", "nogroup"})
    void allOfThemAreOfTheHost(String name) {
        assertTrue(HostAccounts.contains(new AccountName(name)));
    }
}
