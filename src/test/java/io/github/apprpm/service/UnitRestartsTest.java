package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Tool;
import io.github.apprpm.Tool.Result;
import io.github.apprpm.model.Scriptlet;
import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.model.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitRestartsTest {
    private static final String DIRECTORY = "/usr/lib/systemd/system/shop.service.d";

    private static String unit(Services service) {
        return SystemdUnit.text(service.spec());
    }

    private static boolean grows(Services service) {
        return new UnitRestarts(service.spec()).dropIn().isPresent();
    }

    @Test
    void noNumberOfStartsEndsAService() {
        assertTrue(unit(Services.shop()).contains("\nStartLimitIntervalSec=0\n"));
        assertFalse(unit(Services.shop()).contains("StartLimitBurst"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"StartLimitBurst", "Unit.StartLimitBurst"})
    void aUsersNumberOfStartsCountsInFiveMinutes(String directive) {
        String unit = unit(Services.shop().withDirective(directive, "7"));
        assertTrue(unit.contains("\nStartLimitIntervalSec=300\n"));
        assertTrue(unit.contains("StartLimitBurst=7\n"));
    }

    @Test
    void aUsersNumberOfStartsIsInTheSectionThatSystemdReads() {
        String unit = unit(Services.shop().withDirective("StartLimitBurst", "7"));
        assertTrue(unit.indexOf("StartLimitBurst=7") < unit.indexOf("[Service]"), unit);
    }

    @Test
    void startsCountWhereTheUserSaysWhatFollows() {
        String unit = unit(Services.shop().withDirective("StartLimitAction", "reboot"));
        assertTrue(unit.contains("\nStartLimitIntervalSec=300\n"));
    }

    @Test
    void aUsersIntervalCounts() {
        String unit = unit(Services.shop().withDirective("StartLimitIntervalSec", "1h"));
        assertTrue(unit.contains("StartLimitIntervalSec=1h\n"));
        assertFalse(unit.contains("StartLimitIntervalSec=0"));
    }

    @Test
    void theOlderNameOfTheIntervalCounts() {
        String unit = unit(Services.shop().withDirective("StartLimitInterval", "1h"));
        assertFalse(unit.contains("StartLimitIntervalSec"), unit);
        assertTrue(unit.indexOf("StartLimitInterval=1h") < unit.indexOf("[Service]"), unit);
    }

    /** The unit itself never names what an older systemd complains of. */
    @Test
    void theUnitKnowsNothingOfWaitsThatGrow() {
        assertFalse(unit(Services.shop()).contains("RestartSteps"));
        assertFalse(unit(Services.shop()).contains("RestartMaxDelaySec"));
    }

    @ParameterizedTest
    @CsvSource({
        "RestartSec, 2, true",
        "RestartSec, 500ms, true",
        "RestartSec, 59s, true",
        "RestartSec, 60, false",
        "RestartSec, 5min, false",
        "RestartSec, infinity, false",
        "RestartSec, '', true",
        "Restart, always, true",
        "Restart, no, false",
        "Service.Restart, no, false",
        "Restart, '', false",
        "RestartSteps, 3, false",
        "RestartMaxDelaySec, 5min, false",
        "StartLimitBurst, 5, true"
    })
    void waitsGrowUnlessTheUserDecidesAboutThem(String directive, String value, boolean isExpected) {
        assertEquals(isExpected, grows(Services.shop().withDirective(directive, value)));
    }

    @Test
    void aUsersWaitIsTheFirst() {
        assertTrue(
                new UnitRestarts(Services.shop().spec()).dropIn().orElseThrow().contains("RestartSec=5\n"));
        String own = new UnitRestarts(
                        Services.shop().withDirective("RestartSec", "2").spec())
                .dropIn()
                .orElseThrow();
        assertFalse(own.contains("RestartSec="), own);
        assertTrue(own.contains("RestartMaxDelaySec=60\n"), own);
    }

    @Test
    void anOldHostHasNoWaitsThatGrow() {
        assertFalse(grows(Services.oldShop()));
        assertFalse(post(Services.oldShop()).contains("RestartSteps"));
    }

    private static String post(Services service) {
        return ServiceScriptlets.of(service.spec(), new OwnUnits(List.of("shop.service")), Map.of()).stream()
                .filter(scriptlet -> scriptlet.phase() == Phase.POST)
                .map(Scriptlet::body)
                .findFirst()
                .orElseThrow();
    }

    /** What systemctl --version prints, and whether the drop-in is written. */
    static Stream<Arguments> versions() {
        return Stream.of(
                        "systemd 239 (239-82.el8_10.5)|false",
                        "systemd 252 (252-51.el9)|false",
                        "systemd 253 (253)|false",
                        "systemd 254 (254.1-2)|true",
                        "systemd 257 (257.9-1~deb13u1)|true",
                        "systemd 262~rc1 (262~rc1)|true",
                        "systemd 1000000000000000000000|true",
                        "a replacement of systemctl 300|false",
                        "|false")
                .flatMap(line -> Stream.of(Shell.values())
                        .map(shell ->
                                Arguments.of(shell, line.substring(0, line.indexOf('|')), line.endsWith("true"))));
    }

    @ParameterizedTest
    @MethodSource("versions")
    @Tag("tool")
    void theDropInIsThereWhereSystemdKnowsIt(Shell shell, String version, boolean isExpected, @TempDir Path root)
            throws IOException {
        Path file = Files.createDirectories(root.resolve("drop-ins")).resolve("00-restart-delay.conf");
        Files.writeString(file, "of an earlier version of systemd");

        assertEquals(new Result(0, ""), run(shell, root, "echo '%s'\necho +PAM".formatted(version)));
        assertEquals(isExpected, Files.exists(file));
        if (isExpected) {
            assertEquals(
                    List.of("[Service]", "RestartSec=5", "RestartSteps=10", "RestartMaxDelaySec=60"),
                    Files.readAllLines(file).stream()
                            .filter(line -> !line.startsWith("#"))
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("tool")
    void aMissingDirectoryIsHarmless(Shell shell, @TempDir Path root) throws IOException {
        assertEquals(new Result(0, ""), run(shell, root, "echo 'systemd 257 (257)'"));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("tool")
    void aSystemctlThatFailsIsHarmless(Shell shell, @TempDir Path root) throws IOException {
        assertEquals(new Result(0, ""), run(shell, root, "echo no bus >&2; exit 1"));
    }

    /** Runs the scriptlet at an upgrade, where it has nothing else to do. */
    private static Result run(Shell shell, Path root, String systemctl) throws IOException {
        Path program = Files.createDirectories(root.resolve("bin")).resolve("systemctl");
        Files.writeString(program, "#!/bin/sh\n" + systemctl + "\n").toFile().setExecutable(true);
        Path script = Files.writeString(
                root.resolve("post"),
                post(Services.shop())
                        .replace(DIRECTORY, root.resolve("drop-ins").toString()));
        List<String> words = shell.command();
        String[] arguments = Stream.concat(words.stream().skip(1), Stream.of(script.toString(), "2"))
                .toArray(String[]::new);
        return Tool.at(words.get(0)).run(Map.of("PATH", program.getParent() + ":" + System.getenv("PATH")), arguments);
    }
}
