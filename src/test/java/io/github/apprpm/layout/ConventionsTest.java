package io.github.apprpm.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.layout.Module.Installed;
import io.github.apprpm.model.Framework;
import io.github.apprpm.model.Scriptlet.Phase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConventionsTest {
    private static final Map<String, String> PROPERTIES = Map.of("project.version", "1.0", "price", "$1 \\1");

    private Module module;

    @BeforeEach
    void begin(@TempDir Path root) {
        module = new Module(root);
    }

    @Test
    void withoutFilesThereIsNothing() throws IOException {
        assertEquals(Map.of(), module.conventions().scripts());
        assertFalse(module.conventions().hasConfiguration(Framework.SPRING_BOOT));
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void aScriptIsNamedAfterItsPhase(Phase phase) throws IOException {
        module.with("scripts/" + phase.word() + ".sh", "echo");

        assertEquals(Map.of(phase, "echo"), module.conventions().scripts());
    }

    @ParameterizedTest
    @ValueSource(strings = {"install.sh", "post", "post.bash", "Post.sh", "sub/post.sh", "README"})
    void anotherNameIsRefused(String name) {
        module.with("scripts/" + name, "echo");

        Refusal.of(module.conventions()::scripts)
                .says(
                        "'" + module.path("src/main/rpm/scripts/" + name) + "'",
                        "not named after a scriptlet",
                        "post.sh, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#!/bin/sh", "#! /bin/sh", "#!/usr/bin/sh", "#!/bin/sh "})
    void theShellNeedsNoMention(String interpreter) throws IOException {
        module.with("scripts/post.sh", interpreter + "\necho\n");

        assertEquals(Map.of(Phase.POST, "\necho\n"), module.conventions().scripts());
    }

    @ParameterizedTest
    @ValueSource(strings = {"#!/bin/bash", "#!/usr/bin/env python3", "#!/bin/sh -x", "#!/usr/bin/env sh"})
    void anotherInterpreterIsRefused(String interpreter) {
        module.with("scripts/post.sh", interpreter + "\necho\n");

        Refusal.of(module.conventions()::scripts)
                .says("'" + module.path("src/main/rpm/scripts/post.sh") + "'", "'" + interpreter + "'", "/bin/sh");
    }

    @Test
    void scriptsOfWindowsAreRead() throws IOException {
        module.with("scripts/post.sh", "#!/bin/sh\r\necho one\r\necho two\r\n");

        assertEquals("\necho one\necho two\n", module.conventions().scripts().get(Phase.POST));
    }

    @Test
    void aScriptIsUtf8() {
        module.write("src/main/rpm/scripts/post.sh", "echo größe".getBytes(StandardCharsets.ISO_8859_1));

        Refusal.of(module.conventions()::scripts).says("post.sh' is not valid UTF-8", "Save it");
    }

    @Test
    void nothingIsReplacedUnlessWanted() throws IOException {
        Installed installed = module.with("conf/x", "@project.version@").installed();

        assertEquals("@project.version@", installed.text("/var/app/shop/conf/x"));
    }

    @Test
    void propertiesAreReplacedEverywhere() throws IOException {
        module.with("conf/x", "v=@project.version@")
                .with("root/etc/shop/@project.version@", "v=@project.version@")
                .with("systemd/x.conf", "v=@project.version@")
                .with("scripts/post.sh", "v=@project.version@")
                .filtered(PROPERTIES);
        Installed installed = module.installed();

        assertEquals("v=1.0", installed.text("/var/app/shop/conf/x"));
        assertEquals("v=1.0", installed.text("/etc/shop/@project.version@"));
        assertEquals("v=1.0", installed.text("/usr/lib/systemd/system/shop.service.d/x.conf"));
        assertEquals("v=1.0", module.conventions().scripts().get(Phase.POST));
    }

    @Test
    void aValueIsTakenAsItIs() throws IOException {
        assertEquals(
                "$1 \\1",
                module.with("conf/x", "@price@")
                        .filtered(PROPERTIES)
                        .installed()
                        .text("/var/app/shop/conf/x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"@unknown@", "${project.version}", "a@b.c", "@@", "@ project.version @", "\"$@\" x \"$@\""})
    void whatIsNoPropertyStays(String text) throws IOException {
        assertEquals(
                text,
                module.with("conf/x", text).filtered(PROPERTIES).installed().text("/var/app/shop/conf/x"));
    }

    @Test
    void whatIsNoTextStays() throws IOException {
        byte[] bytes = {'@', 'p', 'r', 'i', 'c', 'e', '@', (byte) 0xff, (byte) 0xfe};
        module.write("src/main/rpm/conf/keystore", bytes);
        Installed installed = module.filtered(PROPERTIES).installed();

        assertEquals(new String(bytes, StandardCharsets.UTF_8), installed.text("/var/app/shop/conf/keystore"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application.properties", "application.yml", "application.yaml"})
    void theApplicationMayBeConfigured(String name) {
        assertTrue(module.with("conf/" + name, "").conventions().hasConfiguration(Framework.SPRING_BOOT));
    }

    @Test
    void aDeeperFileDoesNotConfigureTheApplication() {
        assertFalse(module.with("conf/old/application.yml", "").conventions().hasConfiguration(Framework.SPRING_BOOT));
    }
}
