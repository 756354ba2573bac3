package io.github.apprpm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.apprpm.Tool;
import io.github.apprpm.model.Resource;
import io.github.apprpm.model.Scriptlet;
import io.github.apprpm.model.Services;
import io.github.apprpm.rpm.PackageTrigger;
import io.github.apprpm.service.SystemdUnit;
import io.github.apprpm.systemd.Unit;
import io.github.apprpm.systemd.Unit.Line;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationsTest {
    private static final Path SYSTEMD = Path.of("/lib/systemd/systemd");

    /** Units of all generations and with all options. */
    static Stream<Services> services() {
        return Stream.of(
                Services.shop(),
                Services.shop().withHealth("/health"),
                Services.shop().withPort(443),
                Services.oldShop(),
                Services.oldShop().withPort(443));
    }

    @ParameterizedTest
    @MethodSource("services")
    void eachDirectiveOfOurUnitsIsExplained(Services service) {
        List<String> silent = Unit.parse(Sample.UNIT, SystemdUnit.text(service.spec())).lines().stream()
                .filter(line -> line.kind() == Line.Kind.DIRECTIVE)
                .filter(line ->
                        Explanations.ofDirective(line.name(), line.value()).isEmpty())
                .map(Line::name)
                .toList();
        assertEquals(List.of(), silent);
    }

    @ParameterizedTest
    @EnumSource
    void eachPhaseIsExplained(Scriptlet.Phase phase) {
        assertNotNull(Explanations.ofPhase(phase));
    }

    @ParameterizedTest
    @EnumSource
    void eachTriggerIsExplained(PackageTrigger.Action action) {
        for (PackageTrigger.Kind kind : PackageTrigger.Kind.values()) {
            boolean exists = kind == PackageTrigger.Kind.PACKAGE || action != PackageTrigger.Action.PREIN;
            assertEquals(
                    !exists,
                    Explanations.ofTrigger(kind, action).equals("At a point that is not known here."),
                    kind::name);
        }
    }

    @Test
    @Tag("tool")
    void whatSystemdKnowsForProtectionIsExplained() {
        assumeTrue(Files.isExecutable(SYSTEMD), "systemd is not installed");
        List<String> silent = Tool.at(SYSTEMD.toString(), "--dump-configuration-items")
                .run()
                .succeeded()
                .lines()
                .map(line -> line.replaceFirst("=.*", ""))
                .filter(name ->
                        name.matches("(Protect|Private|Restrict|SystemCall|Capability|NoNew|Lock|MemoryDeny).*"))
                .filter(name -> !Explanations.isHardening(name))
                .distinct()
                .toList();
        assertEquals(List.of(), silent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "true", "on", "1", "Yes"})
    void aSwitchThatIsOnIsExplained(String on) {
        assertEquals(Optional.of(Explanations.ofSwitch("PrivateTmp")), Explanations.ofDirective("PrivateTmp", on));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "false", "off", "0"})
    void aSwitchThatIsOffIsNotExplainedAsIfItWereOn(String off) {
        assertEquals(
                Optional.of("Switched off. On, it would mean: " + Explanations.ofSwitch("PrivateTmp")),
                Explanations.ofDirective("PrivateTmp", off));
    }

    @Test
    void aSwitchWithAnotherValueIsExplainedAsPartOfItself() {
        assertEquals(
                Optional.of("In part, as its value says: " + Explanations.ofSwitch("RestrictNamespaces")),
                Explanations.ofDirective("RestrictNamespaces", "~user"));
    }

    @ParameterizedTest
    @CsvSource({"ProtectSystem, strict, full", "ProtectHome, yes, read-only", "KillMode, mixed, process"})
    void aValueHasItsOwnExplanation(String name, String value, String other) {
        assertNotEquals(Explanations.ofDirective(name, value), Explanations.ofDirective(name, other));
    }

    @Test
    void anEmptySetOfCapabilitiesIsNone() {
        assertTrue(Explanations.ofDirective("CapabilityBoundingSet", "")
                .orElseThrow()
                .contains("none of root's"));
        assertFalse(Explanations.ofDirective("CapabilityBoundingSet", "CAP_NET_BIND_SERVICE")
                .orElseThrow()
                .contains("none of root's"));
    }

    @Test
    void aDirectiveThatNobodyKnowsIsNotExplained() {
        assertEquals(Optional.empty(), Explanations.ofDirective("XNobody", "yes"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"switches.properties", "hardening.properties", "directives.properties", "phases.properties"})
    void eachLineIsASentenceOfASeparateKey(String resource) {
        Set<String> keys = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        Resource.text(Explanations.class, resource)
                .lines()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(line -> {
                    String key = line.substring(0, Math.max(0, line.indexOf('=')));
                    if (key.isEmpty() || !keys.add(key) || !line.matches("[\\x20-\\x7e]+\\.") || line.length() > 250) {
                        wrong.add(line);
                    }
                });
        assertEquals(List.of(), wrong);
    }
}
