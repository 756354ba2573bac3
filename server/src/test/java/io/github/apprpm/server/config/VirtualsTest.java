package io.github.apprpm.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.model.PackagingException;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VirtualsTest {
    private static final String EPEL = "epel https://example.org/$releasever/$release/$basearch";

    private static Virtuals of(String virtual, String remotes) {
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        settings.put(Setting.VIRTUAL, virtual);
        settings.put(Setting.REMOTES, remotes);
        settings.put(Setting.REMOTE_KEYS, "epel /etc/epel.asc");
        return Virtuals.of(new Values(settings), List.of("apps", "dev"));
    }

    @Test
    void membersAreInTheirOrder() {
        assertEquals(
                Map.of("all", List.of("dev", "epel", "apps"), "test", List.of("dev")),
                of("all: dev epel apps; test: dev;", EPEL).members());
    }

    @Test
    void theAddressOfARemoteRepositoryIsThatOfTheHost() {
        Remote epel = of("", EPEL).remotes().get("epel");
        assertEquals(URI.create("https://example.org/9/el9/x86_64/"), epel.uri("el9", "x86_64"));
        assertEquals(Optional.of(Path.of("/etc/epel.asc")), epel.key());
    }

    @Test
    void thereAreNoneByDefault() {
        assertTrue(of("", "").members().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "all: none,          epel https://example.org/, 'none'",
        "apps: dev,          epel https://example.org/, 'apps'",
        "epel: dev,          epel https://example.org/, 'epel'",
        "all: dev; all: apps, epel https://example.org/, 'all'",
        "all dev,            epel https://example.org/, 'all dev'",
        "../x: dev,          epel https://example.org/, '../x'",
        "repodata: dev,      epel https://example.org/, 'repodata'",
        "all: dev,           apps https://example.org/, 'apps'",
        "all: dev,           epel file:///etc/,         'file:///etc/'",
        "all: dev,           epel,                      'epel'",
    })
    void whatIsWrongIsQuoted(String virtual, String remotes, String quoted) {
        PackagingException refused = assertThrows(PackagingException.class, () -> of(virtual, remotes));
        assertTrue(refused.problem().contains("'" + quoted + "'"), refused.problem());
    }

    @Test
    void anAddressWithAPasswordIsRefusedWithoutIt() {
        PackagingException refused =
                assertThrows(PackagingException.class, () -> of("", "epel https://me:s3cret@example.org/"));
        assertTrue(!refused.getMessage().contains("s3cret"), refused.getMessage());
    }
}
