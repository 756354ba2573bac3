package io.github.apprpm.check;

import static io.github.apprpm.check.Sample.JAR;
import static io.github.apprpm.check.Sample.shop;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.model.Entry.Symlink;
import io.github.apprpm.model.FileFlag;
import io.github.apprpm.model.Scriptlet.Phase;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("tool")
class FileRulesTest {
    @TempDir
    private Path directory;

    private Verdict check(Sample sample) throws IOException {
        return Verdict.of(sample.writeTo(directory));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "groupadd -r store",
                "getent group store >/dev/null || groupadd -r store",
                "NAME=store; groupadd $NAME",
                "useradd --system --user-group store",
                "systemd-sysusers --replace=/usr/lib/sysusers.d/store.conf - <<EOF\ng store -\nEOF"
            })
    void aGroupThatPreCreatesIsAccepted(String script) throws IOException {
        check(shop().script(Phase.PRE, "useradd shop\n" + script).file("/opt/shop/data", 0640, "root", "store", "1"))
                .isClean();
    }

    @ParameterizedTest
    @CsvSource({"PROVIDES, group(store)", "REQUIRES, group(store)", "REQUIRES, store-common"})
    void aGroupThatAnotherPackageCreatesIsAccepted(DependencyKind kind, String capability) throws IOException {
        check(shop().depends(kind, capability).file("/opt/shop/data", 0640, "root", "store", "1"))
                .isClean();
    }

    @Test
    void anAccountThatPreMentionsOnlyIsMissing() throws IOException {
        check(shop().script(Phase.PRE, "useradd shop; echo store").file("/opt/shop/data", 0640, "store", "root", "1"))
                .finds(Rule.FILE_ACCOUNT_MISSING, "'/opt/shop/data'", "the user 'store'");
    }

    @Test
    void anAccountIsToldOnce() throws IOException {
        check(shop().file("/opt/shop/a", 0640, "root", "store", "1").file("/opt/shop/b", 0640, "root", "store", "1"))
                .finds(Rule.FILE_ACCOUNT_MISSING, "'/opt/shop/a'", "the group 'store'");
    }

    @Test
    void aSharedDirectoryWithTheStickyBitIsAccepted() throws IOException {
        check(shop().directory("/opt/shop/tmp", 01777)).isClean();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0777", "0666", "0602", "1777"})
    void aFileThatEverybodyMayWriteIsFound(String mode) throws IOException {
        check(shop().file("/opt/shop/a.txt", Integer.parseInt(mode, 8), "1"))
                .finds(Rule.FILE_WORLD_WRITABLE, "'/opt/shop/a.txt'", mode);
    }

    @Test
    void aDirectoryThatHandsItsGroupDownIsAccepted() throws IOException {
        check(shop().directory("/opt/shop/shared", 02755)).isClean();
    }

    @Test
    void codeInADirectoryOfTheServiceIsFound() throws IOException {
        check(shop().directory("/opt/shop/lib", 0755, "shop", "shop"))
                .finds(
                        Rule.CODE_WRITABLE_BY_SERVICE,
                        "'" + JAR + "' can be replaced",
                        "'/opt/shop/lib' belongs to shop");
    }

    @Test
    void codeThatTheGroupOfTheServiceMayWriteIsFound() throws IOException {
        check(shop().file(JAR, 0664, "root", "shop", "x")).finds(Rule.CODE_WRITABLE_BY_SERVICE, JAR);
    }

    @Test
    void dataOfTheServiceIsItsOwn() throws IOException {
        check(shop().file("/var/lib/shop/start.db", 0640, "shop", "shop", "x")).isClean();
    }

    @Test
    void distributionsOwnWhatTheyOwnAndFragmentsOfTheOwnUnitAreTheOwn() throws IOException {
        check(shop().directory("/usr/lib/systemd/system/shop.service.d", 0755)).isClean();
        check(shop().directory("/etc/cron.d", 0755)).finds(Rule.DISTRIBUTION_DIRECTORY_OWNED, "'/etc/cron.d'");
    }

    @Test
    void configurationOutsideOfEtcIsHeldToTheSame() throws IOException {
        check(shop().configuration("/opt/shop/conf", 0644, "a=1\n", FileFlag.CONFIG))
                .finds(Rule.CONFIGURATION_REPLACED, "'/opt/shop/conf'");
        check(shop().configuration("/opt/shop/conf", 0644, "a=1\n", FileFlag.CONFIG, FileFlag.NOREPLACE))
                .isClean();
    }

    @Test
    void whatNobodyEditsInEtcIsAccepted() throws IOException {
        check(shop().file("/etc/profile.d/shop.sh", 0644, "export SHOP=1\n")).isClean();
        check(shop().with(new Symlink("/etc/shop", "/opt/shop"))).isClean();
    }

    @ParameterizedTest
    @CsvSource({
        "server.key, -----BEGIN PRIVATE KEY-----, SECRET_READABLE",
        "id_rsa, x, SECRET_READABLE",
        "store.pfx, x, SECRET_READABLE",
        "store.jks, x, SECRET_READABLE",
        ".env, DB_PASSWORD=tiger7, PASSWORD_READABLE",
        "application.yml, '  password: tiger7', PASSWORD_READABLE",
        "application.properties, spring.datasource.password=tiger7, PASSWORD_READABLE",
        "shop.conf, 'client_secret = \"ab12cd\"', PASSWORD_READABLE"
    })
    void aSecretThatEverybodyMayReadIsFound(String name, String text, Rule rule) throws IOException {
        String path = "/opt/shop/" + name;
        check(shop().file(path, 0644, text + "\n")).finds(rule, path);
        check(shop().file(path, 0640, text + "\n")).isClean();
        check(shop().directory("/opt/shop/conf", 0750).file("/opt/shop/conf/" + name, 0644, text + "\n"))
                .isClean();
    }

    @Test
    void aPrivateKeyInAnyTextIsFound() throws IOException {
        String key = "-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEAz1yE7xUbkQ==\n-----END RSA PRIVATE KEY-----\n";
        check(shop().file("/opt/shop/all.pem", 0644, "# mine\n" + key))
                .finds(Rule.SECRET_READABLE, "The private key in '/opt/shop/all.pem' has the mode 0644");
    }

    @ParameterizedTest
    @CsvSource({
        "server.key, -----BEGIN PUBLIC KEY-----",
        "truststore.p12, x",
        "application.properties, db.password=${DB_PASSWORD}",
        "application.properties, db.password=",
        "application.properties, '#db.password=tiger'",
        "application.properties, password.policy=strong",
        "application.properties, db.password-file=/run/secrets/db",
        "application.yml, 'password: ENC(abc)'",
        "application.yml, 'password: changeme'",
        "shop.conf, ask_password = yes",
        "reader.sh, if grep -q 'BEGIN PRIVATE KEY' x; then",
        "shop.txt, password=tiger7"
    })
    void whatIsNoSecretIsAccepted(String name, String text) throws IOException {
        check(shop().file("/opt/shop/" + name, 0644, text + "\n")).isClean();
    }

    @Test
    void documentationHasNoSecrets() throws IOException {
        check(shop().file("/usr/share/doc/shop/application.properties", 0644, "password=tiger7\n"))
                .accepts(Rule.PASSWORD_READABLE);
    }

    @Test
    void namesThatOnlyLookBadAreAccepted() throws IOException {
        check(shop().file("/opt/shop/lib/a+b~c@d,e=f%g{h}[i]#Inner$1.class", 0644, "x"))
                .isClean();
    }

    /** Data and configuration are not: they stay as they are on each host. */
    @Test
    void codeInVarIsNamedOnce() throws IOException {
        check(shop().file("/var/app/shop/lib/shop.jar", 0644, "x")
                        .file("/var/app/shop/bin/launch", 0755, "#!/bin/sh\n"))
                .finds(Rule.CODE_IN_VAR, "and 1 other file are code in /var");
        check(shop().file("/var/lib/shop/start.txt", 0644, "x")).isClean();
    }

    @Test
    void aUnitMayStartWhatItsInterpreterReads() throws IOException {
        check(shop().file("/srv/app/shop/launch", 0755, "#!/bin/sh\n")
                        .unit("sh /opt/shop/bin/launch", "sh /srv/app/shop/launch"))
                .isClean();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ExecStart=-/srv/shop/launch",
                "ExecStart=@+/home/shop/launch shop",
                "ExecStart=/usr/bin/env sh /opt/shop/bin/launch\nExecStartPre=\"/tmp/x y\"",
                "ExecStart=/usr/bin/env sh /opt/shop/bin/launch\nExecStop=/usr/bin/true \\\n  x\nExecReload=/var/lib/shop/r"
            })
    void whatSelinuxRefusesIsFoundInEachCommand(String lines) throws IOException {
        check(shop().unit("ExecStart=/usr/bin/env sh /opt/shop/bin/launch", lines))
                .finds(Rule.UNIT_EXEC_REFUSED);
    }

    @Test
    void whatSelinuxRefusesBehindALinkIsFound() throws IOException {
        check(shop().with(new Symlink("/opt/shop/run", "../../var/lib/shop/bin"))
                        .file("/var/lib/shop/bin/launch", 0755, "#!/bin/sh\n")
                        .unit("/usr/bin/env sh /opt/shop/bin/launch", "/opt/shop/run/launch"))
                .finds(Rule.UNIT_EXEC_REFUSED, "'/var/lib/shop/bin/launch'");
    }

    @Test
    void whatGetsAnotherLabelIsAccepted() throws IOException {
        check(shop().file("/srv/app/shop/launch", 0755, "#!/bin/sh\n")
                        .script(
                                Phase.POST,
                                "semanage fcontext -a -t bin_t /srv/app/shop/launch; restorecon -R /var/app/shop")
                        .unit("/usr/bin/env sh /opt/shop/bin/launch", "/srv/app/shop/launch"))
                .isClean();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ExecStart=/usr/bin/java -jar /opt/shop/lib/shop.jar",
                "ExecStart=/opt/other/bin/start",
                "ExecStart=-/opt/shop/bin/missing",
                "ExecStart=/opt/shop/bin/%p",
                "ExecStart=/opt/shop/bin/launch\nEnvironmentFile=-/opt/shop/env",
                "ExecStart=/opt/shop/bin/launch\nEnvironmentFile=/etc/sysconfig/shop"
            })
    void whatAnotherPackageMayHaveIsAccepted(String line) throws IOException {
        check(shop().unit("ExecStart=/usr/bin/env sh /opt/shop/bin/launch", line))
                .isClean();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ExecStart=/opt/shop/bin/lunch",
                "ExecStart=/bin/bash /opt/shop/bin/lunch x",
                "ExecStart=/opt/shop/bin/launch\nEnvironmentFile=/opt/shop/env",
                "ExecStart=/opt/shop/bin/launch\nWorkingDirectory=/opt/shop/work"
            })
    void aMissingFileOfAUnitIsFound(String line) throws IOException {
        check(shop().unit("ExecStart=/usr/bin/env sh /opt/shop/bin/launch", line))
                .finds(Rule.UNIT_FILE_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"User=shop2\nDynamicUser=yes", "User=nobody", "User=%i", "User=store"})
    void anAccountOfAUnitThatIsThereIsAccepted(String line) throws IOException {
        check(shop().file("/usr/lib/sysusers.d/shop.conf", 0644, "# x\nu store - \"Store\"\n")
                        .unit("User=shop", line))
                .accepts(Rule.UNIT_ACCOUNT_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"www", "news", "nogroup", "dbus", "sshd", "shadow"})
    void aGroupThatSomeDistributionsHaveIsNoneOfTheHost(String group) throws IOException {
        check(shop().file("/opt/shop/data", 0640, "root", group, "1"))
                .finds(Rule.FILE_ACCOUNT_MISSING, "the group '" + group + "', which is not created");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tty", "users", "audio", "lp", "systemd-journal"})
    void aGroupThatEachDistributionHasIsAccepted(String group) throws IOException {
        check(shop().file("/opt/shop/data", 0640, "root", group, "1")).isClean();
    }

    @Test
    void anAccountThatSuseLacksIsNoted() throws IOException {
        Verdict verdict = check(shop().file("/opt/shop/data", 0640, "root", "mail", "1"))
                .finds(Rule.FILE_ACCOUNT_MISSING, "the group 'mail'", "EL and Fedora", "SLE and openSUSE");
        assertEquals(Severity.NOTE, verdict.of(Rule.FILE_ACCOUNT_MISSING).get(0).severity());
        check(shop().depends(DependencyKind.REQUIRES, "group(mail)").file("/opt/shop/data", 0640, "root", "mail", "1"))
                .isClean();
    }

    @Test
    void whatOldHostsLackIsToldOfThemOnly() throws IOException {
        Path rpm = Spec.of("Requires: other > 1.0^1").build(directory);
        Verdict.of(rpm, CheckOptions.own(Compatibility.EL7))
                .finds(Rule.FEATURE_UNSUPPORTED, "CaretInVersions", "4.15", "'el7'");
        Verdict.of(rpm).isClean();
    }

    @Test
    void aRichDependencyIsToldOfOldHosts() throws IOException {
        Path rpm = shop().depends(DependencyKind.REQUIRES, "(java or jre)").writeTo(directory);
        Verdict.of(rpm).isClean();
        Verdict.of(rpm, CheckOptions.own(Compatibility.EL7))
                .finds(Rule.FEATURE_UNSUPPORTED, "RichDependencies", "4.12");
    }

    @Test
    void aScriptletThatOldHostsDoNotRunIsTold() throws IOException {
        check(shop().script(Phase.PREUNTRANS, "true")).finds(Rule.FEATURE_IGNORED, "%preuntrans", "4.19");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/sh", "/etc/passwd", "/usr/sbin/useradd", "/usr/lib/sendmail", "java-headless", JAR})
    void whatRepositoriesListIsAccepted(String name) throws IOException {
        check(shop().depends(DependencyKind.REQUIRES, name)).isClean();
    }

    @Test
    void aFileInARichDependencyIsFound() throws IOException {
        check(shop().depends(DependencyKind.REQUIRES, "(/usr/share/a or /usr/bin/b)"))
                .finds(Rule.DEPENDENCY_NOT_INDEXED, "'/usr/share/a'");
    }
}
