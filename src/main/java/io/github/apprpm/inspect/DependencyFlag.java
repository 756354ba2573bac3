package io.github.apprpm.inspect;

import java.util.List;
import java.util.stream.Stream;

/** Why a package has a dependency, in the words of {@code rpm -q --requires -v} ({@code rpmds.h}). */
enum DependencyFlag {
    PRE("pre", 1 << 9),
    POST("post", 1 << 10),
    PREUN("preun", 1 << 11),
    POSTUN("postun", 1 << 12),
    VERIFY("verify", 1 << 13),
    INTERP("interp", 1 << 8),
    RPMLIB("rpmlib", 1 << 24),
    AUTO("auto", 1 << 14 | 1 << 15),
    PREREQ("prereq", 1 << 6),
    PRETRANS("pretrans", 1 << 7),
    POSTTRANS("posttrans", 1 << 5),
    PREUNTRANS("preuntrans", 1 << 20),
    POSTUNTRANS("postuntrans", 1 << 21),
    CONFIG("config", 1 << 28),
    MISSINGOK("missingok", 1 << 19),
    META("meta", 1 << 29);

    private final String word;
    private final int bits;

    DependencyFlag(String word, int bits) {
        this.word = word;
        this.bits = bits;
    }

    static List<String> of(int flags) {
        return Stream.of(values())
                .filter(flag -> (flags & flag.bits) != 0)
                .map(flag -> flag.word)
                .toList();
    }
}
