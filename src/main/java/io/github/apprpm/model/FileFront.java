package io.github.apprpm.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The first bytes of a file, from which the kernel knows what to do with it (execve(2), elf(5)).
 *
 * @param bytes up to {@link #BYTES} of them
 */
public record FileFront(byte[] bytes) {
    /** As many as are needed. */
    public static final int BYTES = 64;

    private static final Pattern INTERPRETER = Pattern.compile("#![ \\t]*/.*", Pattern.DOTALL);

    private static final int ELF_MAGIC = 0x7F454C46;
    private static final int CLASS = 4;
    private static final int ENCODING = 5;
    private static final int LITTLE = 1;
    private static final int BIG = 2;
    private static final int BITS_32 = 1;
    private static final int BITS_64 = 2;
    private static final int TYPE = 16;
    private static final int EXECUTABLE = 2;
    private static final int SHARED = 3;
    private static final int MACHINE = 18;

    /** Numbers of {@code elf.h}, where one number stands for several architectures. */
    private static final Map<Machine, Architecture> MACHINES = Map.of(
            new Machine(3, BITS_32, LITTLE), Architecture.I686,
            new Machine(21, BITS_64, LITTLE), Architecture.PPC64LE,
            new Machine(22, BITS_64, BIG), Architecture.S390X,
            new Machine(40, BITS_32, LITTLE), Architecture.ARMV7HL,
            new Machine(62, BITS_64, LITTLE), Architecture.X86_64,
            new Machine(183, BITS_64, LITTLE), Architecture.AARCH64,
            new Machine(243, BITS_64, LITTLE), Architecture.RISCV64,
            new Machine(258, BITS_64, LITTLE), Architecture.LOONGARCH64);

    private record Machine(int number, int bits, int encoding) {}

    /** Reads the front of a file's content. */
    public static FileFront of(Content content) throws IOException {
        try (InputStream in = content.open()) {
            return new FileFront(in.readNBytes(BYTES));
        }
    }

    /** Whether the file names its interpreter: {@code #!/bin/sh}. */
    public boolean isScript() {
        return INTERPRETER
                .matcher(new String(bytes, StandardCharsets.ISO_8859_1))
                .matches();
    }

    /** Whether the file is an ELF program or shared library; no object file, and no dump. */
    public boolean isMachineCode() {
        return bytes.length > MACHINE + 1
                && ByteBuffer.wrap(bytes).getInt() == ELF_MAGIC
                && (number(TYPE) == EXECUTABLE || number(TYPE) == SHARED);
    }

    /** Which machines run it; empty if it is no machine code, or for machines that rpm packages are hardly made for. */
    public Optional<Architecture> architecture() {
        if (!isMachineCode()) {
            return Optional.empty();
        }
        return Optional.ofNullable(MACHINES.get(new Machine(number(MACHINE), bytes[CLASS], bytes[ENCODING])));
    }

    private int number(int offset) {
        ByteOrder order = bytes[ENCODING] == LITTLE ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        return Short.toUnsignedInt(ByteBuffer.wrap(bytes).order(order).getShort(offset));
    }
}
