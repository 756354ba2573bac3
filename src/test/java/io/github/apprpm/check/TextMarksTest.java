package io.github.apprpm.check;

import static io.github.apprpm.check.Sample.shop;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.Content;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.FileFlag;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("tool")
class TextMarksTest {
    private static final String PROGRAM = "/opt/shop/bin/tool";

    @TempDir
    private Path directory;

    private Verdict check(Sample sample) throws IOException {
        return Verdict.of(sample.writeTo(directory));
    }

    private Verdict program(int mode, byte[] bytes) throws IOException {
        return check(shop().with(new RegularFile(
                PROGRAM, Attributes.root(mode), Set.of(), new Content.Generated(bytes, "tool"))));
    }

    private Verdict program(String text) throws IOException {
        return program(0755, text.getBytes(StandardCharsets.UTF_8));
    }

    private Verdict configuration(String path, String text) throws IOException {
        return check(shop().with(new RegularFile(
                path, Attributes.root(0644), Set.of(FileFlag.CONFIG, FileFlag.NOREPLACE), Content.text(path, text))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#!/bin/sh\r\nexit\r\n",
                "#!/usr/bin/env python3\r\n",
                "#!/usr/bin/perl -w\r\nexit;\n",
                "#! /bin/bash\r\n",
                "#!/bin/sh\r"
            })
    void aKernelDoesNotFindAnInterpreterBeforeACarriageReturn(String text) throws IOException {
        program(text).finds(Rule.SCRIPT_NOT_UNIX_TEXT, "'" + PROGRAM + "'", "first line", "\\r'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#!/bin/sh\nexit\n", "#!/bin/bash\r\nexit\r\n", "#!/usr/bin/python3\n"})
    void aKernelDoesNotSkipAMark(String text) throws IOException {
        program("\uFEFF" + text).finds(Rule.SCRIPT_NOT_UNIX_TEXT, "'" + PROGRAM + "'", "byte order mark");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void aScriptInUtf16IsNone(String charset) throws IOException {
        program(0755, "\uFEFF#!/bin/sh\nexit\n".getBytes(Charset.forName(charset)))
                .finds(Rule.SCRIPT_NOT_UNIX_TEXT, "'" + PROGRAM + "'", "UTF-16");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/sh", "/usr/bin/env bash", "/bin/dash -e"})
    void aShellTakesOtherLinesAsTheyAre(String interpreter) throws IOException {
        program("#!" + interpreter + "\n" + "echo\n".repeat(100) + "exit\r\n")
                .finds(Rule.SCRIPT_NOT_UNIX_TEXT, "carriage returns at the ends of lines");
    }

    @Test
    void anotherLanguageHasOtherLineEnds() throws IOException {
        program("#!/usr/bin/python3\nprint()\r\n").accepts(Rule.SCRIPT_NOT_UNIX_TEXT);
    }

    @Test
    void whatIsBehindAScriptIsNoText() throws IOException {
        program(0755, ("#!/bin/sh\nexit\n" + "PK\3\4\24\0\0\0\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1))
                .accepts(Rule.SCRIPT_NOT_UNIX_TEXT);
    }

    @Test
    void whatIsNotExecutedNeedsNoInterpreter() throws IOException {
        program(0644, "#!/bin/sh\r\nexit\r\n".getBytes(StandardCharsets.US_ASCII))
                .accepts(Rule.SCRIPT_NOT_UNIX_TEXT);
    }

    @ParameterizedTest
    @CsvSource({
        "/etc/logrotate.d/shop, logrotate",
        "/etc/cron.d/shop, cron",
        "/etc/sudoers.d/shop, sudo",
        "/etc/profile.d/shop.sh, a shell",
        "/etc/sysconfig/shop, a shell",
        "/etc/default/shop, a shell",
        "/etc/modprobe.d/shop.conf, modprobe",
        "/etc/pam.d/shop, PAM"
    })
    void carriageReturnsAreFoundWhereTheyAreWords(String path, String reader) throws IOException {
        configuration(path, "a b\r\nc\r\n").finds(Rule.CONFIGURATION_NOT_UNIX_TEXT, "'" + path + "'", reader);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/logrotate.d/shop",
                "/etc/cron.d/shop",
                "/etc/sysctl.d/shop.conf",
                "/usr/lib/sysctl.d/shop.conf",
                "/usr/lib/tmpfiles.d/shop.conf",
                "/usr/lib/sysusers.d/more.conf",
                "/etc/polkit-1/rules.d/shop.rules",
                "/etc/udev/rules.d/shop.rules"
            })
    void aMarkIsFoundInWhatAHostParses(String path) throws IOException {
        configuration(path, "\uFEFFa b\n").finds(Rule.CONFIGURATION_NOT_UNIX_TEXT, "'" + path + "'", "byte order mark");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/usr/lib/tmpfiles.d/shop.conf", "/etc/sysctl.d/shop.conf", "/etc/udev/rules.d/shop.rules"})
    void carriageReturnsThatAreTakenAreAWarning(String path) throws IOException {
        Finding finding = configuration(path, "a b\r\n")
                .of(Rule.CONFIGURATION_NOT_UNIX_TEXT)
                .get(0);

        assertEquals(Severity.WARNING, finding.severity());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF", "\r\n"})
    void systemdTakesThemInUnits(String mark) throws IOException {
        String text = "[Service]\nExecStart=/usr/bin/env sleep 1\n";
        check(shop().file(
                                "/usr/lib/systemd/system/other.service",
                                0644,
                                mark.isBlank() ? text.replace("\n", mark) : mark + text))
                .isClean();
    }

    @Test
    void anApplicationReadsItsConfigurationItself() throws IOException {
        configuration("/etc/shop/application.properties", "\uFEFFa=b\r\n").isClean();
    }
}
