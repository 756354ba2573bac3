package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionDirectoriesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/usr/bin",
                "/etc/alternatives",
                "/usr/share/dbus-1/services",
                "/usr/share/dbus-1/system-services",
                "/usr/share/dbus-1/system.d",
                "/usr/share/icons",
                "/usr/share/icons/hicolor",
                "/usr/share/icons/hicolor/48x48",
                "/usr/share/icons/hicolor/scalable/apps",
                "/usr/share/applications",
                "/usr/share/metainfo",
                "/usr/share/bash-completion/completions",
                "/etc/ld.so.conf.d",
                "/etc/logrotate.d",
                "/usr/lib/systemd/system/multi-user.target.wants",
                "/etc/systemd/system/timers.target.wants",
                "/usr/share/man/man1",
                "/usr/share/man/de/man8",
                "/usr/share/locale/de/LC_MESSAGES",
                "/usr/share/polkit-1/rules.d",
                "/usr/share/mime/packages",
                "/usr/share/selinux/packages/targeted",
                "/usr/share/fish/vendor_completions.d",
                "/usr/share/glib-2.0/schemas",
                "/etc/containers/systemd",
                "/usr/lib/firewalld/services",
                "/var/lib/alternatives",
                "/usr/lib/python3.12/site-packages",
                "/srv/www/htdocs"
            })
    void whatOtherPackagesOwnBelongsToTheHost(String path) {
        assertTrue(DistributionDirectories.contains(path, "shop"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/opt/shop",
                "/etc/shop",
                "/usr/share/shop",
                "/usr/share/dbus-1/services/shop",
                "/usr/share/icons/shop",
                "/usr/share/icons/hicolor/48x48/apps/shop",
                "/usr/lib/systemd/shop",
                "/usr/lib/python3.12/shop",
                "/var/lib/shop",
                "/etc/pki/shop",
                "/usr/share/selinux/shop"
            })
    void whatAPackageHasForItselfIsItsOwn(String path) {
        assertFalse(DistributionDirectories.contains(path, "shop"));
    }

    @Test
    void theFragmentsOfItsUnitAreItsOwn() {
        assertFalse(DistributionDirectories.contains("/usr/lib/systemd/system/shop.service.d", "shop"));
        assertTrue(DistributionDirectories.contains("/usr/lib/systemd/system/sshd.service.d", "shop"));
    }
}
