package io.github.apprpm.repository.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordTextsTest {
    private static PackageRecord record(String provides, String files) {
        PackageRecord record = Records.of("shop-1.rpm", "one");
        String primary = new String(record.primary(), StandardCharsets.UTF_8)
                .replace("Says one", "Sells b\u00fccher &amp; more")
                .replace("  </format>", provides + "  </format>");
        return record.facts()
                .with(primary.getBytes(StandardCharsets.UTF_8), files.getBytes(StandardCharsets.UTF_8), record.other());
    }

    @Test
    void textsAreWhatTheReferencesStandFor() {
        PackageRecord record = record("""
                    <rpm:provides>
                      <rpm:entry name="shop" flags="EQ" epoch="0" ver="1" rel="1"/>
                      <rpm:entry name="font(&quot;b\u00fcro&quot;)"/>
                    </rpm:provides>
                    <rpm:requires>
                      <rpm:entry name="java-headless"/>
                    </rpm:requires>
                """, """
                <package pkgid="1" name="shop" arch="noarch">
                  <file>/opt/shop/a&amp;b</file>
                  <file type="dir">/opt/shop</file>
                </package>
                """);
        assertEquals("Sells b\u00fccher & more", RecordTexts.summary(record));
        assertEquals(List.of("shop", "font(\"b\u00fcro\")"), RecordTexts.provides(record));
        assertEquals(List.of("/opt/shop/a&b", "/opt/shop"), RecordTexts.files(record));
    }

    @Test
    void aPackageMayProvideAndInstallNothing() {
        PackageRecord record = record("", "<package pkgid=\"1\" name=\"shop\" arch=\"noarch\">\n</package>\n");
        assertEquals(List.of(), RecordTexts.provides(record));
        assertEquals(List.of(), RecordTexts.files(record));
    }
}
