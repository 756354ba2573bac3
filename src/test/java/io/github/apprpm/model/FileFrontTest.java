package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileFrontTest {
    private static FileFront front(int machine, int bits, String order, int type) throws IOException {
        ByteOrder bytes = order.equals("little") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        return FileFront.of(new MachineCode(machine, bits, bytes, type).content());
    }

    @ParameterizedTest
    @CsvSource({
        "62, 64, little, X86_64", "3, 32, little, I686", "183, 64, little, AARCH64", "40, 32, little, ARMV7HL",
        "21, 64, little, PPC64LE", "22, 64, big, S390X", "243, 64, little, RISCV64", "258, 64, little, LOONGARCH64"
    })
    void machineCodeIsForAnArchitecture(int machine, int bits, String order, Architecture architecture)
            throws IOException {
        assertEquals(Optional.of(architecture), front(machine, bits, order, 3).architecture());
        assertEquals(Optional.of(architecture), front(machine, bits, order, 2).architecture());
    }

    @ParameterizedTest
    @CsvSource({"62, 32, little", "21, 64, big", "8, 32, big", "22, 32, big", "183, 64, big", "9999, 64, little"})
    void someMachinesAreNotKnown(int machine, int bits, String order) throws IOException {
        FileFront front = front(machine, bits, order, 3);

        assertTrue(front.isMachineCode());
        assertEquals(Optional.empty(), front.architecture());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void anObjectFileIsNoProgram(int type) throws IOException {
        FileFront front = front(62, 64, "little", type);

        assertFalse(front.isMachineCode());
        assertEquals(Optional.empty(), front.architecture());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "\u007fELF", "\u007fELF\u0002\u0001\u0001", "PK\u0003\u0004", "#!/bin/sh"})
    void anotherFileHasNoMachine(String text) throws IOException {
        FileFront front = FileFront.of(Content.text("x", text));

        assertFalse(front.isMachineCode());
        assertEquals(Optional.empty(), front.architecture());
    }

    @Test
    void theProgramsOfThisMachineAreForIt() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");

        assertTrue(FileFront.of(Content.OnDisk.of(java.toRealPath())).isMachineCode());
    }
}
