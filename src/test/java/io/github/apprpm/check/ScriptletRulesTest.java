package io.github.apprpm.check;

import static io.github.apprpm.check.Sample.shop;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.Scriptlet.Phase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("tool")
class ScriptletRulesTest {
    @TempDir
    private Path directory;

    private Verdict with(Phase phase, String script) throws IOException {
        return Verdict.of(shop().script(phase, script).writeTo(directory));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "systemctl restart shop.service",
                "/bin/systemctl try-restart shop >/dev/null 2>&1 || :",
                "systemctl daemon-reload; systemctl enable --now shop",
                "service shop restart",
                "if [ $1 -gt 1 ]; then systemctl start shop; fi",
                "for s in cron shop; do systemctl reload-or-restart $s; done",
                "systemctl restart 'shop*'"
            })
    void aRestartInPostIsFound(String script) throws IOException {
        with(Phase.POST, script).finds(Rule.SCRIPTLET_RESTARTS_IN_POST, "%post runs '");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "systemctl daemon-reload",
                "systemctl try-restart rsyslog.service",
                "if [ $1 -eq 1 ]; then systemctl enable --now shop; fi",
                "systemctl restart shop-cleanup.timer",
                "echo To start: systemctl start shop",
                "/usr/lib/systemd/systemd-update-helper install-system-units shop.service || :",
                "systemctl --user try-restart shop"
            })
    void whatIsNoRestartOnAnUpgradeIsAccepted(String script) throws IOException {
        with(Phase.POST, script).isClean();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "systemctl stop shop",
                "systemctl disable --now shop.service",
                "service shop stop >/dev/null",
                "chkconfig --del shop",
                "pkill -f shop.jar",
                "if [ $1 -ge 0 ]; then systemctl stop shop; fi",
                "/usr/lib/systemd/systemd-update-helper remove-system-units shop.service"
            })
    void aStopOnAnUpgradeIsFound(String script) throws IOException {
        assertEquals(
                Severity.ERROR,
                with(Phase.PREUN, script)
                        .of(Rule.SCRIPTLET_STOPS_ON_UPGRADE)
                        .get(0)
                        .severity());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if [ $1 -eq 0 ]; then systemctl stop shop; fi",
                "if [ $1 -eq 0 ] && [ -x \"/usr/lib/systemd/systemd-update-helper\" ]; then\n"
                        + "    /usr/lib/systemd/systemd-update-helper remove-system-units shop.service || :\nfi",
                "systemctl stop somebody-else",
                "pkill -HUP rsyslogd",
                "systemctl kill --signal=HUP shop",
                "systemctl is-active shop || :"
            })
    void whatIsNoStopOnAnUpgradeIsAccepted(String script) throws IOException {
        with(Phase.PREUN, script).isClean();
    }

    @Test
    void aStopThatIsFollowedByAStartIsAccepted() throws IOException {
        Verdict.of(shop().script(Phase.PRE, "useradd shop; [ $1 -eq 1 ] || systemctl stop shop")
                        .script(Phase.POSTTRANS, "systemctl start shop")
                        .writeTo(directory))
                .isClean();
    }

    @Test
    void aStopIsNotUndoneByARestartOfWhatRuns() throws IOException {
        Verdict.of(shop().script(Phase.PRE, "useradd shop; systemctl stop shop").writeTo(directory))
                .finds(Rule.SCRIPTLET_STOPS_ON_UPGRADE, "%pre runs 'systemctl stop shop'");
    }

    @Test
    void aStartOfWhatOnlyTheHostKnowsDoesNotUndoAStop() throws IOException {
        Verdict.of(shop().script(Phase.PRE, "useradd shop; systemctl stop shop")
                        .script(Phase.POSTTRANS, "for unit in $(cat /run/ran); do systemctl start \"$unit\"; done")
                        .writeTo(directory))
                .finds(Rule.SCRIPTLET_STOPS_ON_UPGRADE, "%pre runs 'systemctl stop shop'");
    }

    @Test
    void thePassedMacrosOfSystemdAreAccepted() throws IOException {
        Verdict.of(shop().script(
                                Phase.POST,
                                "if [ $1 -eq 1 ] && [ -x \"/usr/lib/systemd/systemd-update-helper\" ]; then\n"
                                        + "    /usr/lib/systemd/systemd-update-helper install-system-units shop.service"
                                        + " || :\nfi")
                        .script(
                                Phase.POSTUN,
                                "if [ $1 -ge 1 ] && [ -x \"/usr/lib/systemd/systemd-update-helper\" ]; then\n"
                                        + "    /usr/lib/systemd/systemd-update-helper mark-restart-system-units"
                                        + " shop.service || :\nfi\nif [ $1 -ge 1 ]; then systemctl try-restart shop;fi")
                        .writeTo(directory))
                .isClean();
    }

    @Test
    void aDeletedAccountIsToldWithWhen() throws IOException {
        with(Phase.POSTUN, "userdel -r shop")
                .finds(Rule.SCRIPTLET_DELETES_ACCOUNT, "'userdel -r shop', on an upgrade too");
        with(Phase.POSTUN, "if [ $1 = 0 ]; then groupdel shop; fi")
                .finds(Rule.SCRIPTLET_DELETES_ACCOUNT, "%postun runs 'groupdel shop'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chown -R shop: /opt/shop",
                "chown --recursive shop /opt/shop",
                "chgrp -hR shop /opt/shop",
                "find /opt/shop -type d -exec chown shop {} +",
                "find /opt/shop -print0 | xargs -0 chown shop"
            })
    void aRecursiveChangeOfOwnersIsFound(String script) throws IOException {
        with(Phase.POST, script).finds(Rule.SCRIPTLET_CHOWNS_RECURSIVELY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chown shop /opt/shop",
                "chown -R root:root /opt/shop",
                "# chown -R shop /opt",
                "chmod -R g+w /opt"
            })
    void anotherChangeOfOwnersIsAccepted(String script) throws IOException {
        with(Phase.POST, script).isClean();
    }

    @Test
    void aScriptThatTheShellCannotParseIsFoundWithItsLine() throws IOException {
        with(Phase.POSTTRANS, "echo a\nif true; then\n  echo 'b\nfi")
                .finds(Rule.SCRIPTLET_SYNTAX, "%posttrans", "line ");
    }

    @Test
    void whereNoShellIsInstalledTheSameIsFound() {
        assertEquals(
                Optional.of("line 2: 'if' has no end"), ScriptletSyntax.parsed("echo a\nif true; then\n  echo 'b'\n"));
        assertEquals(Optional.empty(), ScriptletSyntax.parsed("a=(x y); [[ ${a[0]} == x ]] && cat < <(echo z)\n"));
    }

    @Test
    void aMarkBeforeTheFirstCommandIsFound() throws IOException {
        with(Phase.POST, "\uFEFFecho").finds(Rule.SCRIPTLET_SYNTAX, "%post begins with a byte order mark");
    }

    @Test
    void theSyntaxOfBashIsAcceptedAsOnRealHosts() throws IOException {
        Verdict.of(Spec.script("%post -p /bin/bash\na=(x y); [[ ${a[0]} == x ]] && cat < <(echo z)")
                        .build(directory))
                .isClean();
    }

    @Test
    void lineEndsOfWindowsAreFound() throws IOException {
        Path rpm = new Damage(shop().script(Phase.POST, "echo aX\necho b").writeTo(directory))
                .replaceInHeader("aX\n", "a\r\n");
        Verdict.of(rpm).finds(Rule.SCRIPTLET_SYNTAX, "Windows line ends");
    }

    @Test
    void otherLanguagesAreLeftAlone() throws IOException {
        Verdict.of(Spec.script(
                                "%post -p <lua>\nos.execute('systemctl restart shop')\n%preun -p /usr/bin/python3\nfoo((")
                        .build(directory))
                .isClean();
    }

    @Test
    void whatIsOnlyUnwiseIsAWarningInSomebodyElsesPackage() throws IOException {
        Path rpm = shop().script(Phase.POST, "systemctl restart shop").writeTo(directory);
        CheckOptions own = CheckOptions.own(Compatibility.EL8);
        CheckOptions foreign = new CheckOptions(
                true,
                own.oldest(),
                own.keys(),
                false,
                own.baseline(),
                own.noBaselineBecause(),
                List.of(),
                Optional.empty());
        assertEquals(
                Severity.WARNING,
                Verdict.of(rpm, foreign)
                        .of(Rule.SCRIPTLET_RESTARTS_IN_POST)
                        .get(0)
                        .severity());
    }
}
