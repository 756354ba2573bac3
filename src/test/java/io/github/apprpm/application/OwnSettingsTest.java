package io.github.apprpm.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.application.Application.Start;
import io.github.apprpm.model.ConfiguredPort;
import io.github.apprpm.model.ConfiguredPort.Origin;
import io.github.apprpm.model.Framework;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnSettingsTest {
    @TempDir
    Path work;

    private final Map<String, String> jar = new LinkedHashMap<>();
    private final Map<String, String> configuration = new LinkedHashMap<>();

    private OwnSettings settings(Framework framework, String... arguments) throws IOException {
        Path file = work.resolve("shop.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : jar.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
            if (jar.isEmpty()) {
                zip.putNextEntry(new ZipEntry("META-INF/"));
            }
        }
        Application application = new Application(
                file,
                new TreeMap<>(Map.of("shop.jar", file)),
                new Start(List.of("shop.jar"), Optional.empty()),
                framework);
        return OwnSettings.of(application, List.of(arguments), configuration);
    }

    private OptionalInt port(Framework framework) throws IOException {
        return settings(framework).port().map(ConfiguredPort::number).orElse(OptionalInt.empty());
    }

    private OptionalInt springPort(String name, String text) throws IOException {
        jar.put(name, text);
        return port(Framework.SPRING_BOOT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SPRING_BOOT|BOOT-INF/classes/application.properties|server.port=9000",
                "SPRING_BOOT|WEB-INF/classes/application.properties|server.port = 9000 ",
                "SPRING_BOOT|BOOT-INF/classes/config/application.yml|server: {port: 9000}",
                "SPRING_BOOT|application.yaml|server.port: 9000",
                "SPRING_BOOT|application.yaml|server: {servlet: {a: b}}\\nserver.port: 9000",
                "SPRING_BOOT|application.yml|'server:\\n  # the port\\n  port: \"9000\"'",
                "QUARKUS|application.properties|quarkus.http.port=9000",
                "QUARKUS|application.properties|'quarkus.http.port=1\\n%prod.quarkus.http.port=9000\\n%dev.quarkus.http.port=2'",
                "QUARKUS|application.yaml|'\"%prod\":\\n  quarkus:\\n    http:\\n      port: 9000'",
                "MICRONAUT|application.yml|'micronaut:\\n  server:\\n    port: ${PORT:9000}'",
                "OTHER|META-INF/microprofile-config.properties|server.port=9000",
                "OTHER|application.yaml|'server:\\n  port: 9000\\n  host: 0.0.0.0'"
            })
    void thePortOfTheApplicationIsFound(Framework framework, String name, String text) throws IOException {
        jar.put(name, text.replace("\\n", "\n"));
        assertEquals(OptionalInt.of(9000), port(framework));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-1", "65536", "", "random", "${PORT}", "${SERVER_PORT}", "@port@", "80 80", "${a:${b}}"})
    void whatIsNoPortSaysNothing(String value) throws IOException {
        assertEquals(OptionalInt.empty(), springPort("application.properties", "server.port=" + value));
    }

    @ParameterizedTest
    @CsvSource({
        "${PORT:9000}, PORT",
        "${SHOP_PORT:9000}, SHOP_PORT",
        "${PORT:${SERVER_PORT:9000}}, PORT",
        "${PORT:-9000}, PORT",
        "${shop.port:9000},",
        "${known.port},",
        "${PORT:${known.port}}, PORT",
        "9000,"
    })
    void aPlaceholderHasItsDefaultAndItsVariable(String value, String variable) throws IOException {
        jar.put("application.properties", "known.port=9000\nserver.port=" + value);
        ConfiguredPort port = settings(Framework.SPRING_BOOT).port().orElseThrow();
        assertEquals(OptionalInt.of(9000), port.number());
        assertEquals(Optional.ofNullable(variable), port.variable());
    }

    @Test
    void placeholdersInACircleSayNothing() throws IOException {
        assertEquals(OptionalInt.empty(), springPort("application.properties", "server.port=${a}\na=${b}\nb=${a}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.config.activate.on-profile: prod",
                "spring: {config: {activate: {on-profile: [prod, test]}}}",
                "spring: {config: {activate: {on-cloud-platform: kubernetes}}}",
                "spring.profiles: prod"
            })
    void aDocumentForAProfileDoesNotCount(String limit) throws IOException {
        assertEquals(
                OptionalInt.of(9000),
                springPort("application.yml", "server.port: 9000\n---\n" + limit + "\nserver.port: 1\n"));
    }

    @Test
    void aDocumentOfPropertiesForAProfileDoesNotCount() throws IOException {
        assertEquals(
                OptionalInt.of(9000),
                springPort(
                        "application.properties",
                        "server.port=8000\n#---\nserver.port=9000\n#---\nspring.config.activate.on-profile=prod\nserver.port=1\n"));
    }

    @Test
    void aFileForAProfileDoesNotCount() throws IOException {
        assertEquals(OptionalInt.empty(), springPort("application-prod.properties", "server.port=9000"));
    }

    @Test
    void aFileThatCannotBeReadSaysNothing() throws IOException {
        assertEquals(OptionalInt.empty(), springPort("application.yml", "server:\n\tport: [9000\n"));
        assertEquals(OptionalInt.empty(), springPort("application.properties", "server.port=\\u00"));
    }

    @Test
    void nothingIsMadeOfWhatAFileNames() throws IOException {
        assertEquals(
                OptionalInt.of(9000),
                springPort(
                        "application.yml",
                        "a: !!javax.script.ScriptEngineManager [x]\nb: &b {c: *b}\nserver.port: 9000\n"));
    }

    @Test
    void theFileOfThePackageCountsMore() throws IOException {
        jar.put("application.properties", "server.port=8000\nmanagement.server.port=8001");
        configuration.put("src/main/rpm/conf/application.yml", "server:\n  port: 9000\n");
        OwnSettings settings = settings(Framework.SPRING_BOOT);
        assertEquals(
                Optional.of(new ConfiguredPort(
                        "src/main/rpm/conf/application.yml", Origin.PACKAGE, OptionalInt.of(9000), Optional.empty())),
                settings.port());
        assertEquals(OptionalInt.of(8001), settings.managementPort("/actuator/health"));
    }

    @Test
    void theDirectoryConfigAndPropertiesCountMore() throws IOException {
        jar.put("BOOT-INF/classes/application.yml", "server.port: 1");
        jar.put("BOOT-INF/classes/application.properties", "server.port=2");
        assertEquals(OptionalInt.of(2), port(Framework.SPRING_BOOT));
        jar.put("BOOT-INF/classes/config/application.yml", "server.port: 3");
        assertEquals(OptionalInt.of(3), port(Framework.SPRING_BOOT));
    }

    @Test
    void thePlaceIsNamed() throws IOException {
        jar.put("BOOT-INF/classes/application.yml", "server.port: 9000");
        assertEquals(
                "BOOT-INF/classes/application.yml of shop.jar",
                settings(Framework.SPRING_BOOT).port().orElseThrow().place());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--server.port=9000", "-Dserver.port=9000"})
    void anArgumentCountsMost(String argument) throws IOException {
        configuration.put("application.properties", "server.port=1");
        ConfiguredPort port =
                settings(Framework.SPRING_BOOT, "run", argument).port().orElseThrow();
        assertEquals(Origin.ARGUMENTS, port.origin());
        assertEquals(OptionalInt.of(9000), port.number());
    }

    @ParameterizedTest
    @CsvSource({
        "SPRING_BOOT, management.server.port=9001, /actuator/health, 9001",
        "SPRING_BOOT, management.server.port=9001, /actuator, 9001",
        "SPRING_BOOT, management.server.port=9001, /ping,",
        "SPRING_BOOT, management.server.port=9001, /actuators,",
        "SPRING_BOOT, management.server.port=-1, /actuator/health,",
        "SPRING_BOOT, management.server.port=0, /actuator/health,",
        "SPRING_BOOT, server.port=9000, /actuator/health,",
        "QUARKUS, quarkus.management.port=9001, /q/health/ready, 9001",
        "MICRONAUT, endpoints.all.port=9001, /health, 9001"
    })
    void managementMayHaveAPortOfItsOwn(Framework framework, String line, String path, Integer expected)
            throws IOException {
        jar.put("application.properties", line);
        assertEquals(
                expected == null ? OptionalInt.empty() : OptionalInt.of(expected),
                settings(framework).managementPort(path));
    }

    @Test
    void theBasePathOfManagementMayBeAnotherOne() throws IOException {
        jar.put("application.properties", "management.server.port=9001\nmanagement.endpoints.web.base-path=/");
        assertEquals(OptionalInt.of(9001), settings(Framework.SPRING_BOOT).managementPort("/health"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server:\n  applicationConnectors:\n    - type: http\n      port: 9000\n",
                "server:\n  application_connectors: [{type: http, port: 9000}]\n",
                "server:\n  type: simple\n  connector:\n    type: http\n    port: 9000\n"
            })
    void dropwizardHasConnectors(String text) throws IOException {
        configuration.put("conf/config.yml", text);
        assertEquals(OptionalInt.of(9000), port(Framework.DROPWIZARD));
    }
}
