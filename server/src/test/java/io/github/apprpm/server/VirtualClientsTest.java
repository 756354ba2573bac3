package io.github.apprpm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.repository.ExtraMetadata;
import io.github.apprpm.repository.ExtraMetadata.Kind;
import io.github.apprpm.repository.FolderOptions;
import io.github.apprpm.repository.MetadataSigner;
import io.github.apprpm.repository.RepositoryFolder;
import io.github.apprpm.repository.index.PackageIndexer;
import io.github.apprpm.server.config.Keys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hosts make of a virtual repository, whose metadata and those of its remote member are signed by two keys. */
@Tag("tool")
class VirtualClientsTest {
    private static final SmallPackage SHOP = SmallPackage.shop("1.0");
    private static final SmallPackage FAR = SHOP.named("far-away");

    @TempDir
    private Path directory;

    private Path key;
    private Path otherKey;
    private RunningServer other;
    private RunningServer server;

    @BeforeEach
    void start() throws Exception {
        Path far = Files.createDirectory(directory.resolve("other"));
        RepositoryKey farKey = RepositoryKey.make();
        otherKey = farKey.secretIn(far);
        other = RunningServer.in(far, "signingKey = " + otherKey);
        other.put(FAR);
        other.put(SHOP.with("of the other server"));
        other.reindex();
        Path own = Files.createDirectory(directory.resolve("own"));
        key = RepositoryKey.make().secretIn(own);
        server = RunningServer.in(
                own,
                "signingKey = " + key,
                "virtual = all: apps far",
                "remotes = far " + other.uri("/repositories/apps/$release/$basearch"),
                "remoteKeys = far " + farKey.publicIn(far),
                "remoteInterval = 100ms");
        server.put(SHOP);
        server.reindex();
        long end = System.nanoTime() + 30_000_000_000L;
        while (!server.get("/packages/all/el9/x86_64").body().contains("far-away") && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        server.reindex();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        other.close();
    }

    private URI repository() {
        return server.uri("/repositories/all/el9/x86_64/");
    }

    @Test
    void dnfSeesPackagesOfAllMembersAndFetchesThemWhileTheOtherServerIsDown() throws Exception {
        HostProgram dnf = HostProgram.dnf(directory, repository());
        Path first = Files.createDirectory(directory.resolve("first"));
        assertEquals(
                Optional.empty(),
                dnf.run(List.of("install", "--downloadonly", "--downloaddir=" + first, "shop", "far-away")));
        assertTrue(Files.exists(first.resolve(FAR.fileName())));
        assertEquals(-1, Files.mismatch(SHOP.writeTo(directory), first.resolve(SHOP.fileName())));

        other.close();
        Path second = Files.createDirectory(directory.resolve("second"));
        HostProgram again = HostProgram.dnf(directory, repository());
        assertEquals(
                Optional.empty(),
                again.run(List.of("install", "--downloadonly", "--downloaddir=" + second, "far-away")));
        assertTrue(Files.exists(second.resolve(FAR.fileName())));
    }

    @Test
    void zypperSeesPackagesOfAllMembers() throws Exception {
        HostProgram zypper = HostProgram.zypper(directory, repository());
        assertEquals(Optional.empty(), zypper.refresh());
        assertEquals(Optional.empty(), zypper.run(List.of("search", "far-away")));
        assertTrue(zypper.output().contains("far-away"), zypper.output());
        assertEquals(Optional.empty(), zypper.run(List.of("search", "shop")));
    }

    /** As the administrator of a repository does it. */
    private void publish(RunningServer its, Path itsKey, Map<Kind, String> texts) throws IOException {
        Map<Kind, Path> files = new EnumMap<>(Kind.class);
        for (Map.Entry<Kind, String> each : texts.entrySet()) {
            files.put(
                    each.getKey(),
                    Files.writeString(directory.resolve(each.getKey().type()), each.getValue()));
        }
        MetadataSigner signer = new Keys(Optional.of(itsKey), Optional.empty(), List.of())
                .signer(Instant.now())
                .orElseThrow();
        try (RepositoryFolder folder = RepositoryFolder.open(its.data().resolve("repositories/apps/el9/x86_64"))) {
            folder.update(
                    new PackageIndexer()::read,
                    FolderOptions.at(Instant.now()).signedBy(signer).with(new ExtraMetadata(files)));
        }
    }

    private static String advisory(String id, SmallPackage rpm) {
        return """
                <updates><update from="x@example.com" status="final" type="security" version="1"><id>%s</id><title>A hole</title>
                <issued date="2026-11-20 10:00:00"/><severity>Important</severity><description>It &lt;is&gt; closed.</description>
                <pkglist><collection short="x"><name>x</name><package name="%s" version="%s" release="%s" epoch="0" arch="%s">
                <filename>%s</filename></package></collection></pkglist></update></updates>
                """.formatted(id, rpm.name(), rpm.version(), rpm.release(), rpm.architecture(), rpm.fileName());
    }

    private static String group(String rpm) {
        return """
                <comps><group><id>shops</id><name>All shops</name><default>true</default><uservisible>true</uservisible>
                <packagelist><packagereq type="mandatory">%s</packagereq></packagelist></group></comps>
                """.formatted(rpm);
    }

    @Test
    void dnfSeesAdvisoriesGroupsAndModulesOfAllMembers() throws Exception {
        publish(server, key, Map.of(Kind.UPDATEINFO, advisory("OWN-1", SHOP), Kind.COMPS, group("shop")));
        publish(
                other,
                otherKey,
                Map.of(
                        Kind.UPDATEINFO, advisory("FAR-1", FAR),
                        Kind.COMPS, group("far-away"),
                        Kind.MODULES, """
                                ---
                                document: modulemd
                                version: 2
                                data:
                                  name: till
                                  stream: "1"
                                  version: 1
                                  context: c0ffee00
                                  arch: x86_64
                                  summary: A till
                                  description: A till
                                  license: {module: [MIT]}
                                  artifacts: {rpms: ["till-0:1.0-1.el9.noarch"]}
                                ...
                                """));
        long end = System.nanoTime() + 30_000_000_000L;
        while (!server.get("/repositories/all/el9/x86_64/repodata/repomd.xml")
                        .body()
                        .contains("modules")
                && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        server.reindex();
        HostProgram dnf = HostProgram.dnf(directory, repository());

        for (Map.Entry<String, SmallPackage> each :
                Map.of("OWN-1", SHOP, "FAR-1", FAR).entrySet()) {
            assertEquals(Optional.empty(), dnf.run(List.of("repoquery", "--available", "--advisory=" + each.getKey())));
            assertTrue(dnf.output().contains(each.getValue().name() + "-0:1.0-1.el9.noarch"), dnf.output());
        }
        assertEquals(Optional.empty(), dnf.run(List.of("group", "info", "shops")));
        assertTrue(dnf.output().contains("far-away") && dnf.output().contains(" shop\n"), dnf.output());
        assertEquals(Optional.empty(), dnf.run(List.of("module", "list", "till")));
        assertTrue(dnf.output().contains("A till"), dnf.output());
    }
}
