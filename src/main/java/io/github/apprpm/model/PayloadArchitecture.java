package io.github.apprpm.model;

import io.github.apprpm.model.Entry.RegularFile;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds out which machines can run the files of a payload. What is inside of jars does not count. */
public final class PayloadArchitecture {
    private final Map<Architecture, String> first = new EnumMap<>(Architecture.class);
    private Optional<String> unknown = Optional.empty();

    private PayloadArchitecture() {}

    /**
     * The architecture of a package.
     *
     * @param payload its files
     * @param named the one that the user named, if any
     * @throws PackagingException if no machine can run all files, or the named one can run none of the machine code
     */
    public static Architecture of(Payload payload, Optional<Architecture> named) throws IOException {
        PayloadArchitecture found = new PayloadArchitecture();
        for (Entry entry : payload.entries()) {
            if (entry instanceof RegularFile file && !file.isGhost()) {
                found.add(file.path(), FileFront.of(file.content()));
            }
        }
        return named.isPresent() ? found.checked(named.get()) : found.only();
    }

    private void add(String path, FileFront front) {
        Optional<Architecture> architecture = front.architecture();
        if (architecture.isPresent()) {
            first.putIfAbsent(architecture.get(), path);
        } else if (front.isMachineCode() && unknown.isEmpty()) {
            unknown = Optional.of(path);
        }
    }

    private Architecture checked(Architecture named) {
        if (named != Architecture.NOARCH && !first.isEmpty() && !first.containsKey(named)) {
            throw new PackagingException(
                    "The <arch> is '%s', but there is machine code %s".formatted(named.word(), files()),
                    "Package the files for %s, or correct <arch> or -Dapprpm.arch".formatted(named.word()));
        }
        return named;
    }

    private Architecture only() {
        if (unknown.isPresent()) {
            throw new PackagingException(
                    "'%s' is machine code for a machine whose name in rpm is not known".formatted(unknown.get()),
                    "Set <arch> or -Dapprpm.arch to the architecture of the package, or leave the file out");
        }
        if (first.size() > 1) {
            throw new PackagingException(
                    "There is machine code for several architectures: " + files(),
                    "Leave out the files of all but one, or set <arch> or -Dapprpm.arch to the architecture of the"
                            + " package");
        }
        return first.keySet().stream().findFirst().orElse(Architecture.NOARCH);
    }

    private String files() {
        return first.entrySet().stream()
                .map(file -> "for %s in '%s'".formatted(file.getKey().word(), file.getValue()))
                .collect(Collectors.joining(", "));
    }
}
