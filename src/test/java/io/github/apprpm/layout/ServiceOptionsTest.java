package io.github.apprpm.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service is started with is packaged as Unix text; what an application reads stays as it is. */
class ServiceOptionsTest {
    private Module module;

    @BeforeEach
    void begin(@TempDir Path root) {
        module = new Module(root);
    }

    @ParameterizedTest
    @CsvSource({
        "conf/jvm.options, /var/app/shop/conf/jvm.options",
        "systemd/x.conf, /usr/lib/systemd/system/shop.service.d/x.conf",
        "root/usr/lib/systemd/system/shop-clean.timer, /usr/lib/systemd/system/shop-clean.timer",
        "root/etc/systemd/system/other.service.d/x.conf, /etc/systemd/system/other.service.d/x.conf",
        "root/etc/sysconfig/shop-clean, /etc/sysconfig/shop-clean",
        "root/etc/default/shop, /etc/default/shop"
    })
    void marksOfEditorsAreRemoved(String source, String path) throws IOException {
        for (String text : new String[] {"\uFEFFa=b\nc\n", "a=b\r\nc\r\n", "\uFEFFa=b\r\nc\r\n", "a=b\rc\r"}) {
            assertEquals("a=b\nc\n", module.with(source, text).installed().text(path));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "conf/application.properties, /var/app/shop/conf/application.properties",
        "root/etc/shop/x.conf, /etc/shop/x.conf",
        "root/etc/logrotate.d/x, /etc/logrotate.d/x",
        "root/usr/libexec/shop/x, /usr/libexec/shop/x"
    })
    void otherFilesStayAsTheyAre(String source, String path) throws IOException {
        String text = "\uFEFF#!/bin/sh\r\n";

        assertEquals(text, module.with(source, text).installed().text(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"conf/jvm.options", "systemd/x.conf", "root/etc/sysconfig/x"})
    void utf16IsRefused(String source) {
        module.write("src/main/rpm/" + source, "-Xmx64m\n".getBytes(StandardCharsets.UTF_16));

        assertTrue(assertThrows(PackagingException.class, module::installed)
                .getMessage()
                .contains("'" + module.path("src/main/rpm/" + source) + "' is written in UTF-16"));
    }

    @Test
    void aCarriageReturnWithinALineStays() throws IOException {
        assertEquals(
                "a=\rb\nc\n",
                module.with("root/etc/sysconfig/x", "a=\rb\r\nc\n").installed().text("/etc/sysconfig/x"));
    }
}
