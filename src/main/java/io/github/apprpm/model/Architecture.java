package io.github.apprpm.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The machines that a package is for, in the words of rpm. */
public enum Architecture {
    /** Any machine. */
    NOARCH(0, "", Set.of()),
    X86_64(1, "x86-64", Set.of("amd64", "ia32e", "em64t", "x86_64_v2", "x86_64_v3", "x86_64_v4")),
    I686(1, "x86-32", Set.of("i386", "i486", "i586", "athlon", "geode", "pentium3", "pentium4")),
    AARCH64(19, "aarch-64", Set.of()),
    ARMV7HL(12, "armv7hl-32", Set.of("armv6hl", "armv7hnl", "armv8hl")),
    PPC64LE(16, "ppc-64", Set.of()),
    S390X(15, "s390-64", Set.of()),
    RISCV64(22, "riscv-64", Set.of()),
    LOONGARCH64(23, "loongarch-64", Set.of());

    private final int number;
    private final String instructionSet;
    private final Set<String> kin;

    Architecture(int number, String instructionSet, Set<String> kin) {
        this.number = number;
        this.instructionSet = instructionSet;
        this.kin = kin;
    }

    /**
     * @param name such as {@code x86_64}, as in {@code <arch>}
     * @throws PackagingException if it is none of these
     */
    public static Architecture of(String name) {
        return Arrays.stream(values())
                .filter(architecture -> architecture.word().equals(name))
                .findFirst()
                .orElseThrow(() -> new PackagingException(
                        "The <arch> '%s' is not an architecture that is known".formatted(name),
                        "Set <arch> or -Dapprpm.arch to one of "
                                + Arrays.stream(values())
                                        .map(Architecture::word)
                                        .collect(Collectors.joining(", "))));
    }

    /** The one whose machine code a machine of this name runs, be it an older or newer model; empty if none is known. */
    public static Optional<Architecture> ofMachine(String name) {
        return Arrays.stream(values())
                .filter(architecture -> architecture.word().equals(name) || architecture.kin.contains(name))
                .findFirst();
    }

    /** The name in a header and in file names. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The number in a lead, {@code arch_canon} of rpm's configuration. */
    public int number() {
        return number;
    }

    /** What rpmbuild appends to the name in a capability, {@code (x86-64)}; empty for any machine. */
    public Optional<String> instructionSet() {
        return instructionSet.isEmpty() ? Optional.empty() : Optional.of("(%s)".formatted(instructionSet));
    }
}
