package io.github.apprpm.application;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Goes through the constants of a class file (JVM specification, 4.4). */
final class ConstantPool {
    private static final int MAGIC = 0xCAFEBABE;
    private static final int CONSTANTS_OFFSET = 8;

    private ConstantPool() {}

    /** Sees the constants in their order, and says whether it has seen enough. */
    interface Visitor {
        /**
         * @param index the number of the constant
         * @param offset where its bytes begin in the class file, in modified UTF-8
         * @param length how many they are
         */
        boolean text(int index, int offset, int length);

        /** @param text the number of the text that a string has */
        boolean string(int text);
    }

    /**
     * @param classFile its bytes; those of another file have no constants
     * @return whether the visitor has seen enough
     */
    static boolean anyMatch(byte[] classFile, Visitor visitor) {
        ByteBuffer bytes = ByteBuffer.wrap(classFile);
        try {
            return bytes.getInt() == MAGIC && anyMatch(bytes.position(CONSTANTS_OFFSET), visitor);
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return false; // it is cut off
        }
    }

    private static boolean anyMatch(ByteBuffer bytes, Visitor visitor) {
        int count = Short.toUnsignedInt(bytes.getShort());
        for (int index = 1; index < count; index++) {
            int tag = bytes.get();
            switch (tag) {
                case 1 -> {
                    int length = Short.toUnsignedInt(bytes.getShort());
                    int offset = bytes.position();
                    bytes.position(offset + length);
                    if (visitor.text(index, offset, length)) {
                        return true;
                    }
                }
                case 8 -> {
                    if (visitor.string(Short.toUnsignedInt(bytes.getShort()))) {
                        return true;
                    }
                }
                case 7, 16, 19, 20 -> bytes.position(bytes.position() + 2);
                case 15 -> bytes.position(bytes.position() + 3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> bytes.position(bytes.position() + 4);
                case 5, 6 -> {
                    bytes.position(bytes.position() + 8);
                    index++; // these take two places
                }
                default -> {
                    return false;
                }
            }
        }
        return false;
    }
}
