package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.model.Scriptlet;
import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.model.Services;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrainingUnitTest {
    private static List<String> lines(Services service) {
        return TrainingUnit.text(service.spec()).orElseThrow().lines().toList();
    }

    private static Services trained() {
        return Services.shop().withTraining("-Dspring.context.exit=onRefresh");
    }

    private static String posttrans(Services service) {
        return ServiceScriptlets.of(service.spec(), OnScriptletHost.SHOP, Map.of()).stream()
                .filter(scriptlet -> scriptlet.phase() == Phase.POSTTRANS)
                .map(Scriptlet::body)
                .collect(Collectors.joining());
    }

    @Test
    void isThereForATrainedServiceAlone() {
        assertEquals(Optional.empty(), TrainingUnit.text(Services.shop().spec()));
        assertEquals(
                Optional.empty(),
                TrainingUnit.text(Services.shop().withFastStart().spec()));
    }

    @Test
    void runsTheLauncherOnceAsTheServiceDoes() {
        List<String> lines = lines(trained().withHealth("/health").withVariable("SHOP", "1"));

        assertTrue(lines.containsAll(List.of(
                "Type=oneshot",
                "User=shop",
                "ExecStart=/usr/bin/env sh /var/app/shop/bin/launch",
                "EnvironmentFile=-/etc/sysconfig/shop",
                "Environment=\"SHOP=1\"",
                "Environment=FAST_START=training",
                "TimeoutStartSec=180")));
        assertFalse(lines.stream().anyMatch(line -> line.matches("(ExecStartPost|Restart|RestartSec|WantedBy)=.*")));
        assertFalse(lines.contains("[Install]"));
    }

    @Test
    void hasTheSandboxOfTheServiceAndNothingToWriteToButTheCache() {
        List<String> lines = lines(trained());
        List<String> service = SystemdUnit.text(trained().spec()).lines().toList();

        assertTrue(lines.containsAll(List.of("PrivateNetwork=yes", "ProtectSystem=strict", "CacheDirectory=shop")));
        assertFalse(lines.stream().anyMatch(line -> line.matches("(State|Logs|Runtime)Directory(Mode)?=.*")));
        assertTrue(Stream.of("Protect", "Private", "Restrict", "SystemCall", "Capab", "NoNew", "Lock")
                .flatMap(begin -> service.stream().filter(line -> line.startsWith(begin)))
                .filter(line -> !line.startsWith("RestartPrevent"))
                .allMatch(lines::contains));
    }

    @Test
    void runsBeforeTheRestartOfAnUpgradeAndNeverEndsIt() {
        String script = posttrans(trained());

        assertTrue(script.indexOf("systemctl start shop-training.service") > 0);
        assertTrue(script.indexOf("systemctl start shop-training.service") < script.indexOf("try-restart"));
        assertFalse(posttrans(Services.shop().withFastStart()).contains("training"));
    }
}
