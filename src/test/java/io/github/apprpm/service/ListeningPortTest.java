package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.model.ConfiguredPort;
import io.github.apprpm.model.ConfiguredPort.Origin;
import io.github.apprpm.model.Framework;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListeningPortTest {
    private static final OptionalInt NONE = OptionalInt.empty();

    private static Optional<ConfiguredPort> set(Origin origin, int number, String variable) {
        return Optional.of(new ConfiguredPort(
                "application.yml", origin, number == 0 ? NONE : OptionalInt.of(number), Optional.ofNullable(variable)));
    }

    private static ListeningPort port(
            Framework framework, OptionalInt chosen, Optional<ConfiguredPort> set, boolean hasOwnConfiguration) {
        return ListeningPort.of(framework, chosen, set, hasOwnConfiguration, false);
    }

    private static ListeningPort moved(int number, String variable) {
        return new ListeningPort(number, Optional.of(variable), true);
    }

    private static ListeningPort fixed(int number) {
        return new ListeningPort(number, Optional.empty(), false);
    }

    private static final ListeningPort USUAL = new ListeningPort(8080, Optional.of("PORT"), false);

    @ParameterizedTest
    @CsvSource({"SPRING_BOOT", "QUARKUS", "MICRONAUT", "DROPWIZARD"})
    void thePortIsTheUsualOneWhereNothingIsSaid(Framework framework) {
        assertEquals(USUAL, port(framework, NONE, Optional.empty(), false));
    }

    @Test
    void theUserCountsMost() {
        assertEquals(
                new ListeningPort(9090, Optional.of("PORT"), false),
                port(Framework.SPRING_BOOT, OptionalInt.of(9090), set(Origin.APPLICATION, 9000, null), false));
        assertEquals(
                moved(9090, "SERVER_PORT"),
                port(Framework.SPRING_BOOT, OptionalInt.of(9090), set(Origin.PACKAGE, 9000, "PORT"), true));
    }

    @Test
    void theApplicationsPortIsThatOfTheGeneratedConfiguration() {
        assertEquals(
                new ListeningPort(9000, Optional.of("PORT"), false),
                port(Framework.SPRING_BOOT, NONE, set(Origin.APPLICATION, 9000, "SHOP_PORT"), false));
    }

    @Test
    void anOwnFileThatNamesAVariableIsMovedByIt() {
        assertEquals(moved(9000, "PORT"), port(Framework.QUARKUS, NONE, set(Origin.PACKAGE, 9000, "PORT"), true));
        assertEquals(
                moved(9000, "SHOP_PORT"),
                port(Framework.DROPWIZARD, NONE, set(Origin.PACKAGE, 9000, "SHOP_PORT"), true));
    }

    @Test
    void anOwnFileWithAnotherPortIsMovedByTheFramework() {
        assertEquals(
                moved(9000, "MICRONAUT_SERVER_PORT"),
                port(Framework.MICRONAUT, NONE, set(Origin.PACKAGE, 9000, null), true));
        assertEquals(
                moved(9000, "SERVER_PORT"),
                port(Framework.SPRING_BOOT, NONE, set(Origin.APPLICATION, 9000, null), true));
        assertEquals(moved(8080, "SERVER_PORT"), port(Framework.SPRING_BOOT, NONE, Optional.empty(), true));
    }

    @Test
    void anOwnFileOfDropwizardAloneDecides() {
        assertEquals(fixed(9000), port(Framework.DROPWIZARD, NONE, set(Origin.PACKAGE, 9000, null), true));
    }

    @Test
    void aPortThatIsNotKnownBeforeTheStartStaysWithTheFile() {
        assertEquals(USUAL, port(Framework.SPRING_BOOT, NONE, set(Origin.PACKAGE, 0, null), true));
    }

    @Test
    void anArgumentCountsMoreThanAnyVariable() {
        ConfiguredPort argument = set(Origin.ARGUMENTS, 9000, null).orElseThrow();
        assertEquals(
                Optional.empty(),
                port(Framework.SPRING_BOOT, NONE, Optional.of(argument), false).variable());
        assertEquals(moved(8080, "PORT"), port(Framework.SPRING_BOOT, NONE, set(Origin.ARGUMENTS, 0, "PORT"), false));
    }

    @Test
    void whatReadsNoVariableIsMovedByNone() {
        assertEquals(fixed(8888), port(Framework.OTHER, OptionalInt.of(8888), Optional.empty(), false));
        assertEquals(fixed(9000), port(Framework.OTHER, NONE, set(Origin.APPLICATION, 9000, null), false));
        assertEquals(USUAL, ListeningPort.of(Framework.OTHER, NONE, Optional.empty(), false, true));
    }

    @Test
    void theUsersVariablesSayThePort() {
        assertEquals(
                new ListeningPort(9000, Optional.of("PORT"), false),
                fixed(8080).with(Framework.OTHER, Map.of("PORT", "9000")));
        assertEquals(
                new ListeningPort(9000, Optional.of("SERVER_PORT"), false),
                USUAL.with(Framework.SPRING_BOOT, Map.of("SERVER_PORT", "9000")));
        assertEquals(USUAL, USUAL.with(Framework.SPRING_BOOT, Map.of("GREETING", "Hello")));
    }

    @Test
    void theVariablesHaveThePort() {
        assertEquals(Map.of("PORT", "9000"), fixed(9000).variables());
        assertEquals(
                Map.of("PORT", "9000", "SERVER_PORT", "9000"),
                moved(9000, "SERVER_PORT").variables());
    }
}
