package io.github.apprpm.application;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out who refers to some classes. */
final class ClassReferences {
    private static final int CONSTANTS_OFFSET = 8;

    private final Set<String> names;
    private final Set<String> dotted;

    /** @param names as {@code com/acme/Shop} */
    ClassReferences(Set<String> names) {
        this.names = names;
        this.dotted = names.stream().map(name -> name.replace('/', '.')).collect(Collectors.toSet());
    }

    /** Whether one of the names is among the constants of a class file (JVM specification, 4.4). */
    boolean isIn(byte[] classFile) {
        if (classFile.length < CONSTANTS_OFFSET + 2) {
            return false;
        }
        ByteBuffer bytes = ByteBuffer.wrap(classFile).position(CONSTANTS_OFFSET);
        try {
            int count = bytes.getShort() & 0xFFFF;
            for (int index = 1; index < count; index++) {
                int tag = bytes.get();
                switch (tag) {
                    case 1 -> {
                        int length = bytes.getShort() & 0xFFFF;
                        if (names.contains(new String(classFile, bytes.position(), length, StandardCharsets.UTF_8))) {
                            return true;
                        }
                        bytes.position(bytes.position() + length);
                    }
                    case 7, 8, 16, 19, 20 -> bytes.position(bytes.position() + 2);
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
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return false; // no class file
        }
    }

    /** Whether one of the names is in a list of providers, as of {@link java.util.ServiceLoader} or Spring. */
    boolean isListedIn(byte[] text) {
        for (String word : new String(text, StandardCharsets.UTF_8).split("[\\s,=\\\\#]+")) {
            if (dotted.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
