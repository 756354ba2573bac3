package io.github.apprpm.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import io.github.apprpm.publish.PublishTarget;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.settings.Settings;
import org.junit.jupiter.api.Test;

class PublishTargetsTest {
    private final Settings settings = new Settings();
    private final ServerAccess servers = new ServerAccess(settings, request -> null);
    private final PublishTargets targets = new PublishTargets(
            servers,
            new StoredTargets(servers, new S3Libraries(null, null, List.of()), Optional.empty(), Path.of("base")),
            new SystemStreamLog());

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
    void aDirectoryNeedsNoNetworkAndBeginsWhereTheBuildDoes() throws IOException {
        settings.setOffline(true);
        try (PublishTarget target = targets.open(to("directory", "share/../el9"))) {
            assertEquals("'%s'".formatted(Path.of("base", "el9")), target.name());
        }
    }

    @Test
    void hostsKnowARepositoryByTheFileBesideIt() throws IOException {
        Destination destination = new Destination(
                "directory", "el9", Optional.empty(), List.of("publicUrl=https://packages.example.org/el9"));
        try (PublishTarget target = targets.open(destination)) {
            assertEquals(Optional.of(URI.create("https://packages.example.org/el9/el9.repo")), target.repository());
        }
    }

    @Test
    void credentialsInTheAddressAreRefused() {
        Refusal.of(() -> targets.open(to("nexus", "https://ci:hunter2@nexus.example/")))
                .says("<repositoryUrl>", "where others can read them", "<serverId>");
    }
}
