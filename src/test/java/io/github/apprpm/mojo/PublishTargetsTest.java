package io.github.apprpm.mojo;

import io.github.apprpm.Refusal;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.settings.Settings;
import org.junit.jupiter.api.Test;

class PublishTargetsTest {
    private final Settings settings = new Settings();
    private final PublishTargets targets =
            new PublishTargets(new ServerAccess(settings, request -> null), new SystemStreamLog());

    private static Destination to(String target, String url) {
        return new Destination(target, url, Optional.empty(), List.of());
    }

    @Test
    void aKindOfPlaceThatIsNotKnownIsRefusedWithThoseThatAre() {
        Refusal.of(() -> targets.open(to("nexsu", "https://nexus.example/")))
                .says("<target> 'nexsu'", "nexus", "cloudsmith");
    }

    @Test
    void nothingIsPublishedOffline() {
        settings.setOffline(true);
        Refusal.of(() -> targets.open(to("nexus", "https://nexus.example/"))).says("Maven works offline", "-o");
    }

    @Test
    void credentialsInTheAddressAreRefused() {
        Refusal.of(() -> targets.open(to("nexus", "https://ci:hunter2@nexus.example/")))
                .says("<url>", "where others can read them", "<serverId>");
    }
}
