package io.github.apprpm.systemd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/lib/systemd/system/shop.service",
                "/lib/systemd/system/shop.service",
                "/etc/systemd/system/shop.service",
                "/run/systemd/system/shop.service",
                "/usr/local/lib/systemd/system/shop.service"
            })
    void unitsOfTheSystemAreInTheDirectoriesOfTheManual(String path) {
        assertEquals(Optional.of(new UnitPath(path, "shop.service", false, true)), UnitPath.of(path));
    }

    @Test
    void unitsOfUsersAreNotOfTheSystem() {
        assertFalse(
                UnitPath.of("/usr/lib/systemd/user/shop.timer").orElseThrow().isOfSystem());
    }

    @ParameterizedTest
    @CsvSource({
        "/etc/systemd/system/shop.service.d/limits.conf, shop.service",
        "/usr/lib/systemd/system/shop-.service.d/limits.conf, shop-.service",
        "/usr/lib/systemd/system/service.d/limits.conf, service",
        "/usr/lib/systemd/user/shop.socket.d/limits.conf, shop.socket"
    })
    void dropInsNameTheUnitByTheirDirectory(String path, String unit) {
        UnitPath dropIn = UnitPath.of(path).orElseThrow();
        assertTrue(dropIn.isDropIn());
        assertEquals(unit, dropIn.unit());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/lib/systemd/system/README",
                "/usr/lib/systemd/system/deep/shop.service",
                "/usr/lib/systemd/system/shop.service.d/limits.txt",
                "/usr/lib/systemd/system/shop.d/limits.conf",
                "/usr/lib/systemd/system/multi-user.target.wants/shop.service",
                "/usr/share/shop.service",
                "/opt/usr/lib/systemd/system/shop.service"
            })
    void otherFilesAreNotRead(String path) {
        assertEquals(Optional.empty(), UnitPath.of(path));
    }

    @Test
    void linksOfDependenciesAreInDirectoriesOfAUnit() {
        assertTrue(UnitPath.isDependency("/etc/systemd/system/multi-user.target.wants/shop.service"));
        assertTrue(UnitPath.isDependency("/usr/lib/systemd/system/shop.service.requires/db.service"));
        assertFalse(UnitPath.isDependency("/usr/lib/systemd/system/shop.service"));
    }

    @Test
    void aServiceMayBeATemplate() {
        UnitPath template = UnitPath.of("/usr/lib/systemd/system/shop@.service").orElseThrow();
        assertTrue(template.isService() && template.isTemplate());
        assertFalse(
                UnitPath.of("/usr/lib/systemd/system/shop.timer").orElseThrow().isService());
        assertFalse(UnitPath.of("/etc/systemd/system/shop.service.d/a.conf")
                .orElseThrow()
                .isService());
    }

    @ParameterizedTest
    @CsvSource({"shop, shop.service", "shop.timer, shop.timer", "shop.v2, shop.v2.service", "shop@1, shop@1.service"})
    void aNameIsCompletedAsSystemctlDoes(String name, String unit) {
        assertEquals(unit, UnitPath.unitName(name));
    }
}
