package io.github.apprpm.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.apprpm.Refusal;
import io.github.apprpm.layout.Module.Installed;
import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.Entry.Directory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links, empty directories and leavings in the folders of {@code src/main/rpm}. */
class ConventionTreesTest {
    private Module module;

    @BeforeEach
    void begin(@TempDir Path root) {
        module = new Module(root);
    }

    private void link(String name, String target) {
        module.link("src/main/rpm/" + name, target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conf/.gitkeep", "conf/.gitignore", "conf/.DS_Store", "conf/#shop.properties#", "conf/shop.properties~",
                "root/etc/.gitkeep", "root/usr/bin/.gitignore", "root/.svn/entries", "scripts/.gitkeep",
                        "scripts/pre.sh~",
                "scripts/.DS_Store", "systemd/.gitkeep", "systemd/limits.conf~", "systemd/.limits.conf.swp"
            })
    void whatToolsLeaveChangesNothing(String name) throws IOException {
        Set<String> before = module.installed().entries().keySet();
        module.with(name, "x");

        assertEquals(before, module.installed().entries().keySet());
        assertEquals(Map.of(), module.conventions().scripts());
    }

    @Test
    void anEditorsLockThatLeadsNowhereChangesNothing() throws IOException {
        Set<String> before = module.installed().entries().keySet();
        link("conf/.#shop.properties", "me@machine.4711:1234");
        link("scripts/.#pre.sh", "me@machine.4711:1234");

        assertEquals(before, module.installed().entries().keySet());
        assertEquals(Map.of(), module.conventions().scripts());
    }

    @Test
    void aRealFileMayBeginWithADot() throws IOException {
        Installed installed = module.with("conf/.htpasswd", "x")
                .with("root/etc/skel/.bashrc", "x")
                .installed();

        assertEquals("file 0640 root:shop config noreplace", installed.kind("/var/app/shop/conf/.htpasswd"));
        assertEquals("file 0644 root:root config noreplace", installed.kind("/etc/skel/.bashrc"));
    }

    @Test
    void aLinkOfTheOverlayStaysALink() throws IOException {
        module.with("root/opt/x/man/ja_JP/page", "page");
        link("root/opt/x/man/ja", "ja_JP");
        link("root/opt/x/cacerts", "/etc/pki/java/cacerts");
        link("root/opt/x/page", "../../opt/x/man/ja_JP/page");
        link("root/opt/x/nowhere", "../../../../../../../../nowhere");
        Installed installed = module.installed();

        assertEquals("link to ja_JP", installed.kind("/opt/x/man/ja"));
        assertEquals("link to /etc/pki/java/cacerts", installed.kind("/opt/x/cacerts"));
        assertEquals("link to ../../opt/x/man/ja_JP/page", installed.kind("/opt/x/page"));
        assertEquals("link to ../../../../../../../../nowhere", installed.kind("/opt/x/nowhere"));
    }

    @Test
    void aLinkOfTheConfigurationStaysALink() throws IOException {
        module.with("conf/prices.2026", "x").with("conf/templates/de/page", "x");
        link("conf/prices", "prices.2026");
        link("conf/templates/default", "de");
        link("conf/ca", "/etc/pki/tls/cert.pem");
        link("conf/lib", "../lib");
        Installed installed = module.installed();

        assertEquals("link to prices.2026", installed.kind("/var/app/shop/conf/prices"));
        assertEquals("link to de", installed.kind("/var/app/shop/conf/templates/default"));
        assertEquals("link to /etc/pki/tls/cert.pem", installed.kind("/var/app/shop/conf/ca"));
        assertEquals("link to ../lib", installed.kind("/var/app/shop/conf/lib"));
    }

    @Test
    void aLinkConfiguresTheApplicationWhereverItLeads() throws IOException {
        link("conf/application.yml", "/etc/shop/application.yml");
        Installed installed = module.installed();

        assertEquals("link to /etc/shop/application.yml", installed.kind("/var/app/shop/conf/application.yml"));
        assertFalse(installed.has("/var/app/shop/conf/application.properties"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"conf/templates", "root/usr/share/shop/templates"})
    void aLinkOutOfItsFolderIsRefusedWhereItLeadsToSomethingOfTheModule(String name) {
        module.write("templates/t", "t");
        String target = module.path("src/main/rpm/" + name)
                .getParent()
                .relativize(module.path("templates"))
                .toString();
        link(name, target);

        Refusal.of(module::installed)
                .says(
                        "'" + module.path("src/main/rpm/" + name) + "' is a symbolic link to '" + target
                                + "', a directory",
                        "<files>");
    }

    @Test
    void aScriptAndADropInMayBeLinks() throws IOException {
        module.write("shared/pre.sh", "echo");
        module.write("shared/limits.conf", "[Service]\n");
        link("scripts/pre.sh", "../../../../shared/pre.sh");
        link("systemd/limits.conf", "../../../../shared/limits.conf");

        assertEquals("[pre]", module.conventions().scripts().keySet().toString().toLowerCase(Locale.ROOT));
        assertEquals("[Service]\n", module.installed().text("/usr/lib/systemd/system/shop.service.d/limits.conf"));
    }

    @Test
    void anEmptyDirectoryIsPackaged() throws IOException {
        Installed installed = module.with("conf/certificates/.gitkeep", "")
                .with("root/var/spool/shop/in/.gitkeep", "")
                .installed();

        assertEquals("directory 0750 root:shop", installed.kind("/var/app/shop/conf/certificates"));
        assertEquals("directory 0755 root:root", installed.kind("/var/spool/shop/in"));
    }

    @Test
    void anEmptyDirectoryThatIsAskedForHasTheModeThatOneGaveIt() throws IOException {
        Directory asked = new Directory("/var/spool/shop", Attributes.root(0700));
        Installed installed = module.with("root/var/spool/shop/.gitkeep", "")
                .with("root/var/app/shop/conf/.gitkeep", "")
                .with(asked)
                .installed();

        assertEquals("directory 0700 root:root", installed.kind("/var/spool/shop"));
        assertEquals("directory 0750 root:shop", installed.kind("/var/app/shop/conf"));
    }
}
