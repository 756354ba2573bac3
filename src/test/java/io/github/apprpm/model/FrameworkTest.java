package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameworkTest {
    @ParameterizedTest
    @CsvSource({
        "SPRING_BOOT, spring-boot-4.0.0.jar",
        "QUARKUS, quarkus-core-3.30.0.jar",
        "QUARKUS, io.quarkus.quarkus-core-3.30.0.jar",
        "MICRONAUT, micronaut-runtime-4.0.jar",
        "DROPWIZARD, dropwizard-core-4.0.17.jar",
        "OTHER, hats-1.0.jar"
    })
    void aFrameworkIsKnownByALibrary(Framework framework, String library) {
        assertEquals(framework, Framework.of(Set.of()::contains, List.of("shop.jar", library)));
    }

    @ParameterizedTest
    @CsvSource({
        "SPRING_BOOT, org/springframework/boot/SpringApplication.class",
        "QUARKUS, io/quarkus/runtime/Application.class",
        "MICRONAUT, io/micronaut/runtime/Micronaut.class",
        "DROPWIZARD, io/dropwizard/core/Application.class",
        "DROPWIZARD, io/dropwizard/Application.class",
        "OTHER, com/acme/Main.class"
    })
    void aFrameworkThatWasUnpackedIntoTheJarIsKnownByAClass(Framework framework, String entry) {
        assertEquals(framework, Framework.of(Set.of(entry)::contains, List.of("shop.jar")));
    }

    @Test
    void aLoaderIsKnownByTheManifestOrTheNameOfTheJar() {
        assertEquals(
                Optional.of(Framework.SPRING_BOOT),
                loader("shop.jar", "org.springframework.boot.loader.launch.JarLauncher", Map.of()));
        assertEquals(
                Optional.of(Framework.SPRING_BOOT),
                loader("shop.jar", "com.acme.OwnLauncher", Map.of("Start-Class", "com.acme.Main")));
        assertEquals(Optional.of(Framework.QUARKUS), loader("quarkus-run.jar", "com.acme.Main", Map.of()));
        assertEquals(Optional.empty(), loader("shop.jar", "com.acme.Main", Map.of()));
    }

    @Test
    void anExtractedSpringBootApplicationIsStartedByNoLoader() {
        assertEquals(Optional.empty(), loader("shop.jar", "com.acme.Main", Map.of("Spring-Boot-Version", "4.0.0")));
        assertEquals(Optional.empty(), loader("shop.jar", "com.acme.Main", Map.of("Start-Class", "com.acme.Main")));
    }

    private static Optional<Framework> loader(String jar, String mainClass, Map<String, String> manifest) {
        return Framework.ofLoader(jar, mainClass, name -> Optional.ofNullable(manifest.get(name)));
    }

    @ParameterizedTest
    @CsvSource({
        "SPRING_BOOT, SPRING_CONFIG_ADDITIONAL_LOCATION, optional:file:/conf/",
        "QUARKUS, QUARKUS_CONFIG_LOCATIONS, /conf/application.properties",
        "MICRONAUT, MICRONAUT_CONFIG_FILES, /conf/application.properties",
        "DROPWIZARD, APP_OPTS, server /conf/config.yml"
    })
    void theFrameworkFindsItsConfiguration(Framework framework, String variable, String value) {
        assertEquals(Map.of(variable, value), framework.variables("/conf"));
    }

    @ParameterizedTest
    @CsvSource({
        "SPRING_BOOT, SERVER_PORT",
        "QUARKUS, QUARKUS_HTTP_PORT",
        "MICRONAUT, MICRONAUT_SERVER_PORT",
        "DROPWIZARD, PORT",
        "OTHER, PORT"
    })
    void theFrameworkHasAVariableForItsPort(Framework framework, String variable) {
        assertEquals(variable, framework.portVariable());
    }

    @Test
    void theVariablesOfFrameworksComeBeforeThePlainOne() {
        List<String> variables = Framework.portVariables();
        assertEquals(Set.copyOf(variables).size(), variables.size());
        assertEquals("PORT", variables.get(variables.size() - 1));
    }

    @ParameterizedTest
    @CsvSource({
        "SPRING_CONFIG_ADDITIONAL_LOCATION, MANAGEMENT_SERVER_PORT",
        "QUARKUS_CONFIG_LOCATIONS, QUARKUS_MANAGEMENT_PORT",
        "MICRONAUT_CONFIG_FILES, ENDPOINTS_ALL_PORT",
        "APP_OPTS, ADMIN_PORT"
    })
    void theHealthCheckMayHaveAPortOfItsOwn(String shown, String variable) {
        assertEquals(List.of(variable), Framework.managementPortVariables(Set.of(shown, "LANG")::contains));
    }

    @ParameterizedTest
    @CsvSource({
        "SPRING_BOOT, spring-boot.properties",
        "QUARKUS, quarkus.properties",
        "MICRONAUT, micronaut.properties",
        "DROPWIZARD, dropwizard.yml",
        "OTHER,"
    })
    void aFrameworkHasATemplateOfItsName(Framework framework, String template) {
        assertEquals(Optional.ofNullable(template), framework.template());
    }
}
