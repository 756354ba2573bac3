package io.github.apprpm.verify.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.model.FileFlag;
import io.github.apprpm.verify.PackagedService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnershipTest {
    @TempDir
    private Path folder;

    /** As the files are when rpm has done what the header says, or otherwise. */
    private List<String> complaints(Release release, String... otherwise) throws IOException {
        PackagedService service = PackagedService.of(release.in(folder));
        List<String> lines = otherwise.length > 0
                ? List.of(otherwise)
                : service.rpm().files().stream()
                        .map(file ->
                                "%o %s %s %s".formatted(file.permissions(), file.owner(), file.group(), file.path()))
                        .toList();
        return new Ownership(service, lines, Set.of("shop", "staff")).complaints();
    }

    @Test
    void aHealthyPackageHasNone() throws IOException {
        assertEquals(List.of(), complaints(Release.of("1.0")));
    }

    @Test
    void whatIsNotAsTheHeaderSaysIsNamed() throws IOException {
        assertEquals(
                List.of(Release.JAR + " belongs to root:users instead of root:root"),
                complaints(Release.of("1.0"), "644 root users " + Release.JAR));
    }

    @Test
    void anotherServicesUserIsAStranger() throws IOException {
        assertEquals(
                List.of(Release.JAR + " belongs to the user daemon, who is neither root nor the service's, shop"),
                complaints(Release.of("1.0").file(Release.JAR, "code", 0644, "daemon", "root")));
    }

    @Test
    void codeThatTheServiceCanWriteIsNamed() throws IOException {
        for (Release release : List.of(
                Release.of("1.0").file(Release.JAR, "code", 0644, "shop", "root"),
                Release.of("1.0").file(Release.JAR, "code", 0664, "root", "shop"),
                Release.of("1.0").file(Release.JAR, "code", 0664, "root", "staff"),
                Release.of("1.0").file(Release.JAR, "code", 0646, "root", "root"),
                Release.of("1.0").file("/usr/bin/shop", "#!/bin/sh", 0755, "shop", "root"),
                Release.of("1.0").directory("/opt/shop/lib", 0755, "shop", "shop"))) {
            assertEquals(
                    1,
                    complaints(release).stream()
                            .filter(line -> line.contains("can be written by the service's user shop"))
                            .count());
        }
    }

    @Test
    void dataMayBeWritten() throws IOException {
        assertEquals(
                List.of(),
                complaints(Release.of("1.0")
                        .file("/var/lib/shop/seed", "data", 0644, "shop", "shop")
                        .directory("/opt/shop/uploads", 0755, "shop", "shop")));
    }

    @Test
    void configurationThatTheServiceCannotReadIsNamed() throws IOException {
        assertEquals(
                List.of(Release.SETTINGS
                        + " cannot be read by the service's user shop: it is root:root with mode 0640"),
                complaints(Release.of("1.0")
                        .file(Release.SETTINGS, "a=b", 0640, "root", "root", FileFlag.CONFIG, FileFlag.NOREPLACE)));
    }

    private List<String> locked(String... lines) throws IOException {
        PackagedService service = PackagedService.of(Release.of("1.0").in(folder));
        return new Ownership(service, List.of(lines), Set.of("shop", "staff")).locked();
    }

    @Test
    void configurationThatAnUpgradeLeavesToAnotherGroupIsLocked() throws IOException {
        assertEquals(
                List.of(
                        Release.SETTINGS
                                + " cannot be read by the service's user shop: it is root:acme with mode 0640, as the older version had it"),
                locked("640 root acme " + Release.SETTINGS));
        assertEquals(List.of(), locked("640 root shop " + Release.SETTINGS));
        assertEquals(List.of(), locked("640 root staff " + Release.SETTINGS));
        assertEquals(List.of(), locked("644 root acme " + Release.SETTINGS));
    }
}
