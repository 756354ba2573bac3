package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.Entry.Symlink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PayloadArchitectureTest {
    private static final Content JAR = Content.text("shop.jar", "PK\u0003\u0004");

    private final List<Entry> entries = new ArrayList<>(List.of(file("/opt/shop/lib/shop.jar", JAR)));

    private static RegularFile file(String path, Content content, FileFlag... flags) {
        return new RegularFile(path, Attributes.root(0755), Set.of(flags), content);
    }

    private PayloadArchitectureTest with(String path, MachineCode code) {
        entries.add(file(path, code.content()));
        return this;
    }

    private Architecture found(Architecture... named) throws IOException {
        return PayloadArchitecture.of(
                Payload.of(entries), named.length == 0 ? Optional.empty() : Optional.of(named[0]));
    }

    @Test
    void withoutMachineCodeItIsForAnyMachine() throws IOException {
        entries.add(new Symlink("/opt/shop/jre", "/usr/lib/jvm/jre"));

        assertEquals(Architecture.NOARCH, found());
    }

    @Test
    void machineCodeSaysIt() throws IOException {
        with("/opt/shop/jre/bin/java", MachineCode.AARCH64).with("/opt/shop/jre/lib/libjvm.so", MachineCode.AARCH64);

        assertEquals(Architecture.AARCH64, found());
    }

    @Test
    void machineCodeThatIsNotInThePackageSaysNothing() throws IOException {
        entries.add(file("/run/shop/x", MachineCode.X86_64.content(), FileFlag.GHOST));

        assertEquals(Architecture.NOARCH, found());
    }

    @Test
    void aPackageIsForOneArchitecture() {
        with("/opt/shop/a/libx.so", MachineCode.X86_64).with("/opt/shop/b/libx.so", MachineCode.AARCH64);

        Refusal.of(this::found)
                .says("x86_64 in '/opt/shop/a/libx.so'", "aarch64 in '/opt/shop/b/libx.so'", "set <arch>");
    }

    @Test
    void aMachineThatIsNotKnownMustBeNamed() throws IOException {
        with("/opt/shop/libx.so", MachineCode.MIPS);

        Refusal.of(this::found).says("'/opt/shop/libx.so'", "not known", "Set <arch>");
        assertEquals(Architecture.NOARCH, found(Architecture.NOARCH));
    }

    @Test
    void codeForSeveralMachinesMayBeDataOfAPackage() throws IOException {
        with("/opt/shop/a/libx.so", MachineCode.X86_64).with("/opt/shop/b/libx.so", MachineCode.AARCH64);

        assertEquals(Architecture.NOARCH, found(Architecture.NOARCH));
        assertEquals(Architecture.X86_64, found(Architecture.X86_64));
    }

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void theUserMayNameAnyForJarsAlone(Architecture named) throws IOException {
        assertEquals(named, found(named));
    }

    @Test
    void theUserMayNotNameOneThatRunsNoneOfTheCode() {
        with("/opt/shop/libx.so", MachineCode.X86_64);

        Refusal.of(() -> found(Architecture.AARCH64))
                .says("<arch> is 'aarch64'", "x86_64 in '/opt/shop/libx.so'", "-Dapprpm.arch");
    }
}
