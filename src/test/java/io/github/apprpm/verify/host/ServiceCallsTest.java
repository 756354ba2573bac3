package io.github.apprpm.verify.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.verify.host.ServiceCalls.Verb;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceCallsTest {
    @TempDir
    private Path folder;

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
                ServiceCalls.inUpgrade(old, replacement, Verb.RESTARTS));
    }

    @Test
    void whatTheOldPackageStopsIsFound() throws IOException {
        RpmPackage old = Release.of("1.0")
                .script(Phase.PREUN, "systemctl --no-block stop shop")
                .in(folder);
        assertEquals(
                List.of("%preun of shop-1.0-1.noarch ('systemctl --no-block stop shop')"),
                ServiceCalls.inUpgrade(old, Release.of("1.1").in(folder), Verb.STOPS));
    }

    @Test
    void aBranchForErasingIsNotOfAnUpgrade() {
        assertEquals(List.of("systemctl stop other"), ServiceCalls.lines("""
                        if [ "$1" -eq 0 ]; then
                          if true; then
                            systemctl stop shop
                          fi
                          systemctl stop shop
                        fi
                        if [ $1 = 0 ]; then systemctl stop shop; fi
                        # systemctl stop shop
                        systemctl stop other
                        """, Verb.STOPS));
    }

    @Test
    void theOtherBranchOfAQuestionForErasingIsOfAnUpgrade() {
        assertEquals(
                List.of("systemctl stop other"),
                ServiceCalls.lines(
                        "if [ $1 -eq 0 ]; then\n  systemctl stop shop\nelse\n  systemctl stop other\nfi\n",
                        Verb.STOPS));
    }
}
