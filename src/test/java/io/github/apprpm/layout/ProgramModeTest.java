package io.github.apprpm.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.model.Content;
import io.github.apprpm.model.MachineCode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramModeTest {
    private static String mode(String path, String content) throws IOException {
        return "%04o".formatted(ProgramMode.of(path, Content.text(path, content)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/bin/shop",
                "/usr/sbin/shop",
                "/usr/libexec/shop/clean",
                "/opt/shop/jre/bin/java",
                "/bin/shop",
                "/usr/local/bin/shop",
                "/var/app/shop/bin/tools/report"
            })
    void aPlaceOfProgramsMakesOne(String path) throws IOException {
        assertEquals("0755", mode(path, "echo"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/share/shop/index.html",
                "/usr/lib/systemd/system/shop-clean.service",
                "/usr/lib/systemd/system/shop.timer",
                "/usr/share/cabin/x",
                "/usr/share/bin.d/x",
                "/opt/shop/bin",
                "/etc/shop/bin/settings",
                "/etc/shop/shop.conf",
                "/etc/profile.d/shop.sh"
            })
    void anotherPlaceDoesNot(String path) throws IOException {
        assertEquals("0644", mode(path, "echo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#!/bin/sh\n", "#! /usr/bin/perl -w\n", "#!\t/bin/sh", "#!/bin/sh"})
    void anInterpreterMakesAProgram(String content) throws IOException {
        assertEquals("0755", mode("/usr/share/shop/run", content));
        assertEquals("0755", mode("/etc/cron.daily/shop", content));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "#", "#!", "#![allow(x)]\n", "#!shop\n", " #!/bin/sh\n", "\n#!/bin/sh\n", "# !/bin/sh\n"})
    void anotherBeginningDoesNot(String content) throws IOException {
        assertEquals("0644", mode("/usr/share/shop/run", content));
    }

    @Test
    void machineCodeIsExecutable() throws IOException {
        assertEquals("0755", "%04o".formatted(ProgramMode.of("/usr/lib64/shop/libx.so", MachineCode.X86_64.content())));
    }
}
