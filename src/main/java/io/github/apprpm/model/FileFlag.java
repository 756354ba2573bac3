package io.github.apprpm.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The flags of a file, in the words of a spec file. */
public enum FileFlag {
    /** Kept when it was edited. */
    CONFIG,
    /** With {@link #CONFIG}: the package's new file is written beside the edited one. */
    NOREPLACE,
    /** No error when it is missing. */
    MISSINGOK,
    /** Owned by the package, but not contained in it. */
    GHOST,
    DOC,
    LICENSE;

    /**
     * @param path the file that the flags are for
     * @param names such as {@code config, noreplace}
     * @return the flags
     * @throws PackagingException if a name is not known or noreplace stands without config
     */
    public static Set<FileFlag> parse(String path, String names) {
        Set<FileFlag> flags = EnumSet.noneOf(FileFlag.class);
        for (String name : names.strip().split("[\\s,]+")) {
            flags.add(Arrays.stream(values())
                    .filter(flag -> flag.word().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new PackagingException(
                            "The flag '%s' of '%s' is not known".formatted(name, path),
                            "Use " + Arrays.stream(values()).map(FileFlag::word).collect(Collectors.joining(", ")))));
        }
        if (flags.contains(NOREPLACE) && !flags.contains(CONFIG)) {
            throw new PackagingException(
                    "The flag 'noreplace' of '%s' needs the flag 'config', too".formatted(path),
                    "Write 'config, noreplace'");
        }
        return flags;
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
