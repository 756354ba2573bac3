package io.github.apprpm.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.PackageName;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallationPlaceTest {
    private static final PackageName SHOP = new PackageName("shop");

    private static String home(String layout, String prefix) {
        return new InstallationPlace(layout, Optional.ofNullable(prefix))
                .of(SHOP, Compatibility.EL8)
                .home();
    }

    @Test
    void thePrefixIsThatOfTheLayoutApp() {
        assertEquals("/var/app/shop", home("app", null));
        assertEquals("/opt/acme/shop", home("app", "/opt/acme"));
        assertEquals("/usr/lib/shop", home("usr", null));
        assertEquals("/usr/lib/shop", home("usr", " "), "as a module empties what its parent sets");
    }

    @Test
    void aPrefixInUsrIsRefused() {
        Refusal.of(() -> home("usr", "/opt")).says("<prefix> '/opt'", "/usr/lib/shop", "Remove <prefix>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "opt", "USR", "/usr"})
    void anUnknownLayoutIsRefused(String layout) {
        Refusal.of(() -> home(layout, null)).says("<layout> '" + layout + "'", "app", "usr", "-Dapprpm.layout");
    }

    @Test
    void aHostThatMakesNoDirectoriesIsRefused() {
        Refusal.of(() -> new InstallationPlace("usr", Optional.empty()).of(SHOP, Compatibility.EL7))
                .says("'el7'", "<compatibility>", "<layout>app</layout>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"systemd", "jvm", "nginx", "tuned", "profile.d"})
    void aNameThatTheDistributionHasIsRefused(String name) {
        Refusal.of(() -> new InstallationPlace("usr", Optional.empty()).of(new PackageName(name), Compatibility.EL8))
                .says("'" + name + "'", "/" + name + "'", "<name>");
    }
}
