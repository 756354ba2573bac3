package io.github.apprpm.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.layout.Module.Installed;
import io.github.apprpm.model.Framework;
import io.github.apprpm.model.Scriptlet.Phase;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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
    void theTextsOfAllThatIsInstalledAreKnown() throws IOException {
        module.with("conf/shop.conf", "port = ${PORT}")
                .with("root/etc/shop/shop.ini", "a")
                .with("systemd/10-port.conf", "[Service]");
        assertEquals(
                List.of("port = ${PORT}", "a", "[Service]"),
                module.conventions().texts());
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "  \n\t\n",
                "# nothing yet",
                "#!/bin/sh",
                "#!/bin/sh\n\n# nothing yet\n\n",
                "\r\n# x\r\n"
            })
    void aScriptWithoutACommandIsNone(String text) throws IOException {
        module.with("scripts/preun.sh", text);

        assertEquals(Map.of(), module.conventions().scripts());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFF#!/bin/sh\necho\n",
                "\uFEFF#!/bin/sh\r\necho\r\n",
                "#!/bin/sh\recho\r",
                "#!/bin/sh\r\r\necho\r\r\n"
            })
    void marksOfEditorsAreRemoved(String text) throws IOException {
        module.with("scripts/post.sh", text);

        assertEquals(Map.of(Phase.POST, "\necho\n"), module.conventions().scripts());
    }

    @Test
    void anotherInterpreterIsSeenBehindAMark() {
        module.with("scripts/post.sh", "\uFEFF#!/bin/bash\r\necho\r\n");

        Refusal.of(module.conventions()::scripts).says("'#!/bin/bash'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE"})
    void aScriptInUtf16IsRefused(String charset) {
        String mark = charset.equals("UTF-16") ? "" : "\uFEFF";
        module.write("src/main/rpm/scripts/post.sh", (mark + "echo\n").getBytes(Charset.forName(charset)));

        Refusal.of(module.conventions()::scripts)
                .says("post.sh' is written in UTF-16", "Save it in the encoding UTF-8");
    }

    @Test
    void aScriptInUtf16WithoutAMarkIsRefused() {
        module.write("src/main/rpm/scripts/post.sh", "echo\n".getBytes(StandardCharsets.UTF_16LE));

        Refusal.of(module.conventions()::scripts).says("post.sh' has the control character U+0000 in line 1", "UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "\u001b", "\b", "\f", "\rb", "\uFEFF"})
    void anInvisibleCharacterIsRefusedByItsLine(String character) {
        module.with("scripts/post.sh", "#!/bin/sh\necho\necho a" + character + "\n");

        Refusal.of(module.conventions()::scripts).says("post.sh' has the control character U+", "in line 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if true; then",
                "fi",
                "cat <<END\ntext",
                "echo 'it",
                "}",
                "echo )\n(",
                "true ||",
                "f() {",
                "echo $(",
                "if true; then # nothing\nfi"
            })
    void whatTheShellCannotParseIsRefusedByItsLine(String text) {
        module.with("scripts/preun.sh", "#!/bin/sh\n# before\n" + text + "\n");

        Refusal.of(module.conventions()::scripts)
                .says("'" + module.path("src/main/rpm/scripts/preun.sh") + "', line ", "Correct the script");
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
