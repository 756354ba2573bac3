package io.github.apprpm.verify.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.rpm.RpmPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceCallsTest {
    @TempDir
    private Path folder;

    private ServiceCalls upgradeFrom(Release old) throws IOException {
        return ServiceCalls.ofUpgrade(old.in(folder), Release.of("1.1").in(folder));
    }

    @Test
    void whoRestartsIsNamedWithItsCommand() throws IOException {
        RpmPackage old = Release.of("1.0")
                .script(Phase.POSTTRANS, "systemctl restart shop")
                .in(folder);
        RpmPackage replacement = Release.of("1.1")
                .script(Phase.POST, "[ $1 -eq 1 ] || systemctl restart shop >/dev/null 2>&1 || :")
                .script(Phase.POSTTRANS, "systemctl try-restart shop.service || echo failed >&2")
                .in(folder);
        assertEquals(
                List.of(
                        "%post of shop-1.1-1.noarch ('systemctl restart shop')",
                        "%posttrans of shop-1.1-1.noarch ('systemctl try-restart shop.service')"),
                ServiceCalls.ofUpgrade(old, replacement).of(ServiceCalls.STARTS));
    }

    @Test
    void whatTheOldPackageStopsIsFound() throws IOException {
        assertEquals(
                List.of("%preun of shop-1.0-1.noarch ('systemctl --no-block stop shop')"),
                upgradeFrom(Release.of("1.0").script(Phase.PREUN, "systemctl --no-block stop shop"))
                        .of(ServiceCalls.STOPS));
    }

    @Test
    void aBranchForErasingIsNotOfAnUpgrade() throws IOException {
        Release old = Release.of("1.0").script(Phase.PREUN, """
                if [ "$1" -eq 0 ]; then
                  if true; then
                    systemctl stop shop
                  fi
                  systemctl stop shop
                fi
                if [ $1 = 0 ]; then systemctl stop shop; fi
                # systemctl stop shop
                systemctl stop other
                """);
        assertEquals(
                List.of("%preun of shop-1.0-1.noarch ('systemctl stop other')"),
                upgradeFrom(old).of(ServiceCalls.STOPS));
    }

    @Test
    void theOtherBranchOfAQuestionForErasingIsOfAnUpgrade() throws IOException {
        Release old = Release.of("1.0")
                .script(
                        Phase.PREUN,
                        "if [ $1 -eq 0 ]; then\n  systemctl stop shop\nelse\n  systemctl stop other\nfi\n");
        assertEquals(
                List.of("%preun of shop-1.0-1.noarch ('systemctl stop other')"),
                upgradeFrom(old).of(ServiceCalls.STOPS));
    }

    @Test
    void callsAreFoundInFunctionsAndBehindVariables() throws IOException {
        Release old = Release.of("1.0")
                .script(
                        Phase.POSTUN,
                        "unit=shop\nhalt() {\n  systemctl \\\n    stop $unit.service\n}\ncase $1 in 1) halt ;; esac");
        assertEquals(
                List.of("%postun of shop-1.0-1.noarch ('systemctl stop shop.service')"),
                upgradeFrom(old).of(ServiceCalls.STOPS));
    }

    @Test
    void aRestartAtTheEndOfTheTransactionIsOne() throws IOException {
        Release old = Release.of("1.0")
                .script(
                        Phase.POSTUN,
                        "/usr/lib/systemd/systemd-update-helper mark-restart-system-units shop.service || :");
        assertEquals(1, upgradeFrom(old).of(ServiceCalls.STARTS).size());
    }

    @Test
    void aTextThatNamesACallIsNotOne() throws IOException {
        Release old = Release.of("1.0")
                .script(Phase.PREUN, "echo 'Run systemctl stop shop' && cat <<END\nsystemctl stop shop\nEND");
        assertEquals(List.of(), upgradeFrom(old).of(ServiceCalls.STOPS));
    }

    @Test
    void aFirstInstallationRunsNoScriptletOfErasing() throws IOException {
        RpmPackage rpm = Release.of("1.0")
                .script(Phase.POST, "if [ $1 -eq 1 ]; then systemctl enable --now shop; fi")
                .script(Phase.POSTUN, "systemctl start shop")
                .in(folder);
        assertEquals(
                List.of("%post of shop-1.0-1.noarch ('systemctl enable --now shop')"),
                ServiceCalls.ofInstallation(rpm).of(ServiceCalls.STARTS_OR_ENABLES));
    }

    @Test
    void callsAreOnlyCompleteIfEachScriptletIsUnderstood() throws IOException {
        assertTrue(upgradeFrom(Release.of("1.0").script(Phase.POSTUN, "true")).isComplete());
        assertFalse(
                upgradeFrom(Release.of("1.0").script(Phase.POSTUN, "case x in")).isComplete());
    }
}
