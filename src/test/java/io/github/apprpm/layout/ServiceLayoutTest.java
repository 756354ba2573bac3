package io.github.apprpm.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.layout.Module.Installed;
import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.Content;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.Directory;
import io.github.apprpm.model.Entry.GhostDirectory;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.Entry.Symlink;
import io.github.apprpm.model.Framework;
import io.github.apprpm.model.PackageName;
import io.github.apprpm.model.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceLayoutTest {
    private static final String CODE = "file 0644 root:root";
    private static final String CONFIGURATION = "file 0640 root:shop config noreplace";
    private static final String DIRECTORY = "directory 0755 root:root";

    private Module module;

    @BeforeEach
    void begin(@TempDir Path root) {
        module = new Module(root);
    }

    @Test
    void aPackageHasNothingElse() throws IOException {
        assertEquals(
                new TreeSet<>(Set.of(
                        "/etc/sysconfig/shop",
                        "/usr/lib/systemd/system/shop.service",
                        "/usr/lib/systemd/system/shop.service.d",
                        "/usr/lib/systemd/system/shop.service.d/00-restart-delay.conf",
                        "/usr/lib/sysusers.d/shop.conf",
                        "/usr/lib/tmpfiles.d/shop.conf",
                        "/var/app",
                        "/var/app/shop",
                        "/var/app/shop/bin",
                        "/var/app/shop/bin/explain",
                        "/var/app/shop/bin/launch",
                        "/var/app/shop/conf",
                        "/var/app/shop/conf/application.properties",
                        "/var/app/shop/conf/jvm.options",
                        "/var/app/shop/lib",
                        "/var/app/shop/lib/shop.jar")),
                module.installed().entries().keySet());
    }

    @Test
    void inUsrAPackageHasNothingInVar() throws IOException {
        assertEquals(
                new TreeSet<>(Set.of(
                        "/etc/shop",
                        "/etc/shop/application.properties",
                        "/etc/shop/jvm.options",
                        "/etc/sysconfig/shop",
                        "/usr/lib/shop",
                        "/usr/lib/shop/conf",
                        "/usr/lib/shop/lib",
                        "/usr/lib/shop/lib/shop.jar",
                        "/usr/lib/systemd/system/shop.service",
                        "/usr/lib/systemd/system/shop.service.d",
                        "/usr/lib/systemd/system/shop.service.d/00-restart-delay.conf",
                        "/usr/lib/sysusers.d/shop.conf",
                        "/usr/lib/tmpfiles.d/shop.conf",
                        "/usr/libexec/shop",
                        "/usr/libexec/shop/explain",
                        "/usr/libexec/shop/launch")),
                module.installed(Services.shopInUsr()).entries().keySet());
    }

    @Test
    void inUsrConfigurationIsOfRootAndTheGroup() throws IOException {
        module.with("conf/certs/shop.p12", "");
        Installed usr = module.installed(Services.shopInUsr());

        assertEquals("directory 0750 root:shop", usr.kind("/etc/shop"));
        assertEquals("directory 0750 root:shop", usr.kind("/etc/shop/certs"));
        assertEquals(CONFIGURATION, usr.kind("/etc/shop/certs/shop.p12"));
        assertEquals(CONFIGURATION, usr.kind("/etc/shop/application.properties"));
        assertEquals("link to ../../../etc/shop", usr.kind("/usr/lib/shop/conf"));
        assertTrue(usr.text("/usr/lib/tmpfiles.d/shop.conf").contains("\nz /etc/shop/certs/shop.p12 - - shop\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "/var/app,                                  directory 0755 root:root",
        "/var/app/shop,                             directory 0755 root:root",
        "/var/app/shop/bin,                         directory 0755 root:root",
        "/var/app/shop/bin/explain,                 file 0644 root:root",
        "/var/app/shop/bin/launch,                  file 0755 root:root",
        "/var/app/shop/lib,                         directory 0755 root:root",
        "/var/app/shop/lib/shop.jar,                file 0644 root:root",
        "/usr/lib/systemd/system/shop.service,      file 0644 root:root",
        "/usr/lib/sysusers.d/shop.conf,             file 0644 root:root",
        "/usr/lib/tmpfiles.d/shop.conf,             file 0644 root:root"
    })
    void onlyRootChangesCode(String path, String kind) throws IOException {
        assertEquals(kind, module.installed().kind(path));
    }

    @ParameterizedTest
    @CsvSource({
        "/var/app/shop/conf,                        directory 0750 root:shop",
        "/var/app/shop/conf/application.properties, file 0640 root:shop config noreplace",
        "/var/app/shop/conf/jvm.options,            file 0640 root:shop config noreplace",
        "/etc/sysconfig/shop,                       file 0640 root:root config noreplace"
    })
    void onlyTheServiceReadsConfigurationWhichUpgradesKeep(String path, String kind) throws IOException {
        assertEquals(kind, module.installed().kind(path));
    }

    @Test
    void configurationIsForTheGroup() throws IOException {
        assertEquals(
                "file 0640 root:staff config noreplace",
                module.installed(Services.shop().withGroup("staff")).kind("/var/app/shop/conf/jvm.options"));
    }

    @Test
    void theProbeIsThereWhereTheServiceSaysThatItIsReady() throws IOException {
        assertEquals("nothing", module.installed().kind("/var/app/shop/bin/ready"));
        assertEquals(
                "file 0755 root:root",
                module.installed(Services.shop().withHealth("/health")).kind("/var/app/shop/bin/ready"));
    }

    @Test
    void rootIsNotCreated() throws IOException {
        Installed installed = module.installed(Services.shop().withUser("root").withGroup("root"));

        assertFalse(installed.has("/usr/lib/sysusers.d/shop.conf"));
        assertEquals("file 0640 root:root config noreplace", installed.kind("/var/app/shop/conf/jvm.options"));
    }

    @Test
    void privateDirectoriesOfEachServiceInThePackageAreKept() throws IOException {
        module.with("root/usr/lib/systemd/system/shop@.service", "[Service]\nExecStart=/bin/true\n")
                .with("root/usr/lib/systemd/system/shop.timer", "[Timer]\n")
                .with("root/usr/lib/systemd/user/tray.service", "[Service]\n");

        String text = module.installed().text("/usr/lib/tmpfiles.d/shop.conf");

        assertTrue(text.contains("\nx /tmp/systemd-private-%b-shop.service-*/tmp/*\n"), text);
        assertTrue(text.contains("\nx /tmp/systemd-private-%b-shop@*.service-*/tmp/*\n"), text);
        assertFalse(text.contains("tray") || text.contains("timer"), text);
    }

    @Test
    void aFileOfTheModuleForSystemdTmpfilesIsContinued() throws IOException {
        module.with("root/usr/lib/tmpfiles.d/shop.conf", "d /var/lib/shop 2770 shop staff -");

        Installed installed = module.installed();

        assertEquals("file 0644 root:root", installed.kind("/usr/lib/tmpfiles.d/shop.conf"));
        List<String> lines =
                installed.text("/usr/lib/tmpfiles.d/shop.conf").lines().toList();
        assertEquals("d /var/lib/shop 2770 shop staff -", lines.get(0));
        assertTrue(lines.contains("d /var/log/shop 0750 shop shop -"), lines::toString);
        assertFalse(lines.contains("d /var/lib/shop 0750 shop shop -"), lines::toString);
    }

    @Test
    void logsAreRotatedOnRequest() throws IOException {
        Installed installed = module.installed(Services.shop().withLogFiles("*.log"));

        assertEquals("file 0644 root:root config noreplace", installed.kind("/etc/logrotate.d/shop"));
        assertTrue(installed.text("/etc/logrotate.d/shop").contains("/var/log/shop/*.log {"));
        assertFalse(installed.has("/etc/logrotate.d"));
    }

    @ParameterizedTest
    @EnumSource(Framework.class)
    void aFrameworkHasItsConfiguration(Framework framework) throws IOException {
        assertEquals(
                framework == Framework.OTHER ? "nothing" : CONFIGURATION,
                module.installed(Services.shop().with(framework))
                        .kind("/var/app/shop/conf/"
                                + framework.configurationFiles().stream()
                                        .findFirst()
                                        .orElse("application.properties")));
    }

    @Test
    void dropwizardTakesItsPortsFromVariables() throws IOException {
        Services service = Services.shop()
                .with(Framework.DROPWIZARD)
                .withVariable("APP_OPTS", "server /var/app/shop/conf/config.yml");
        String option = "${PORT:+\"-Ddw.server.applicationConnectors[0].port=$PORT\"}";
        Installed generated = module.installed(service);

        assertTrue(generated.text("/var/app/shop/bin/launch").contains(option));
        assertTrue(generated.text("/var/app/shop/conf/config.yml").contains("      port: 8080\n"));
    }

    @ParameterizedTest
    @CsvSource({"/var/app/shop/conf/config.yml, true", "conf/config.yml, true", "/etc/shop/config.yml, false"})
    void dropwizardTakesItsPortsFromVariablesWhereArgumentsNameItsFile(String file, boolean isGenerated)
            throws IOException {
        Services service = Services.shop().with(Framework.DROPWIZARD).withArguments("server", file);
        assertEquals(
                isGenerated,
                module.installed(service).text("/var/app/shop/bin/launch").contains("-Ddw."));
    }

    @Test
    void aFileThatMayNotHaveThePortsIsNotOverridden() throws IOException {
        Services other =
                Services.shop().with(Framework.DROPWIZARD).withVariable("APP_OPTS", "server /etc/shop/shop.yml");
        assertFalse(module.installed(other).text("/var/app/shop/bin/launch").contains("-Ddw."));

        Services own = Services.shop()
                .with(Framework.DROPWIZARD)
                .withVariable("APP_OPTS", "server /var/app/shop/conf/config.yml");
        module.with("conf/config.yml", "server:\n  type: simple\n");
        assertFalse(module.installed(own).text("/var/app/shop/bin/launch").contains("-Ddw."));
    }

    @Test
    void aFileThatIsAddedLaterIsAsIfItHadBeenThere() throws IOException {
        Entry sbom = new RegularFile(
                "/usr/share/shop/sbom.cdx.json", Attributes.root(0644), Set.of(), Content.text("sbom", "{}"));
        Installed later = Installed.of(ServiceLayout.with(module.payload(), sbom, new PackageName("shop")));
        Installed atOnce = module.with(sbom).installed();

        assertEquals(atOnce.entries().keySet(), later.entries().keySet());
        assertEquals(DIRECTORY, later.kind("/usr/share/shop"));
        assertEquals(CODE, later.kind("/usr/share/shop/sbom.cdx.json"));
        assertFalse(later.has("/usr/share"));
    }

    @Test
    void aFileThatIsAddedLaterMayNotReplaceAnother() throws IOException {
        Entry unit = new RegularFile(
                "/usr/lib/systemd/system/shop.service", Attributes.root(0644), Set.of(), Content.text("other", ""));
        Refusal.of(() -> ServiceLayout.with(module.payload(), unit, new PackageName("shop")))
                .says("Two different entries claim '/usr/lib/systemd/system/shop.service'");
    }

    @Test
    void thePrefixIsOwnedUnlessItIsTheHosts() throws IOException {
        Installed deep = module.installed(Services.shop().withPrefix("/opt/acme/apps"));
        assertEquals(DIRECTORY, deep.kind("/opt/acme"));
        assertEquals(DIRECTORY, deep.kind("/opt/acme/apps/shop"));
        assertEquals(CODE, deep.kind("/opt/acme/apps/shop/lib/shop.jar"));
        assertFalse(deep.has("/opt"));
        assertFalse(deep.has("/var/app"));

        assertEquals(
                DIRECTORY, module.installed(Services.shop().withPrefix("/srv")).kind("/srv/shop"));
    }

    @Test
    void anOldHostHasNoDirectoriesOfSystemd() throws IOException {
        Installed installed = module.installed(Services.oldShop().withUser("sales"));
        for (String directory : List.of("/var/lib/shop", "/var/cache/shop", "/var/log/shop")) {
            assertEquals("directory 0750 sales:shop", installed.kind(directory));
        }
    }

    @Test
    void ownConfigurationIsAdded() throws IOException {
        Installed installed =
                module.with("conf/logback.xml", "<configuration/>").installed();

        assertEquals(CONFIGURATION, installed.kind("/var/app/shop/conf/logback.xml"));
        assertEquals("<configuration/>", installed.text("/var/app/shop/conf/logback.xml"));
        assertEquals(CONFIGURATION, installed.kind("/var/app/shop/conf/application.properties"));
    }

    @Test
    void directoriesOfConfigurationAreAsSecretAsItsFiles() throws IOException {
        Installed installed = module.with("conf/tls/private/key.pem", "key").installed();

        assertEquals(CONFIGURATION, installed.kind("/var/app/shop/conf/tls/private/key.pem"));
        assertEquals("directory 0750 root:shop", installed.kind("/var/app/shop/conf/tls/private"));
        assertEquals("directory 0750 root:shop", installed.kind("/var/app/shop/conf/tls"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application.yml", "application.yaml", "application.properties"})
    void ownConfigurationOfTheApplicationReplacesTheGeneratedOne(String name) throws IOException {
        Installed installed = module.with("conf/" + name, "own").installed();

        assertEquals("own", installed.text("/var/app/shop/conf/" + name));
        assertEquals(name.endsWith(".properties"), installed.has("/var/app/shop/conf/application.properties"));
    }

    @Test
    void ownOptionsOfTheJvmReplaceTheGeneratedOnes() throws IOException {
        assertEquals(
                "-Xmx1g", module.with("conf/jvm.options", "-Xmx1g").installed().text("/var/app/shop/conf/jvm.options"));
    }

    @Test
    void theOverlayOfEtcIsConfiguration() throws IOException {
        Installed installed = module.with("root/etc/nginx/conf.d/shop.conf", "x")
                .with("root/usr/share/shop/static/index.html", "x")
                .installed();

        assertEquals("file 0644 root:root config noreplace", installed.kind("/etc/nginx/conf.d/shop.conf"));
        assertEquals(CODE, installed.kind("/usr/share/shop/static/index.html"));
        assertEquals(DIRECTORY, installed.kind("/usr/share/shop/static"));
        assertEquals(DIRECTORY, installed.kind("/usr/share/shop"));
        assertFalse(installed.has("/usr/share"));
        assertFalse(installed.has("/etc/nginx/conf.d"));
        assertFalse(installed.has("/etc/nginx"));
    }

    @Test
    void theModesOfTheOverlayOnThisMachineDoNotCount() throws IOException {
        Installed installed = module.with("root/usr/libexec/shop/clean", "#!/bin/sh\n")
                .with("root/usr/lib/systemd/system/shop-clean.service", "[Service]\n")
                .executable("root/usr/lib/systemd/system/shop-clean.service")
                .with("root/etc/shop/shop.conf", "a=b")
                .executable("root/etc/shop/shop.conf")
                .with("systemd/limits.conf", "[Service]\n")
                .executable("systemd/limits.conf")
                .installed();

        assertEquals("file 0755 root:root", installed.kind("/usr/libexec/shop/clean"));
        assertEquals(CODE, installed.kind("/usr/lib/systemd/system/shop-clean.service"));
        assertEquals(CODE + " config noreplace", installed.kind("/etc/shop/shop.conf"));
        assertEquals(CODE, installed.kind("/usr/lib/systemd/system/shop.service.d/limits.conf"));
        assertFalse(installed.has("/usr/libexec"));
    }

    @Test
    void theOverlayKeepsLinks() throws IOException {
        module.with("root/usr/bin/shopctl", "x");
        Files.createSymbolicLink(module.path("src/main/rpm/root/usr/bin/shop"), Path.of("../nowhere"));

        assertEquals("link to ../nowhere", module.installed().kind("/usr/bin/shop"));
    }

    @Test
    void dropInsBelongToTheUnit() throws IOException {
        Installed installed = module.with("systemd/limits.conf", "[Service]\n").installed();

        assertEquals(CODE, installed.kind("/usr/lib/systemd/system/shop.service.d/limits.conf"));
        assertEquals(DIRECTORY, installed.kind("/usr/lib/systemd/system/shop.service.d"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.timer", "shop.service.d/limits.conf", "limits.conf.bak"})
    void otherFilesAreNoDropIns(String name) {
        module.with("systemd/" + name, "x");

        Refusal.of(module::installed)
                .says("'" + module.path("src/main/rpm/systemd/" + name) + "'", "*.conf", "src/main/rpm/root/usr");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/etc",
                "/usr/bin",
                "/usr/lib64",
                "/var/log",
                "/etc/sysconfig",
                "/etc/cron.d",
                "/etc/logrotate.d",
                "/etc/nginx/conf.d",
                "/usr/lib/tmpfiles.d",
                "/usr/lib/systemd/system",
                "/etc/systemd/system/other.service.d",
                "/usr/share/man/man1"
            })
    void aDirectoryOfTheDistributionIsRefused(String path) {
        module.with(new Directory(path, Attributes.root(0755)));

        Refusal.of(module::installed).says("'" + path + "'", "directory of the distribution", "Name a path below it");
    }

    @Test
    void aLinkInThePlaceOfADirectoryOfTheDistributionIsRefused() {
        module.with(new Symlink("/usr/lib64", "lib"));

        Refusal.of(module::installed).says("'/usr/lib64'", "Name a path below it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/var/lib/shop", "/var/cache/shop", "/var/log/shop"})
    void aDirectoryOfTheServiceIsItsOwnWhateverIsInIt(String path) throws IOException {
        Installed installed = module.with(new GhostDirectory(path + "/a/b", Attributes.root(0755)))
                .installed();

        assertEquals("ghost directory 0755 root:root", installed.kind(path + "/a/b"));
        assertEquals(DIRECTORY, installed.kind(path + "/a"));
        assertEquals("directory 0750 shop:shop", installed.kind(path));
    }

    @Test
    void aDirectoryOfTheServiceMayBeGiven() throws IOException {
        Installed installed = module.with(new Directory("/var/lib/shop", Attributes.root(0711)))
                .with(new GhostDirectory("/var/lib/shop/a", Attributes.root(0755)))
                .installed();

        assertEquals("directory 0711 root:root", installed.kind("/var/lib/shop"));
    }

    @Test
    void anEmptyDirectoryIsOwnedWithWhatIsAboveIt() throws IOException {
        Installed installed = module.with(new Directory("/var/spool/shop/in", Attributes.root(0700)))
                .installed();

        assertEquals("directory 0700 root:root", installed.kind("/var/spool/shop/in"));
        assertEquals(DIRECTORY, installed.kind("/var/spool/shop"));
        assertFalse(installed.has("/var/spool"));
    }

    @Test
    void aDirectoryOfOnesOwnHasTheModeThatOneGaveIt() throws IOException {
        Installed installed = module.with(new Directory("/var/spool/shop", Attributes.root(0711)))
                .with(new Directory("/var/spool/shop/in", Attributes.root(0700)))
                .installed();

        assertEquals("directory 0711 root:root", installed.kind("/var/spool/shop"));
    }

    @Test
    void aLinkIsAsItWasWritten() throws IOException {
        assertEquals(
                "link to ../../etc/shop",
                module.with(new Symlink("/var/app/shop/etc", "../../etc/shop"))
                        .installed()
                        .kind("/var/app/shop/etc"));
    }

    @Test
    void nothingReplacesAGeneratedFileUnseen() {
        module.with(file("/usr/lib/systemd/system/shop.service", "own"));

        Refusal.of(module::installed)
                .says("'/usr/lib/systemd/system/shop.service'", "'own file'", "Remove one of them");
    }

    @Test
    void nothingIsInstalledBelowAFile() {
        module.with(file("/var/app/shop/lib/shop.jar/x", "own"));

        Refusal.of(module::installed).says("'/var/app/shop/lib/shop.jar/x'", "not a directory");
    }

    private static Entry file(String path, String text) {
        return new RegularFile(path, Attributes.root(0644), Set.of(), Content.text("own file", text));
    }
}
