package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
    @ParameterizedTest
    @EnumSource(Architecture.class)
    void eachHasAName(Architecture architecture) {
        assertEquals(architecture, Architecture.of(architecture.word()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"amd64", "X86_64", "x86-64", "arm64", "src", ""})
    void anotherNameIsRefused(String name) {
        Refusal.of(() -> Architecture.of(name)).says("<arch> '" + name + "'", "-Dapprpm.arch", "noarch, x86_64, ");
    }

    @ParameterizedTest
    @CsvSource({"i386, I686", "x86_64_v3, X86_64", "x86_64, X86_64", "noarch, NOARCH"})
    void modelsOfOneMachineAreKin(String name, Architecture architecture) {
        assertEquals(Optional.of(architecture), Architecture.ofMachine(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sparc64", "src", ""})
    void someMachinesAreNotKnown(String name) {
        assertEquals(Optional.empty(), Architecture.ofMachine(name));
    }
}
