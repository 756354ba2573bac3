package io.github.apprpm.check;

import static io.github.apprpm.check.Sample.shop;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.model.AccountName;
import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.Content;
import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.Entry.Symlink;
import io.github.apprpm.model.FileFlag;
import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.rpm.RpmPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an upgrade does to the hosts that have the last release. */
@Tag("tool")
class BaselineRulesTest {
    private static final String CONFIGURATION = "/etc/shop.conf";
    private static final String DIRECTORY = "/opt/shop/doc";
    private static final String SYSUSERS = "/usr/lib/sysusers.d/shop.conf";

    @TempDir
    private Path folder;

    private Verdict upgrade(Sample older, Sample newer) throws IOException {
        Path before = Files.createTempDirectory(folder, "before");
        return upgrade(older.version("1.1").writeTo(before), newer);
    }

    private Verdict upgrade(Path older, Sample newer) throws IOException {
        Path now = Files.createTempDirectory(folder, "now");
        CheckOptions options =
                CheckOptions.own(Compatibility.EL8).with(Optional.of(RpmPackage.read(older)), Optional.empty());
        return Verdict.of(newer.writeTo(now), options);
    }

    private static Sample movedTo(String path, FileFlag... flags) {
        return shop().without(CONFIGURATION).with(configuration(path, "shop", flags));
    }

    private static RegularFile configuration(String path, String group, FileFlag... flags) {
        Set<FileFlag> all = flags.length == 0 ? Set.of(FileFlag.CONFIG, FileFlag.NOREPLACE) : Set.of(flags);
        return new RegularFile(
                path,
                new Attributes(0640, new AccountName("root"), new AccountName(group)),
                all,
                Content.text(path, "colour=red\n"));
    }

    @Test
    void aReleaseThatChangesNothingOnTheHostsIsClean() throws IOException {
        upgrade(shop(), shop()).isClean();
    }

    @Test
    void configurationThatIsGoneIsTold() throws IOException {
        upgrade(shop(), shop().without(CONFIGURATION))
                .finds(Rule.CONFIGURATION_DROPPED, "'/etc/shop.conf'", "is not in the package", ".rpmsave");
    }

    @Test
    void configurationThatMovedIsToldWithItsNewPlace() throws IOException {
        for (String path : List.of("/etc/shop/shop.conf", "/etc/shop.yaml", "/opt/shop/shop.toml")) {
            upgrade(shop(), movedTo(path))
                    .finds(Rule.CONFIGURATION_DROPPED, "'/etc/shop.conf'", "is '" + path + "' now");
        }
    }

    @Test
    void configurationThatBecameSomethingElseIsTold() throws IOException {
        Sample without = shop().without(CONFIGURATION);
        upgrade(shop(), without.with(new Symlink(CONFIGURATION, "/opt/shop/shop.conf")))
                .finds(Rule.CONFIGURATION_DROPPED, "a link to '/opt/shop/shop.conf' now");
        upgrade(shop(), without.directory(CONFIGURATION, 0755)).finds(Rule.CONFIGURATION_DROPPED, "no file any more");
        upgrade(shop(), without.file(CONFIGURATION, 0640, "root", "shop", "a=1"))
                .finds(Rule.CONFIGURATION_DROPPED, "not marked as configuration any more");
    }

    @Test
    void configurationThatIsReplacedIsLeftToItsOwnRule() throws IOException {
        upgrade(shop(), movedTo(CONFIGURATION, FileFlag.CONFIG))
                .accepts(Rule.CONFIGURATION_DROPPED)
                .finds(Rule.CONFIGURATION_REPLACED, CONFIGURATION);
    }

    @Test
    void aGhostStaysOnTheHosts() throws IOException {
        Sample ghost = movedTo(CONFIGURATION, FileFlag.CONFIG, FileFlag.GHOST);
        upgrade(shop(), ghost).accepts(Rule.CONFIGURATION_DROPPED);
        upgrade(ghost, shop().without(CONFIGURATION)).accepts(Rule.CONFIGURATION_DROPPED);
    }

    @Test
    void aScriptletThatNamesTheFileMovesTheEdits() throws IOException {
        for (String path : List.of("/etc/shop.conf", "/etc/shop.conf.rpmsave")) {
            upgrade(
                            shop(),
                            movedTo("/etc/shop.yaml")
                                    .script(Phase.POSTTRANS, "[ ! -e " + path + " ] || mv " + path + " /x"))
                    .accepts(Rule.CONFIGURATION_DROPPED);
        }
        upgrade(
                        shop(),
                        movedTo("/etc/shop.yaml")
                                .script(Phase.POSTTRANS, "rm -f /etc/shop.conf.d/x /opt/etc/shop.conf"))
                .finds(Rule.CONFIGURATION_DROPPED);
    }

    @Test
    void anotherAccountIsToldWithTheFilesThatItCannotRead() throws IOException {
        Sample newer = shop().script(Phase.PRE, "useradd -r shop; useradd -r acme")
                .unit("User=shop\nGroup=shop", "User=acme\nGroup=acme")
                .with(configuration(CONFIGURATION, "acme"));
        Verdict verdict = upgrade(shop(), newer)
                .finds(
                        Rule.ACCOUNT_CHANGED,
                        "user 'acme' and the group 'acme', in the last release as 'shop' and 'shop'",
                        "cannot read edited copies of '/etc/shop.conf'");
        assertTrue(verdict.of(Rule.ACCOUNT_CHANGED)
                .get(0)
                .remedy()
                .contains("Set <user>shop</user> and <group>shop</group>"));
    }

    @Test
    void configurationThatAScriptletHandsOverIsRead() throws IOException {
        Sample newer = shop().script(Phase.PRE, "useradd -r shop; useradd -r acme")
                .script(Phase.POST, "for file in /etc/shop.conf*; do chgrp acme \"$file\"; done")
                .unit("User=shop\nGroup=shop", "User=acme\nGroup=acme")
                .with(configuration(CONFIGURATION, "acme"));
        upgrade(shop(), newer).finds(Rule.ACCOUNT_CHANGED, "user 'acme'", "stays the old account's");
    }

    @Test
    void anotherUserOfTheSameGroupReadsTheConfiguration() throws IOException {
        upgrade(shop(), shop().script(Phase.PRE, "useradd acme; useradd shop").unit("User=shop", "User=acme"))
                .finds(
                        Rule.ACCOUNT_CHANGED,
                        "what it wrote outside of the directories of its unit stays the old account's");
        upgrade(
                        shop(),
                        shop().script(Phase.PRE, "useradd acme; useradd shop")
                                .unit("User=shop\nGroup=shop", "User=acme\nGroup=acme\nSupplementaryGroups=shop"))
                .finds(
                        Rule.ACCOUNT_CHANGED,
                        "what it wrote outside of the directories of its unit stays the old account's");
    }

    @Test
    void anAccountInADropInCounts() throws IOException {
        upgrade(
                        shop(),
                        shop().script(Phase.PRE, "useradd acme; useradd shop")
                                .file(Sample.UNIT + ".d/user.conf", 0644, "[Service]\nUser=acme\n"))
                .finds(Rule.ACCOUNT_CHANGED, "user 'acme'");
    }

    @Test
    void aGroupThatIsSpelledOutIsNoChange() throws IOException {
        upgrade(shop().unit("Group=shop\n", ""), shop()).accepts(Rule.ACCOUNT_CHANGED);
    }

    @Test
    void aNumberThatHostsDoNotGetIsTold() throws IOException {
        Sample any = shop().file(SYSUSERS, 0644, "g shop -\nu shop -:shop \"A shop\"\n");
        Sample pinned = shop().file(SYSUSERS, 0644, "g shop 812\nu shop 812:shop \"A shop\"\n");
        Sample other = shop().file(SYSUSERS, 0644, "g shop 812\nu shop 813:shop \"A shop\"\n");
        upgrade(pinned, pinned).accepts(Rule.ACCOUNT_CHANGED);
        upgrade(pinned, any).accepts(Rule.ACCOUNT_CHANGED);
        upgrade(pinned, other)
                .finds(Rule.ACCOUNT_CHANGED, "The user 'shop' has the number 813, in the last release 812");
        assertEquals(2, upgrade(any, pinned).of(Rule.ACCOUNT_CHANGED).size());
    }

    @Test
    void whatRpmCannotPutInThePlaceOfADirectoryIsTold() throws IOException {
        Sample link = shop().with(new Symlink(DIRECTORY, "/srv/doc"));
        Sample file = shop().file(DIRECTORY, 0644, "See the web");
        for (Sample older :
                List.of(shop().directory(DIRECTORY, 0755), shop().file(DIRECTORY + "/deep/a.txt", 0644, "a"))) {
            upgrade(older, link).finds(Rule.PATH_KIND_CHANGED, "'/opt/shop/doc' is a link", "a directory");
            upgrade(older, file).finds(Rule.PATH_KIND_CHANGED, "'/opt/shop/doc' is a file", "a directory");
        }
    }

    @Test
    void whatRpmReplacesIsAccepted() throws IOException {
        Sample file = shop().file(DIRECTORY, 0644, "See the web");
        Sample link = shop().with(new Symlink(DIRECTORY, "lib/shop.jar"));
        Sample directory = shop().directory(DIRECTORY, 0755).file(DIRECTORY + "/a.txt", 0644, "a");
        for (List<Sample> pair : List.of(
                List.of(file, directory),
                List.of(link, directory),
                List.of(link, file),
                List.of(file, link),
                List.of(link, shop().with(new Symlink(DIRECTORY, "lib"))))) {
            upgrade(pair.get(0), pair.get(1)).accepts(Rule.PATH_KIND_CHANGED);
        }
    }

    @Test
    void aDirectoryInThePlaceOfALinkToADirectoryIsTold() throws IOException {
        Sample directory = shop().directory(DIRECTORY, 0755);
        upgrade(shop().with(new Symlink(DIRECTORY, "lib")), directory)
                .finds(Rule.PATH_KIND_CHANGED, "'/opt/shop/doc' is a directory", "a link to a directory", "refuses");
        upgrade(shop().with(new Symlink(DIRECTORY, "/srv/doc")), directory)
                .finds(Rule.PATH_KIND_CHANGED, "a link to '/srv/doc'", "on hosts where that is a directory");
    }

    @Test
    void aDirectoryThatThePackageDoesNotOwnReplacesNothing() throws IOException {
        Sample implied = shop().file(DIRECTORY + "/a.txt", 0644, "a");
        upgrade(shop().file(DIRECTORY, 0644, "See the web"), implied)
                .finds(Rule.PATH_KIND_CHANGED, "does not own", "a file");
        upgrade(shop().with(new Symlink(DIRECTORY, "lib")), implied)
                .finds(Rule.PATH_KIND_CHANGED, "does not own", "a link");
    }

    @Test
    void aScriptletBeforeTheTransactionMayMakeRoom() throws IOException {
        Sample link = shop().with(new Symlink(DIRECTORY, "/srv/doc"));
        String script = "[ -L /opt/shop/doc ] || mv /opt/shop/doc /opt/shop/doc.old 2>/dev/null || :";
        upgrade(shop().directory(DIRECTORY, 0755), link.script(Phase.PRETRANS, script))
                .accepts(Rule.PATH_KIND_CHANGED);
        upgrade(shop().directory(DIRECTORY, 0755), link.script(Phase.PRE, "useradd shop\n" + script)) // too late
                .finds(Rule.PATH_KIND_CHANGED);
    }

    @Test
    void aUnitOfAnotherNameIsTold() throws IOException {
        String text =
                "[Service]\nUser=shop\nGroup=shop\nExecStart=/usr/bin/java -version\n[Install]\nWantedBy=multi-user.target\n";
        Sample renamed = shop().without(Sample.UNIT).file("/usr/lib/systemd/system/store.service", 0644, text);
        upgrade(shop(), renamed).finds(Rule.UNIT_DROPPED, "'shop.service'", "'store.service'");
        upgrade(shop(), renamed.with(new Symlink(Sample.UNIT, "store.service"))).accepts(Rule.UNIT_DROPPED);
        upgrade(
                        shop(),
                        renamed.script(
                                Phase.POSTTRANS, "systemctl is-enabled shop.service && systemctl enable --now store"))
                .accepts(Rule.UNIT_DROPPED);
        upgrade(renamed, shop().without(Sample.UNIT).file("/usr/lib/systemd/system/store@.service", 0644, text))
                .finds(Rule.UNIT_DROPPED, "'store.service'", "'store@.service'");
        upgrade(shop().file("/usr/lib/systemd/system/shop.timer", 0644, "[Timer]\n"), shop())
                .finds(Rule.UNIT_DROPPED, "'shop.timer'");
    }

    @Test
    void aUnitThatNobodyEnablesMayGo() throws IOException {
        upgrade(shop().file("/usr/lib/systemd/system/once.service", 0644, "[Service]\nUser=shop\n"), shop())
                .accepts(Rule.UNIT_DROPPED);
    }

    @Test
    void aUnitThatCannotBeEnabledAnyMoreIsTold() throws IOException {
        upgrade(shop(), shop().unit("WantedBy=multi-user.target\n", ""))
                .finds(Rule.UNIT_DROPPED, "no [Install] section");
    }

    @Test
    void dataThatTheServiceDoesNotFindAreTold() throws IOException {
        Sample older = shop().unit("User=shop", "User=shop\nStateDirectory=shop/a store");
        upgrade(older, older).isClean();
        upgrade(older, shop().unit("User=shop", "User=shop\nStateDirectory=shop/a"))
                .finds(Rule.STATE_DIRECTORY_DROPPED, "'/var/lib/store'");
        upgrade(older, shop().unit("User=shop", "User=shop\nStateDirectory=shop/a\nReadWritePaths=/var/lib/store"))
                .accepts(Rule.STATE_DIRECTORY_DROPPED);
    }

    @Test
    void anotherNameMustObsoleteTheOldOne() throws IOException {
        Path older = new Damage(shop().version("1.1").writeTo(folder)).replaceInHeader("C\0shop\0", "C\0shed\0");
        upgrade(older, shop()).finds(Rule.PREDECESSOR_NOT_OBSOLETED, "'shop'", "'shed'");
        upgrade(older, shop().depends(DependencyKind.OBSOLETES, "shed < 1.2")).accepts(Rule.PREDECESSOR_NOT_OBSOLETED);
    }

    @Test
    void anotherVendorIsTold() throws IOException {
        upgrade(Spec.of("Vendor: Acme").build(folder), shop())
                .finds(Rule.VENDOR_CHANGED, "The vendor is not set, that of the last release 'Acme'");
    }

    @Test
    void aBaselineOfAnotherBuilderIsRead() throws IOException {
        Path older = Spec.files("mkdir -p $R/etc; echo a=1 >$R/etc/shop.cfg", "%config /etc/shop.cfg")
                .build(folder);
        Verdict verdict = upgrade(older, shop());
        verdict.finds(Rule.CONFIGURATION_DROPPED, "'/etc/shop.cfg'").accepts(Rule.VENDOR_CHANGED);
    }

    @Test
    void aDamagedBaselineStopsNothing() throws IOException {
        Path older = shop().version("1.1").writeTo(folder);
        new Damage(older).flipBeforeEnd(500);
        new Damage(older).cutTo((int) Files.size(older) - 200);
        upgrade(older, shop()).accepts(Rule.CONFIGURATION_DROPPED);
    }
}
