package io.github.apprpm.application;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out who refers to some classes. */
final class ClassReferences {
    private final Set<String> names;
    private final Set<String> dotted;

    /** @param names as {@code com/acme/Shop} */
    ClassReferences(Set<String> names) {
        this.names = names;
        this.dotted = names.stream().map(name -> name.replace('/', '.')).collect(Collectors.toSet());
    }

    /** Whether one of the names is among the constants of a class file. */
    boolean isIn(byte[] classFile) {
        return ConstantPool.anyMatch(classFile, new ConstantPool.Visitor() {
            @Override
            public boolean text(int index, int offset, int length) {
                return names.contains(new String(classFile, offset, length, StandardCharsets.UTF_8));
            }

            @Override
            public boolean string(int text) {
                return false;
            }
        });
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
