package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Tool;
import io.github.apprpm.model.HealthCheck;
import io.github.apprpm.model.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("changes the locale of the JVM")
class SystemdUnitTest {
    /** The lines of each section, in order. */
    private static Map<String, List<String>> sections(Services service) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        for (String line : SystemdUnit.text(service.spec()).split("\n")) {
            if (line.startsWith("[")) {
                lines = new ArrayList<>();
                sections.put(line, lines);
            } else if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        return sections;
    }

    private static List<String> lines(Services service, String section, String directive) {
        return sections(service).get("[" + section + "]").stream()
                .filter(line -> line.startsWith(directive + "="))
                .map(line -> line.substring(directive.length() + 1))
                .toList();
    }

    private static List<String> lines(Services service, String directive) {
        return lines(service, "Service", directive);
    }

    @Test
    void aUnitHasThreeSections() {
        assertEquals(
                List.of("[Unit]", "[Service]", "[Install]"),
                List.copyOf(sections(Services.shop()).keySet()));
    }

    @ParameterizedTest
    @CsvSource({
        "User, shop",
        "Group, shop",
        "Type, simple",
        "WorkingDirectory, /var/app/shop",
        "EnvironmentFile, -/etc/sysconfig/shop",
        "ExecStart, /usr/bin/env sh /var/app/shop/bin/launch",
        "Restart, on-failure",
        "RestartPreventExitStatus, 66 78",
        "SuccessExitStatus, 143",
        "KillMode, mixed",
        "TimeoutStartSec, 120",
        "TimeoutStopSec, 60",
        "LimitNOFILE, 65536",
        "TasksMax, 8192",
        "UMask, 0027",
        "StateDirectory, shop",
        "StateDirectoryMode, 0750",
        "CacheDirectory, shop",
        "LogsDirectory, shop",
        "RuntimeDirectory, shop",
        "NoNewPrivileges, yes",
        "ProtectSystem, strict",
        "ProtectHome, yes",
        "CapabilityBoundingSet, ''",
        "SyslogIdentifier, shop"
    })
    void theServiceIsHardenedAndLimited(String directive, String value) {
        assertEquals(List.of(value), lines(Services.shop(), directive));
    }

    @Test
    void systemCallsAreFiltered() {
        assertEquals(
                List.of("@system-service", "~@privileged @resources", "@chown"),
                lines(Services.shop(), "SystemCallFilter"));
    }

    @Test
    void theServiceStartsWithTheHostOnceItIsEnabled() {
        assertEquals(List.of("multi-user.target"), lines(Services.shop(), "Install", "WantedBy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ExecReload", "ExecStartPost", "AmbientCapabilities", "MemoryMax", "LimitNPROC"})
    void whatNobodyAskedForIsNotThere(String directive) {
        assertEquals(List.of(), lines(Services.shop(), directive));
    }

    @Test
    void theDescriptionIsTakenAsItIs() {
        assertEquals(List.of("100%% wool"), lines(Services.shop().withDescription("100% wool"), "Unit", "Description"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain|\"A=plain\"",
                "with space|\"A=with space\"",
                "50%|\"A=50%%\"",
                "say \"hi\"|\"A=say \\\"hi\\\"\"",
                "C:\\temp|\"A=C:\\\\temp\"",
                "$HOME|\"A=$HOME\"",
                "`'single'`|\"A='single'\""
            })
    void aVariableHasTheValueThatTheUserWrote(String value, String assignment) {
        assertTrue(
                lines(Services.shop().withVariable("A", value), "Environment").contains(assignment));
    }

    @Test
    void aVariableMayHaveSeveralLines() {
        assertTrue(lines(Services.shop().withVariable("A", "one\ntwo"), "Environment")
                .contains("\"A=one\\ntwo\""));
    }

    @Test
    void aLimitCanBeChanged() {
        assertEquals(List.of("1000"), lines(Services.shop().withDirective("LimitNOFILE", "1000"), "LimitNOFILE"));
    }

    @Test
    void aChangeStaysInItsPlace() {
        assertEquals(
                sections(Services.shop()).get("[Service]").indexOf("LimitNOFILE=65536"),
                sections(Services.shop().withDirective("LimitNOFILE", "1000"))
                        .get("[Service]")
                        .indexOf("LimitNOFILE=1000"));
    }

    @ParameterizedTest
    @CsvSource({"Service, ProtectHome", "Service, SystemCallFilter", "Unit, StartLimitIntervalSec", "Install, WantedBy"
    })
    void aDirectiveCanBeRemoved(String section, String directive) {
        assertFalse(
                SystemdUnit.text(Services.shop().withDirective(directive, "").spec())
                        .contains(directive + "="));
    }

    @Test
    void aSectionWithoutDirectivesGoes() {
        assertFalse(sections(Services.shop().withDirective("WantedBy", "")).containsKey("[Install]"));
    }

    @ParameterizedTest
    @CsvSource({
        "MemoryMax, Service",
        "ExecReload, Service",
        "Documentation, Unit",
        "Requires, Unit",
        "OnFailure, Unit",
        "OnSuccess, Unit",
        "ConditionPathExists, Unit",
        "AssertPathExists, Unit",
        "RequiresMountsFor, Unit",
        "Alias, Install",
        "Also, Install"
    })
    void aNewDirectiveGoesIntoItsSection(String directive, String section) {
        assertEquals(List.of("x"), lines(Services.shop().withDirective(directive, "x"), section, directive));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Unit", "Service", "Install"})
    void aSectionCanBeNamed(String section) {
        assertEquals(List.of("x"), lines(Services.shop().withDirective(section + ".New", "x"), section, "New"));
    }

    @Test
    void severalLinesRepeatADirective() {
        assertEquals(
                List.of("/a", "/b"),
                lines(Services.shop().withDirective("ReadWritePaths", "\n  /a\n  /b\n"), "ReadWritePaths"));
        assertEquals(
                List.of("db.service"), lines(Services.shop().withDirective("After", "db.service"), "Unit", "After"));
    }

    @Test
    void theProbeMayAskOverTlsAtAnotherAddress() {
        HealthCheck health = new HealthCheck(
                Optional.of(HealthCheck.Scheme.HTTPS), Optional.of("[::1]"), OptionalInt.empty(), "/$/ping%2F'[1]", 30);
        assertEquals(
                List.of(
                        "/usr/bin/env sh /var/app/shop/bin/ready \"https://[::1]:${PORT}/$$/ping%%2F'[1]\" 30 $MAINPID"),
                lines(Services.shop().with(health), "ExecStartPost"));
    }

    @Test
    void theProbeAsksAPortThatNoVariableMoves() {
        assertTrue(lines(Services.shop().withFixedPort(8888).withHealth("/health"), "ExecStartPost")
                .get(0)
                .contains(" http://127.0.0.1:8888/health "));
    }

    @Test
    void argumentsEndTheCommand() {
        assertEquals(
                List.of("/usr/bin/env sh /var/app/shop/bin/launch server --port=${PORT} \"50%% of $$5\" \"\""),
                lines(Services.shop().withArguments("server", "--port=${PORT}", "50% of $5", ""), "ExecStart"));
    }

    @Test
    void aPrivilegedPortTakesOneCapability() {
        Services service = Services.shop().withPort(443);
        assertEquals(List.of("CAP_NET_BIND_SERVICE"), lines(service, "CapabilityBoundingSet"));
        assertEquals(List.of("CAP_NET_BIND_SERVICE"), lines(service, "AmbientCapabilities"));
    }

    @Test
    void aStartWaitsUntilTheServiceIsReady() {
        Services service = Services.shop().withHealth("/health");
        assertEquals(
                List.of("/usr/bin/env sh /var/app/shop/bin/ready http://127.0.0.1:${PORT}/health 110 $MAINPID"),
                lines(service, "ExecStartPost"));
        assertEquals(List.of("120"), lines(service, "TimeoutStartSec"));
    }

    @Test
    void theProbeAsksThePortThatTheFrameworkListensOn() {
        Services service = Services.shop().withVariable("SERVER_PORT", "9090").withHealth("/health");
        assertTrue(lines(service, "ExecStartPost").get(0).contains("http://127.0.0.1:${SERVER_PORT}/health "));
    }

    @Test
    void theProbeMayAskAnotherPort() {
        Services service = Services.shop().with(new HealthCheck("/health?x=y", OptionalInt.of(9000), 30));
        assertEquals(
                List.of("/usr/bin/env sh /var/app/shop/bin/ready http://127.0.0.1:9000/health?x=y 30 $MAINPID"),
                lines(service, "ExecStartPost"));
        assertEquals(List.of("40"), lines(service, "TimeoutStartSec"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SystemCallFilter",
                "NoNewPrivileges",
                "StateDirectory",
                "LogsDirectory",
                "TasksMax",
                "ProtectKernelTunables",
                "StartLimitIntervalSec",
                "OOMPolicy",
                "AmbientCapabilities"
            })
    void anOldHostGetsNothingThatItDoesNotKnow(String directive) {
        assertFalse(SystemdUnit.text(Services.oldShop().withPort(80).spec()).contains(directive + "="));
    }

    @ParameterizedTest
    @CsvSource({
        "ProtectSystem, full",
        "PrivateTmp, yes",
        "LimitNOFILE, 65536",
        "LimitNPROC, 8192",
        "StartLimitInterval, 0",
        "CapabilityBoundingSet, ''"
    })
    void anOldHostGetsWhatItKnows(String directive, String value) {
        assertEquals(List.of(value), lines(Services.oldShop(), directive));
    }

    /** Some languages have digits of their own. */
    @Test
    void theTextDoesNotDependOnTheLocale() {
        Services service = Services.shop().withHealth("/health");
        String text = SystemdUnit.text(service.spec());
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertEquals(text, SystemdUnit.text(service.spec()));
        } finally {
            Locale.setDefault(before);
        }
    }

    static Stream<Services> services() {
        return Stream.of(
                Services.shop(),
                Services.oldShop(),
                Services.shop().withPort(443).withHealth("/actuator/health/readiness?a=b&c=d"),
                Services.shop().withHealth("/$/ping/%2F/it's/~/[1]"),
                Services.shop()
                        .withDescription("100% \"wool\" & größe")
                        .withArguments("server", "a \"b\" 'c' \\", "${QUOTES}", "100%", "$5", "", ";")
                        .withVariable("QUOTES", "a \"b\" 'c' \\ 50% $HOME\nnext")
                        .withDirective("MemoryMax", "512M")
                        .withDirective("CPUQuota", "150%")
                        .withDirective("ReadWritePaths", "/srv/a\n/srv/b")
                        .withDirective("Documentation", "https://example.org/shop")
                        .withDirective("ProtectHome", ""));
    }

    @ParameterizedTest
    @MethodSource("services")
    @Tag("tool")
    void systemdFindsNothingToSay(Services service, @TempDir Path directory) throws IOException {
        Tool analyze = Tool.installed("systemd-analyze", "verify", "--man=no", "--recursive-errors=no");

        assertEquals("", analyze.run(unit(service, directory).toString()).succeeded());
    }

    /** The exposure that systemd rates from 0 to 10. */
    @ParameterizedTest
    @CsvSource({"8080, 1.4", "443, 1.6"})
    @Tag("tool")
    void theServiceIsLittleExposed(int port, double highest, @TempDir Path directory) throws IOException {
        Path unit = unit(Services.shop().withPort(port), directory);
        String report = Tool.installed("systemd-analyze", "security", "--offline=true", "--no-pager")
                .run(unit.toString())
                .succeeded();
        Matcher level =
                Pattern.compile("exposure level for shop\\.service: ([0-9.]+)").matcher(report);

        assertTrue(level.find(), report);
        assertTrue(Double.parseDouble(level.group(1)) <= highest, report);
    }

    private static Path unit(Services service, Path directory) throws IOException {
        return Files.writeString(directory.resolve("shop.service"), SystemdUnit.text(service.spec()));
    }
}
