package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.Framework;
import io.github.apprpm.model.InstalledApplication;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceVariablesTest {
    private static final InstalledApplication INSTALLED = new InstalledApplication("shop", "/var/app/shop");

    private static Map<String, String> variables(Framework framework, OptionalInt port, boolean hasOwnConfiguration) {
        return new ServiceVariables(framework, INSTALLED, List.of(), port, hasOwnConfiguration, Compatibility.EL8)
                .with(Map.of());
    }

    @Test
    void aFrameworkFindsItsConfigurationBelowTheHome() {
        assertEquals(
                "optional:file:/var/app/shop/conf/",
                variables(Framework.SPRING_BOOT, OptionalInt.empty(), false).get("SPRING_CONFIG_ADDITIONAL_LOCATION"));
    }

    @ParameterizedTest
    @EnumSource(Framework.class)
    void thePortIs8080UnlessTheUserChoseOne(Framework framework) {
        assertEquals("8080", variables(framework, OptionalInt.empty(), false).get("PORT"));
        assertEquals("9090", variables(framework, OptionalInt.of(9090), false).get("PORT"));
    }

    @Test
    void thePortThatTheUserChoseIsAboveAnOwnConfigurationFile() {
        assertEquals(
                "9090", variables(Framework.QUARKUS, OptionalInt.of(9090), true).get("QUARKUS_HTTP_PORT"));
    }

    @Test
    void anOwnConfigurationFileDecidesUnlessTheUserChoseAPort() {
        assertFalse(variables(Framework.QUARKUS, OptionalInt.empty(), true).containsKey("QUARKUS_HTTP_PORT"));
    }

    @Test
    void theGeneratedConfigurationFileAsksForThePort() {
        assertFalse(variables(Framework.QUARKUS, OptionalInt.of(9090), false).containsKey("QUARKUS_HTTP_PORT"));
    }

    @ParameterizedTest
    @CsvSource({"EL7, en_US.UTF-8", "EL8, C.UTF-8", "EL9, C.UTF-8"})
    void theLocaleIsOneThatEveryHostHas(Compatibility oldest, String locale) {
        assertEquals(
                locale,
                new ServiceVariables(Framework.OTHER, INSTALLED, List.of(), OptionalInt.empty(), false, oldest)
                        .with(Map.of())
                        .get("LANG"));
    }

    @Test
    void theUsersVariablesCountMost() {
        Map<String, String> variables = new ServiceVariables(
                        Framework.OTHER, INSTALLED, List.of(), OptionalInt.empty(), false, Compatibility.EL8)
                .with(Map.of("LANG", "de_DE.UTF-8", "GREETING", "Hello"));
        assertEquals(Map.of("LANG", "de_DE.UTF-8", "GREETING", "Hello", "PORT", "8080"), variables);
    }

    @Test
    void argumentsTakeThePlaceOfThoseOfTheFramework() {
        assertEquals(
                "server /var/app/shop/conf/config.yml",
                variables(Framework.DROPWIZARD, OptionalInt.empty(), false).get("APP_OPTS"));
        assertFalse(new ServiceVariables(
                        Framework.DROPWIZARD,
                        INSTALLED,
                        List.of("check", "a.yml"),
                        OptionalInt.empty(),
                        false,
                        Compatibility.EL8)
                .with(Map.of())
                .containsKey("APP_OPTS"));
    }
}
