package io.github.apprpm.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import io.github.apprpm.model.HealthCheck;
import io.github.apprpm.model.HealthCheck.Scheme;
import io.github.apprpm.model.JavaReleases;
import io.github.apprpm.model.Payload;
import io.github.apprpm.model.Specs;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.RpmWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagedServiceTest {
    @TempDir
    Path work;

    private PackagedShop shop;

    @BeforeEach
    void packageShop() throws IOException {
        shop = new PackagedShop(work);
    }

    @Test
    void theUnitSaysWhoAndWhere() throws IOException {
        PackagedService service = shop.service();
        assertEquals("shop.service", service.unitName());
        assertEquals("shop", service.user());
        assertEquals("/var/app/shop", service.home().orElseThrow());
        assertEquals(
                "/var/app/shop/bin/launch", service.installed().orElseThrow().launcher());
        assertEquals(60, service.stopSeconds());
        assertEquals(List.of(0, 143), service.successStatuses());
        assertEquals(
                Map.of("/var/lib/shop", "0750", "/var/cache/shop", "0750", "/var/log/shop", "0750"),
                service.directories());
        assertEquals(List.of("/run/shop"), service.runtimeDirectories());
    }

    @Test
    void theReadinessCheckSaysHealthAndTime() throws IOException {
        PackagedService service = shop.seconds(77).service();
        assertEquals(new Health(8080, "/health", true), service.health());
        assertEquals(77, service.startSeconds());
    }

    @Test
    void healthOnAPortOfItsOwn() throws IOException {
        assertEquals(
                new Health(8081, "/ready?deep=1", true),
                shop.health(new HealthCheck("/ready?deep=1", OptionalInt.of(8081), 60))
                        .service()
                        .health());
    }

    @Test
    void healthOverTlsAtAnotherAddressWithAnyPath() throws IOException {
        assertEquals(
                new Health(Scheme.HTTPS, "[::1]", 8080, "/$/ping%2F'~[1]?a=$b", true),
                shop.health(new HealthCheck(
                                Optional.of(Scheme.HTTPS),
                                Optional.of("[::1]"),
                                OptionalInt.empty(),
                                "/$/ping%2F'~[1]?a=$b",
                                60))
                        .service()
                        .health());
    }

    @Test
    void theLauncherKnowsTheOldestJava() throws IOException {
        assertEquals(
                Optional.of(JavaReleases.from(21)),
                shop.minimumJava(21).service().java());
    }

    @Test
    void theVariableOfTheReadinessCheckSaysThePort() throws IOException {
        PackagedService service = shop.told("SERVER_PORT", "9090").service();
        assertEquals("PORT", service.portVariable());
        assertEquals(8080, service.port());
    }

    @Test
    void environmentFilesWinOverTheUnit() throws IOException {
        assertEquals(
                "of the file",
                shop.told("GREETING", "of the unit")
                        .directive("EnvironmentFile", "-/etc/sysconfig/shop\n/etc/sysconfig/greeting")
                        .entry("/etc/sysconfig/greeting", "# GREETING=no\nGREETING=\"of the file\"\n")
                        .service()
                        .environment()
                        .get("GREETING")
                        .orElseThrow());
    }

    @Test
    void dropInsComeAfterTheUnit() throws IOException {
        PackagedService service = shop.file("systemd/90-time.conf", "[Service]\nTimeoutStopSec=2min\n")
                .file("systemd/10-time.conf", "[Service]\nTimeoutStopSec=1min\n")
                .service();
        assertEquals(120, service.stopSeconds());
    }

    @Test
    void aPackageWithoutAServiceIsRefused() throws IOException {
        Path file = work.resolve("empty.rpm");
        new RpmWriter(Specs.shop().spec(), Payload.of(List.of())).writeTo(file);
        Refusal.of(() -> PackagedService.of(RpmPackage.read(file)))
                .says("'%s' has no systemd service".formatted(file), "goal rpm");
    }
}
