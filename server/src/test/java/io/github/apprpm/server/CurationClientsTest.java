package io.github.apprpm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What administrators promote, withdraw and restore is what hosts see, which verify the metadata's signature. */
@Tag("tool")
class CurationClientsTest {
    private static final SmallPackage OLD = SmallPackage.shop("1.0");
    private static final SmallPackage NEW = SmallPackage.shop("2.0");

    @TempDir
    private Path directory;

    private RunningServer server;
    private String admin;

    @BeforeEach
    void start() throws IOException {
        Path key = RepositoryKey.make().secretIn(directory);
        server = RunningServer.in(
                directory,
                "repositories = dev prod",
                "architectures = x86_64",
                "signingKey = " + key,
                "quiet = 1h",
                "longestDelay = 1h");
        admin = server.token("ann", "admin");
        for (SmallPackage each : List.of(OLD, NEW)) {
            assertEquals(201, server.put(each).statusCode());
        }
        assertEquals(201, server.put("/repositories/prod/upload", OLD.bytes()).statusCode());
        server.reindex();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /** Hosts see it when this is answered: nobody asks for another index. */
    private void change(String action, String fields) throws IOException {
        HttpResponse<String> answer = server.send(server.form("/admin/" + action, admin, fields + "&why=a+test"));
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("Hosts see it now."), answer.body());
    }

    private static String of(String repository, SmallPackage rpm) {
        return "repository=%s&release=el9&file=%s".formatted(repository, rpm.fileName());
    }

    private URI repository(String name) {
        return server.uri("/repositories/%s/el9/x86_64/".formatted(name));
    }

    /** A host, with what it has cached. */
    private interface Host {
        TreeSet<String> versions() throws IOException;
    }

    private Host dnf(String repository) throws IOException {
        HostProgram dnf = HostProgram.dnf(directory, repository(repository));
        return () -> {
            assertEquals(
                    Optional.empty(),
                    dnf.run(List.of("--refresh", "repoquery", "--available", "--qf", "version %{version}.", "shop")));
            return versions(dnf.output());
        };
    }

    private Host zypper(String repository) throws IOException {
        HostProgram zypper = HostProgram.zypper(directory, repository(repository));
        return () -> {
            assertEquals(Optional.empty(), zypper.refresh());
            zypper.run(List.of("search", "--details", "shop")); // 104 if there is none
            return versions(zypper.output().replaceAll("\\| ([0-9.]+)-1.el9 ", "version $1."));
        };
    }

    private static TreeSet<String> versions(String output) {
        return new TreeSet<>(Pattern.compile("version ([0-9.]+)\\.")
                .matcher(output)
                .results()
                .map(found -> found.group(1))
                .toList());
    }

    private static void see(List<String> versions, Host... hosts) throws IOException {
        for (Host host : hosts) {
            assertEquals(new TreeSet<>(versions), host.versions());
        }
    }

    @Test
    void hostsSeeWhatIsPromotedWithdrawnAndRestored() throws IOException {
        Host[] ofDev = {dnf("dev"), zypper("dev")};
        Host[] ofProd = {dnf("prod"), zypper("prod")};
        see(List.of("1.0", "2.0"), ofDev);
        see(List.of("1.0"), ofProd);

        change("promote", of("dev", NEW) + "&to=prod");
        see(List.of("1.0", "2.0"), ofProd);

        change("yank", of("prod", NEW));
        see(List.of("1.0"), ofProd);
        see(List.of("1.0", "2.0"), ofDev);

        change("restore", of("prod", NEW));
        see(List.of("1.0", "2.0"), ofProd);

        change("yank", of("dev", OLD));
        change("yank", of("dev", NEW));
        see(List.of(), ofDev);
        see(List.of("1.0", "2.0"), ofProd);
    }

    @Test
    void aHostInstallsWhatIsOfferedAndNotWhatIsWithdrawn() throws IOException {
        HostProgram dnf = HostProgram.dnf(directory, repository("dev"));
        change("yank", of("dev", NEW));
        assertEquals(Optional.empty(), dnf.run(List.of("--refresh", "--setopt=tsflags=noscripts", "install", "shop")));
        try (Stream<Path> root = Files.walk(directory)) {
            assertTrue(root.anyMatch(file -> file.endsWith("opt/shop")));
        }
        assertTrue(dnf.run(List.of("--refresh", "install", "shop-2.0")).isPresent());

        change("restore", of("dev", NEW));
        assertEquals(
                Optional.empty(), dnf.run(List.of("--refresh", "--setopt=tsflags=noscripts", "upgrade", "shop-2.0")));
    }

    /** Metadata that a host keeps do not bring it the package. */
    @Test
    void aHostThatHasOldMetadataDoesNotGetAWithdrawnPackage() throws IOException {
        HostProgram dnf = HostProgram.dnf(directory, repository("dev"));
        assertEquals(Optional.empty(), dnf.refresh());
        change("yank", of("dev", NEW));
        Optional<String> said = dnf.run(List.of("install", "--downloadonly", "--downloaddir=" + directory, "shop"));
        assertTrue(
                said.isPresent() && said.get().contains(NEW.fileName().replace(".rpm", ": Cannot download")),
                said.toString());
        assertEquals(
                Optional.empty(),
                dnf.run(List.of("--refresh", "install", "--downloadonly", "--downloaddir=" + directory, "shop")));
        assertTrue(Files.exists(directory.resolve(OLD.fileName())));
    }
}
