package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InstalledApplicationTest {
    private static final InstalledApplication SHOP = new InstalledApplication("shop", Layout.APP, "/var/app/shop/");

    @Test
    void eachApplicationHasADirectoryOfItsOwn() {
        assertEquals(
                "/srv/apps/shop",
                InstalledApplication.below("/srv/apps/", new PackageName("shop"))
                        .home());
    }

    @Test
    void theApplicationIsBelowItsHome() {
        assertEquals(
                List.of(
                        "/var/app/shop/bin/launch",
                        "/var/app/shop/bin/explain",
                        "/var/app/shop/bin/ready",
                        "/var/app/shop/lib",
                        "/var/app/shop/jre",
                        "/var/app/shop/conf",
                        "/var/app/shop/conf/jvm.options"),
                List.of(
                        SHOP.launcher(),
                        SHOP.explanation(),
                        SHOP.probe(),
                        SHOP.libraries(),
                        SHOP.runtime(),
                        SHOP.configuration(),
                        SHOP.jvmOptions()));
    }

    @Test
    void inUsrThereIsADirectoryForEachKindOfFile() {
        InstalledApplication shop = InstalledApplication.inUsr(new PackageName("shop"));

        assertEquals(
                List.of(
                        "/usr/libexec/shop/launch",
                        "/usr/libexec/shop/explain",
                        "/usr/libexec/shop/ready",
                        "/usr/lib/shop/lib",
                        "/usr/lib/shop/jre",
                        "/etc/shop",
                        "/etc/shop/jvm.options"),
                List.of(
                        shop.launcher(),
                        shop.explanation(),
                        shop.probe(),
                        shop.libraries(),
                        shop.runtime(),
                        shop.configuration(),
                        shop.jvmOptions()));
    }

    @Test
    void theServiceIsWhereTheHostLooksForIt() {
        assertEquals(
                List.of(
                        "/usr/lib/systemd/system/shop.service",
                        "/usr/lib/systemd/system/shop.service.d",
                        "/etc/sysconfig/shop",
                        "/usr/lib/sysusers.d/shop.conf",
                        "/usr/lib/tmpfiles.d/shop.conf",
                        "/etc/logrotate.d/shop",
                        "/var/lib/shop",
                        "/var/lib/shop/dumps",
                        "/var/cache/shop",
                        "/var/log/shop"),
                List.of(
                        SHOP.unitFile(),
                        SHOP.dropIns(),
                        SHOP.settings(),
                        SHOP.accounts(),
                        SHOP.temporaryFiles(),
                        SHOP.logRotation(),
                        SHOP.state(),
                        SHOP.dumps(),
                        SHOP.cache(),
                        SHOP.logs()));
    }

    @Test
    void aPackageOfOursIsKnownByItsLauncher() {
        assertEquals(
                Optional.of(SHOP),
                InstalledApplication.among("shop", List.of("/etc/sysconfig/shop", "/var/app/shop/bin/launch")));
        assertEquals(
                Optional.of(InstalledApplication.inUsr(new PackageName("shop"))),
                InstalledApplication.among(
                        "shop", List.of("/usr/lib/shop/lib/bin/launch", "/usr/libexec/shop/launch")));
        assertEquals(
                Optional.empty(),
                InstalledApplication.among("shop", List.of("/bin/launch", "/usr/bin/launch-shop", "/opt/shop")));
    }
}
