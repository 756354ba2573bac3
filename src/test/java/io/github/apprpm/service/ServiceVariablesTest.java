package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.Framework;
import io.github.apprpm.model.InstalledApplication;
import io.github.apprpm.model.PackageName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceVariablesTest {
    private static final InstalledApplication INSTALLED =
            InstalledApplication.below("/var/app", new PackageName("shop"));

    private static final ListeningPort USUAL = new ListeningPort(8080, Optional.of("PORT"), false);

    private static Map<String, String> variables(Framework framework, ListeningPort port, String... arguments) {
        return new ServiceVariables(framework, INSTALLED, List.of(arguments), port, Compatibility.EL8, "1.0")
                .with(Map.of());
    }

    @Test
    void aFrameworkFindsItsConfigurationBelowTheHome() {
        assertEquals(
                "optional:file:/var/app/shop/conf/",
                variables(Framework.SPRING_BOOT, USUAL).get("SPRING_CONFIG_ADDITIONAL_LOCATION"));
    }

    @ParameterizedTest
    @EnumSource(Framework.class)
    void eachServiceHasItsPort(Framework framework) {
        assertEquals("8080", variables(framework, USUAL).get("PORT"));
    }

    @Test
    void aFrameworkThatDoesNotAskForThePortIsTold() {
        assertEquals(
                "9090",
                variables(Framework.QUARKUS, new ListeningPort(9090, Optional.of("QUARKUS_HTTP_PORT"), true))
                        .get("QUARKUS_HTTP_PORT"));
    }

    @Test
    void theGeneratedConfigurationFileAsksForThePort() {
        assertFalse(variables(Framework.QUARKUS, USUAL).containsKey("QUARKUS_HTTP_PORT"));
    }

    @ParameterizedTest
    @CsvSource({"EL7, en_US.UTF-8", "EL8, C.UTF-8", "EL9, C.UTF-8"})
    void theLocaleIsOneThatEveryHostHas(Compatibility oldest, String locale) {
        assertEquals(
                locale,
                new ServiceVariables(Framework.OTHER, INSTALLED, List.of(), USUAL, oldest, "1.0")
                        .with(Map.of())
                        .get("LANG"));
    }

    @Test
    void theUsersVariablesCountMost() {
        Map<String, String> variables = new ServiceVariables(
                        Framework.OTHER, INSTALLED, List.of(), USUAL, Compatibility.EL8, "1.0")
                .with(Map.of("LANG", "de_DE.UTF-8", "GREETING", "Hello"));
        assertEquals("de_DE.UTF-8", variables.get("LANG"));
        assertEquals("Hello", variables.get("GREETING"));
        assertEquals("8080", variables.get("PORT"));
    }

    private static Map<String, String> ofVersion(String version, Map<String, String> own) {
        return new ServiceVariables(Framework.OTHER, INSTALLED, List.of(), USUAL, Compatibility.EL8, version).with(own);
    }

    @Test
    void agentsOfOpenTelemetryNameTheServiceAndItsVersion() {
        Map<String, String> variables = ofVersion("1.2.0-SNAPSHOT", Map.of());
        assertEquals("shop", variables.get("OTEL_SERVICE_NAME"));
        assertEquals("service.version=1.2.0-SNAPSHOT", variables.get("OTEL_RESOURCE_ATTRIBUTES"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.0+build.7|1.0%2Bbuild.7",
                "1.0~rc1|1.0~rc1",
                "a=b,c;d|a%3Db%2Cc%3Bd",
                "50 %|50%20%25",
                "ü|%C3%BC"
            })
    void aVersionIsEncodedAsAResourceAttribute(String version, String encoded) {
        assertEquals("service.version=" + encoded, ofVersion(version, Map.of()).get("OTEL_RESOURCE_ATTRIBUTES"));
    }

    @Test
    void theUsersWordsForAgentsCountMost() {
        Map<String, String> own =
                Map.of("OTEL_SERVICE_NAME", "checkout", "OTEL_RESOURCE_ATTRIBUTES", "deployment.environment=test");
        Map<String, String> variables = ofVersion("1.0", own);
        assertEquals("checkout", variables.get("OTEL_SERVICE_NAME"));
        assertEquals("deployment.environment=test", variables.get("OTEL_RESOURCE_ATTRIBUTES"));
    }

    @Test
    void argumentsTakeThePlaceOfThoseOfTheFramework() {
        assertEquals(
                "server /var/app/shop/conf/config.yml",
                variables(Framework.DROPWIZARD, USUAL).get("APP_OPTS"));
        assertFalse(variables(Framework.DROPWIZARD, USUAL, "check", "a.yml").containsKey("APP_OPTS"));
    }
}
