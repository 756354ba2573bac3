package io.github.apprpm.verify.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelocationTest {
    private final Relocation relocation = new Relocation(
            Path.of("/build/root"),
            List.of("/var/app/shop", "/var/app/shop/lib", "/var/lib/shop", "/etc/sysconfig/shop"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/var/app/shop",
                "/var/app/shop/lib/shop.jar",
                "/etc/sysconfig/shop",
                "file:/var/lib/shop",
                "file:///var/lib/shop/",
                "'/var/lib/shop'",
                "a=/var/lib/shop:b"
            })
    void pathsOfThePackageAreReplaced(String text) {
        assertEquals(
                text.replaceFirst(
                        "(?<=^|[^/])(/+)(?=var|etc)", text.contains("///") ? "///build/root/" : "/build/root/"),
                relocation.unpackedText(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/var/app/shop2",
                "/var/app/shop-admin",
                "/var/app/shop.old/lib",
                "/mnt/var/lib/shop",
                "${ROOT}/var/lib/shop",
                "/etc/sysconfig/other",
                "/build/root/var/lib/shop"
            })
    void otherPathsStay(String text) {
        assertEquals(text, relocation.unpackedText(text));
    }

    @Test
    void aPathAtTheEndOfASentenceIsReplaced() {
        assertEquals("In /build/root/var/lib/shop.", relocation.unpackedText("In /var/lib/shop."));
    }

    @Test
    void eachIsReplacedOnce() {
        assertEquals(
                "/build/root/var/app/shop/lib:/build/root/var/app/shop",
                relocation.unpackedText("/var/app/shop/lib:/var/app/shop"));
    }

    @Test
    void messagesNameInstalledFiles() {
        assertEquals("no /var/lib/shop/x", relocation.installedText("no /build/root/var/lib/shop/x"));
    }

    @Test
    void bytesOfOtherCharacterSetsStay() {
        byte[] text = "gr\u00fc\u00dfe=/var/lib/shop".getBytes(StandardCharsets.ISO_8859_1);
        byte[] expected = "gr\u00fc\u00dfe=/build/root/var/lib/shop".getBytes(StandardCharsets.ISO_8859_1);
        assertArrayEquals(expected, relocation.unpackedFile(text));
    }

    @Test
    void aScriptHasThePathInSingleQuotes() {
        Relocation quoted = new Relocation(Path.of("/it's/root"), List.of("/var/lib/shop"));
        assertEquals(
                "#!/bin/sh\ncd '/it'\\''s/root/var/lib/shop'",
                new String(
                        quoted.unpackedFile("#!/bin/sh\ncd '/var/lib/shop'".getBytes(StandardCharsets.UTF_8)),
                        StandardCharsets.UTF_8));
    }
}
