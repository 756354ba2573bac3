package io.github.apprpm.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The header of an ELF file, as elf(5) describes it.
 *
 * @param machine {@code EM_*}
 * @param bits 32 or 64
 * @param order the order of bytes
 * @param type 1 for an object file, 2 for a program, 3 for a shared library and most programs, 4 for a dump
 */
public record MachineCode(int machine, int bits, ByteOrder order, int type) {
    /** A shared library of the usual machine. */
    public static final MachineCode X86_64 = new MachineCode(62, 64, ByteOrder.LITTLE_ENDIAN, 3);

    public static final MachineCode AARCH64 = new MachineCode(183, 64, ByteOrder.LITTLE_ENDIAN, 3);
    public static final MachineCode I686 = new MachineCode(3, 32, ByteOrder.LITTLE_ENDIAN, 3);
    public static final MachineCode MIPS = new MachineCode(8, 32, ByteOrder.BIG_ENDIAN, 3);

    public byte[] bytes() {
        ByteBuffer header = ByteBuffer.allocate(200).order(order);
        header.put(new byte[] {
            0x7f, 'E', 'L', 'F', (byte) (bits / 32), (byte) (order == ByteOrder.LITTLE_ENDIAN ? 1 : 2), 1
        });
        header.putShort(16, (short) type).putShort(18, (short) machine);
        return header.array();
    }

    public Content content() {
        return new Content.Generated(bytes(), "machine code");
    }
}
