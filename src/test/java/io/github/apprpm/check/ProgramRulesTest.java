package io.github.apprpm.check;

import static io.github.apprpm.check.Sample.shop;

import io.github.apprpm.model.Architecture;
import io.github.apprpm.model.FileFlag;
import io.github.apprpm.model.MachineCode;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("tool")
class ProgramRulesTest {
    private static final String SCRIPT = "#!/bin/sh\nexit 0\n";

    @TempDir
    private Path directory;

    private Verdict check(Sample sample) throws IOException {
        return Verdict.of(sample.writeTo(directory));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/usr/libexec/shop/clean", "/usr/share/shop/run", "/opt/shop/bin/clean", "/usr/bin/shop"})
    void aScriptIsExecutable(String path) throws IOException {
        check(shop().file(path, 0755, SCRIPT)).isClean();
        check(shop().file(path, 0644, SCRIPT))
                .finds(Rule.PROGRAM_NOT_EXECUTABLE, "'" + path + "'", "begins with '#!'", "0644");
    }

    @Test
    void whateverIsOnTheSearchPathIsExecutable() throws IOException {
        check(shop().file("/usr/sbin/shop", 0644, "echo"))
                .finds(Rule.PROGRAM_NOT_EXECUTABLE, "'/usr/sbin/shop'", "directory of programs");
    }

    @Test
    void whatCronRunsIsExecutableAlthoughItIsConfiguration() throws IOException {
        check(shop().configuration("/etc/cron.daily/shop", 0755, SCRIPT, FileFlag.CONFIG, FileFlag.NOREPLACE))
                .isClean();
        check(shop().configuration("/etc/cron.daily/shop", 0644, SCRIPT, FileFlag.CONFIG, FileFlag.NOREPLACE))
                .finds(Rule.PROGRAM_NOT_EXECUTABLE, "'/etc/cron.daily/shop'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/opt/shop/lib/tool.jar", "/opt/shop/README", "/usr/share/doc/shop/example"})
    void someFilesNeedNotBe(String path) throws IOException {
        check(shop().file(path, 0644, path.endsWith("README") ? "#! is no interpreter" : SCRIPT))
                .isClean();
    }

    @Test
    void configurationMayNameAnInterpreter() throws IOException {
        check(shop().configuration("/opt/shop/conf/env.sh", 0644, SCRIPT, FileFlag.CONFIG, FileFlag.NOREPLACE))
                .isClean();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/lib/systemd/system/clean.timer",
                "/etc/systemd/system/shop.service.d/x.conf",
                "/usr/lib/systemd/user/shop.service"
            })
    void aUnitIsNotExecutable(String path) throws IOException {
        check(shop().configuration(path, 0755, "[Unit]\n", FileFlag.CONFIG, FileFlag.NOREPLACE))
                .finds(Rule.CONFIGURATION_EXECUTABLE, "'" + path + "'", "0755", "executable");
    }

    @Test
    void configurationIsNotExecutable() throws IOException {
        check(shop().configuration("/etc/shop.ini", 0755, "a=1\n", FileFlag.CONFIG, FileFlag.NOREPLACE))
                .finds(Rule.CONFIGURATION_EXECUTABLE, "'/etc/shop.ini'", "0755");
    }

    @ParameterizedTest
    @CsvSource({"X86_64", "I686"})
    void machineCodeMayRunOnTheMachinesOfThePackage(String machine) throws IOException {
        MachineCode code = machine.equals("I686") ? MachineCode.I686 : MachineCode.X86_64;

        check(shop().code("/opt/shop/libx.so", code).forMachine(Architecture.X86_64))
                .isClean();
    }

    @Test
    void machineCodeForAnotherMachineIsFoundOnce() throws IOException {
        check(shop().code("/opt/shop/a.so", MachineCode.AARCH64)
                        .code("/opt/shop/b.so", MachineCode.AARCH64)
                        .forMachine(Architecture.X86_64))
                .finds(
                        Rule.ARCHITECTURE_MISMATCH,
                        "'/opt/shop/a.so' and 1 other file are machine code for aarch64",
                        "for 'x86_64'");
    }

    @Test
    void anObjectFileIsData() throws IOException {
        check(shop().code("/opt/shop/filter.o", new MachineCode(247, 64, ByteOrder.LITTLE_ENDIAN, 1)))
                .isClean();
    }
}
