package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceSpecTest {
    @Test
    void theUnitIsNamedAfterThePackage() {
        assertEquals("shop.service", Services.shop().spec().unit());
        assertEquals("/var/lib/shop", Services.shop().spec().installed().state());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 80, 1023})
    void aPortBelow1024IsPrivileged(int port) {
        assertTrue(Services.shop().withPort(port).spec().hasPrivilegedPort());
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 8080, 65535})
    void otherPortsAreNot(int port) {
        assertFalse(Services.shop().withPort(port).spec().hasPrivilegedPort());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65536})
    void aPortThatDoesNotExistIsRefused(int port) {
        Refusal.of(Services.shop().withPort(port)::spec).says("<port> '" + port + "'", "1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/var/my apps", "/var/50%", "/var/größe", "/var/$HOME", "/var/a\"b"})
    void aPrefixThatSystemdReadsInAnotherWayIsRefused(String prefix) {
        Refusal.of(Services.shop().withPrefix(prefix)::spec)
                .says("'" + prefix + "/shop'", "<prefix>", "letters, digits");
    }

    @Test
    void aPrefixIsAbsolute() {
        Refusal.of(Services.shop().withPrefix("var/app")::spec).says("'var/app/shop", "is not absolute");
    }

    @Test
    void aDescriptionIsOneLine() {
        Refusal.of(Services.shop().withDescription("a\nb")::spec).says("<description>", "one line");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\u0000b"})
    void anArgumentIsOneLine(String argument) {
        Refusal.of(Services.shop().withArguments("server", argument)::spec).says("<arguments>", "'a?b'", "<argument>");
    }

    @Test
    void anEmptyElementIsAnEmptyArgument() {
        assertEquals(
                List.of("a", ""),
                Services.shop().withArguments("a", null).spec().arguments());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1A", "A-B", "A B", "", "A.B", "Ä"})
    void aVariableHasAPlainName(String name) {
        Refusal.of(Services.shop().withVariable(name, "x")::spec).says("'" + name + "'", "<environment>", "Correct it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limitNOFILE", "Limit NOFILE", "", "Socket.Accept", "A=B", "Ä"})
    void aDirectiveHasTheNameOfOne(String name) {
        Refusal.of(Services.shop().withDirective(name, "x")::spec)
                .says("'" + name + "'", "<unit>", "systemd.service(5)");
    }

    @Test
    void aBlankValueIsAnEmptyOne() {
        assertEquals(
                "",
                Services.shop()
                        .withDirective("ProtectHome", " \n ")
                        .spec()
                        .directives()
                        .get("ProtectHome"));
        assertEquals(
                "", Services.shop().withVariable("A", null).spec().environment().get("A"));
    }

    @Test
    void aValueIsText() {
        Refusal.of(Services.shop().withVariable("A", "\0")::spec).says("<environment>", "U+0000");
        Refusal.of(Services.shop().withDirective("Documentation", "a\u001bb")::spec)
                .says("<unit>", "U+001B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*.log", "access.log error.log", "gc-?.log"})
    void logFilesAreNames(String files) {
        assertEquals(
                files, Services.shop().withLogFiles(files).spec().logFiles().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/var/log/x.log", "a,b", "a  b", "*.log\n*.txt", "a{b}", "..", "a .. b"})
    void logFilesAreNothingElse(String files) {
        Refusal.of(Services.shop().withLogFiles(files)::spec).says("<logFiles> '" + files + "'", "'*.log'");
    }

    @Test
    void aServiceDoesNotChange() {
        ServiceSpec service = Services.shop().spec();
        assertThrows(
                UnsupportedOperationException.class, () -> service.environment().put("A", "b"));
        assertThrows(
                UnsupportedOperationException.class, () -> service.directives().put("A", "b"));
    }
}
