package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Tool;
import io.github.apprpm.model.Framework;
import io.github.apprpm.model.Services;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceFilesTest {
    @Test
    void theEnvironmentFileSaysWhatItMaySay() {
        String text = ServiceFiles.sysconfig(Services.shop().withPort(9090).spec());
        for (String variable :
                new String[] {"JAVA_HOME=", "JAVA_OPTS=", "APP_OPTS=", "PORT=9090", "RESTART_ON_UPGRADE=yes"}) {
            assertTrue(text.lines().anyMatch(line -> line.startsWith("#" + variable)), variable);
        }
    }

    @Test
    void theEnvironmentFileSetsNothing() {
        assertTrue(ServiceFiles.sysconfig(Services.shop().spec())
                .lines()
                .allMatch(line -> line.isEmpty() || line.startsWith("#")));
    }

    @Test
    void theEnvironmentFileNamesTheVariableThatDecides() {
        String text = ServiceFiles.sysconfig(
                Services.shop().withVariable("SERVER_PORT", "8080").spec());
        assertTrue(text.contains("\n#SERVER_PORT=8080\n"), text);
    }

    @Test
    void aPortThatNoVariableMovesIsNotThere() {
        String text = ServiceFiles.sysconfig(Services.shop().withFixedPort(8888).spec());
        assertFalse(text.contains("PORT="), text);
        assertTrue(text.contains("\n#APP_OPTS=\n\n# Whether"), text);
    }

    @Test
    void whatTheJvmWritesOfItsOwnFaultsHasAPlace() {
        String text = ServiceFiles.jvmOptions(Services.shop().spec());
        assertTrue(text.contains("\n-XX:ErrorFile=/var/lib/shop/dumps/hs_err.log\n"), text);
        assertTrue(
                text.contains("\n-XX:+HeapDumpOnOutOfMemoryError\n-XX:HeapDumpPath=/var/lib/shop/dumps/heap.hprof\n"),
                text);
        assertTrue(text.contains("\n#11-:-XX:StartFlightRecording=filename=/var/lib/shop/dumps/recording.jfr,"), text);
        assertFalse(text.contains("@"), text);
    }

    @ParameterizedTest
    @CsvSource({"SPRING_BOOT, server.port", "QUARKUS, quarkus.http.port", "MICRONAUT, micronaut.server.port"})
    void theFrameworkListensOnThePort(Framework framework, String property) throws IOException {
        assertEquals("${PORT:9090}", properties(framework).getProperty(property));
    }

    @ParameterizedTest
    @EnumSource(
            value = Framework.class,
            names = {"SPRING_BOOT", "QUARKUS"})
    void aStopWaitsForRequests(Framework framework) throws IOException {
        assertTrue(
                framework == Framework.SPRING_BOOT
                        ? "graceful".equals(properties(framework).getProperty("server.shutdown"))
                        : properties(framework).containsKey("quarkus.shutdown.timeout"));
    }

    private static Properties properties(Framework framework) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(ServiceFiles.configuration(
                        Services.shop().with(framework).withPort(9090).spec())
                .orElseThrow()));
        return properties;
    }

    @Test
    void otherApplicationsHaveNoConfigurationOfOurs() {
        assertEquals(
                Optional.empty(),
                ServiceFiles.configuration(Services.shop().with(Framework.OTHER).spec()));
        assertEquals(Map.of(), Framework.OTHER.variables("/conf"));
    }

    @Test
    void onlyFilesThatSomebodyNamedAreRotated() {
        assertEquals(Optional.empty(), ServiceFiles.logrotate(Services.shop().spec()));
    }

    @Test
    void filesAreRotatedAsTheService() {
        String text = ServiceFiles.logrotate(Services.shop()
                        .withUser("sales")
                        .withGroup("staff")
                        .withLogFiles("*.log gc.txt")
                        .spec())
                .orElseThrow();

        assertTrue(text.startsWith("/var/log/shop/*.log /var/log/shop/gc.txt {\n"), text);
        assertTrue(text.contains("    su sales staff\n"), text);
    }

    @Test
    @Tag("tool")
    void logrotateTakesIt(@TempDir Path directory) throws IOException {
        Tool logrotate = Tool.installed(
                "logrotate", "--debug", "--state", directory.resolve("state").toString());
        String text = ServiceFiles.logrotate(Services.shop()
                        .withUser("root")
                        .withGroup("root")
                        .withLogFiles("*.log")
                        .spec())
                .orElseThrow();
        Path configuration =
                Files.writeString(directory.resolve("shop"), text.replace("/var/log/shop", directory.toString()));

        String output = logrotate.run(configuration.toString()).succeeded();
        assertFalse(output.contains("error:"), output);
    }
}
