package io.github.apprpm.diff;

import static io.github.apprpm.diff.Release.APPLICATION;
import static io.github.apprpm.diff.Release.CONFIGURATION;
import static io.github.apprpm.diff.Release.UNIT;
import static io.github.apprpm.diff.Release.application;
import static io.github.apprpm.diff.Release.coats;
import static io.github.apprpm.diff.Release.hats;
import static io.github.apprpm.diff.Release.shop;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.model.FileFlag;
import io.github.apprpm.model.Scriptlet.Phase;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffTextTest {
    @TempDir
    private Path directory;

    private String text(Release before, Release after) throws IOException {
        return DiffText.of(PackageDiff.of(before.in(directory), after.in(directory)));
    }

    private String summary(Release before, Release after) throws IOException {
        return text(before, after).lines().findFirst().orElseThrow();
    }

    @Test
    void aSectionStandsForEachKindOfDifference() throws IOException {
        Release before = shop().with(DependencyKind.REQUIRES, "java-headless >= 17")
                .with(DependencyKind.RECOMMENDS, "nginx")
                .script(Phase.POST, "one\ntwo")
                .text("/var/app/shop/guide-1.0.txt", "one\n");
        Release after = shop().version("1.3.0")
                .with(DependencyKind.REQUIRES, "java-headless >= 21")
                .with(DependencyKind.SUGGESTS, "varnish")
                .script(Phase.POST, "one\nthree")
                .text(UNIT, "[Service]\nExecStart=/bin/true\nUser=root\n")
                .text(
                        CONFIGURATION,
                        "# comment\nJAVA_OPTS=-Xmx1g\npassword=hunter2\n",
                        FileFlag.CONFIG,
                        FileFlag.NOREPLACE)
                .attributes(CONFIGURATION, 0640, "root", "shop")
                .text("/var/app/shop/guide-1.1.txt", "two\n")
                .text("/var/app/shop/logo.svg", "<svg/>")
                .jar(APPLICATION, application("1.3.0", hats("1.1"), Jars.of("org.ties", "ties", "7")));
        assertEquals("""
                shop 1.2.0-1 -> 1.3.0-1: org.coats:coats 3.1 removed, org.hats:hats 1.0 -> 1.1, org.ties:ties 7 added, \
                3 dependencies, %post, 1 unit, 1 configuration file, 3 files, -113 bytes

                Dependencies
                  ~ requires    java-headless >= 17 -> java-headless >= 21
                  - recommends  nginx
                  + suggests    varnish

                Libraries
                  - org.coats:coats  3.1
                  ~ org.hats:hats    1.0 -> 1.1
                  + org.ties:ties    7

                Scriptlets
                  ~ %post
                      @@ -1,2 +1,2 @@
                       one
                      -two
                      +three

                Units
                  ~ /usr/lib/systemd/system/shop.service
                      @@ -1,3 +1,3 @@
                       [Service]
                       ExecStart=/bin/true
                      -User=shop
                      +User=root

                Configuration
                  ~ /etc/sysconfig/shop  (mode 0644 -> 0640, group root -> shop, 27 bytes -> 44 bytes)
                      @@ -1,2 +1,3 @@
                       # comment
                       JAVA_OPTS=-Xmx1g
                      +password=********

                Files
                  ~ /var/app/shop/guide-1.0.txt -> guide-1.1.txt
                      @@ -1,1 +1,1 @@
                      -one
                      +two
                  ~ /var/app/shop/lib/shop.jar  (1.3 kB -> 1.2 kB)
                  + /var/app/shop/logo.svg  (file 0644 root:root, 6 bytes)
                """, text(before, after).replaceFirst("(?s)\nSize\n.*", ""));
    }

    @Test
    void theSizesStandAboveTheirSum() throws IOException {
        String text = text(shop(), shop().version("1.3.0").text("/var/app/shop/logo", "x".repeat(123456)));
        assertTrue(text.endsWith("""

                Size
                  +123.5 kB  other files
                  +123.5 kB  together: 1.4 kB -> 124.9 kB installed (+8749.5%)
                """), text);
    }

    @Test
    void nothingIsSaidOfWhatIsTheSame() throws IOException {
        assertEquals("shop 1.2.0-1 -> 1.3.0-1: only the version differs\n", text(shop(), shop().version("1.3.0")));
    }

    @Test
    void theSameFileTwiceIsTheSame() throws IOException {
        Release shop = shop();
        assertEquals("shop 1.2.0-1: the packages are the same, byte for byte\n", text(shop, shop));
    }

    @Test
    void aRebuildIsToldAsSuch() throws IOException {
        assertEquals(
                "shop 1.2.0-1: nothing differs but when, where and how it was built\n",
                text(shop(), shop().built("2027-01-01T00:00:00Z")));
    }

    @Test
    void aVersionThatIsNotHigherIsToldFirst() throws IOException {
        String text = text(shop(), shop().version("1.1.0"));
        assertTrue(text.startsWith("shop 1.2.0-1 -> 1.1.0-1: the version is LOWER\n"), text);
        assertTrue(text.contains("1.1.0-1 sorts below 1.2.0-1: rpm takes it for a downgrade"), text);
    }

    @Test
    void manyLibrariesAreCountedInTheSummary() throws IOException {
        Release after = shop().version("1.3.0")
                .jar(
                        APPLICATION,
                        application(
                                "1.3.0",
                                hats("1.1"),
                                coats("3.2"),
                                Jars.of("org.ties", "ties", "7"),
                                Jars.of("org.belts", "belts", "7")));
        assertTrue(
                summary(shop(), after).startsWith("shop 1.2.0-1 -> 1.3.0-1: 2 libraries added, 2 upgraded, 1 file, +"),
                () -> "");
    }

    @Test
    void controlCharactersDoNotReachTheTerminal() throws IOException {
        String text = text(shop(), shop().version("1.3.0").text(UNIT, "[Service]\nExecStart=\u001b[31mred\n"));
        assertFalse(text.contains("\u001b"), text);
        assertTrue(text.contains("+ExecStart=\\x1b[31mred"), text);
    }

    @Test
    void aLongTextIsCut() throws IOException {
        String text = text(shop(), shop().version("1.3.0").text(UNIT, "line\n".repeat(5000)));
        assertTrue(text.lines().count() < 300, text);
        assertTrue(text.contains("      ... and more\n"), text);
    }

    @Test
    void onlyTheEndsOfLinesMayDiffer() throws IOException {
        String text = text(shop(), shop().version("1.3.0").text(UNIT, "[Service]\nExecStart=/bin/true\nUser=shop"));
        assertTrue(text.contains("shop.service  (40 bytes -> 39 bytes, only the ends of lines differ)"), text);
    }
}
