package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstallPathTest {
    @ParameterizedTest
    @CsvSource({
        "/etc/shop.conf, /etc/shop.conf",
        "//etc///shop.conf, /etc/shop.conf",
        "/etc/./shop.conf, /etc/shop.conf",
        "/var/app/, /var/app",
        "/, /",
        "/..., /...",
        "/a b/größe, /a b/größe"
    })
    void aPathHasOneForm(String path, String normal) {
        assertEquals(normal, InstallPath.normalize(path));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "etc/shop.conf", "./etc", "../etc", "~/shop"})
    void aPathIsAbsolute(String path) {
        Refusal.of(() -> InstallPath.normalize(path)).says("'" + path + "' is not absolute", "Write it from the root");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../etc", "/var/../etc", "/var/app/..", "/.."})
    void aPathDoesNotGoUp(String path) {
        Refusal.of(() -> InstallPath.normalize(path)).says("'" + path + "'", "'..'", "Write the path without '..'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/a\nb", "/etc/a\tb", "/etc/a\0b", "/etc/a\u007fb", "/etc/a\u0085b"})
    void aPathHasNoControlCharacters(String path) {
        Refusal.of(() -> InstallPath.normalize(path)).says("'/etc/a", "b' has a control character", "Rename the file");
    }

    /** The JVM puts it where it could not read the bytes of a name. */
    @Test
    void aPathHasNoReplacedCharacters() {
        Refusal.of(() -> InstallPath.normalize("/srv/Fr\uFFFDd\uFFFDric")).says("'/srv/Fr", "LC_ALL=C.UTF-8");
    }

    @Test
    void aPathIsUnicode() {
        Refusal.of(() -> InstallPath.normalize("/etc/a\ud800b")).says("path cannot be written as UTF-8: '/etc/a?b'");
    }

    @Test
    void aPathIsNoLongerThanRpmReads() {
        String longest = "/" + "ä/".repeat(1364) + "ä";
        assertEquals(4094 + 1, longest.getBytes(StandardCharsets.UTF_8).length);
        assertEquals(
                longest.substring(0, longest.length() - 2),
                InstallPath.normalize(longest.substring(0, longest.length() - 2)));
        Refusal.of(() -> InstallPath.normalize(longest)).says("longer than 4094 bytes", "Shorten it");
    }

    @Test
    void aPartOfAPathIsNoLongerThanRpmUnpacks() {
        String longest = "/etc/" + "ä".repeat(123);
        assertEquals(longest, InstallPath.normalize(longest));
        Refusal.of(() -> InstallPath.normalize(longest + "a"))
                .says("longer than 246 bytes in one of its parts", "Shorten it");
    }

    @Test
    void aPathHasAParentAndAName() {
        assertEquals("/etc/sysconfig", InstallPath.parent("/etc/sysconfig/shop"));
        assertEquals("/", InstallPath.parent("/etc"));
        assertEquals("/", InstallPath.parent("/"));
        assertEquals("shop", InstallPath.name("/etc/sysconfig/shop"));
    }
}
