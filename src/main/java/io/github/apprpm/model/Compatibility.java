package io.github.apprpm.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The oldest host that must accept the package, and what its rpm and its systemd know. */
public enum Compatibility {
    /** rpm 4.11 and systemd 219: no zstd, no rich or weak dependencies, a SHA-1 header digest, a plain unit. */
    EL7,
    /** rpm 4.14.2 and later, up to rpm 6; systemd 239 and later. */
    EL8,
    /** rpm 4.16 and later, which also verifies signatures by Ed25519 keys. */
    EL9;

    /**
     * @param name the name as users write it
     * @return the compatibility
     * @throws PackagingException if the name is not known
     */
    public static Compatibility of(String name) {
        for (Compatibility candidate : values()) {
            if (candidate.word().equals(name)) {
                return candidate;
            }
        }
        throw new PackagingException(
                "The <compatibility> '%s' is not known".formatted(name),
                "Set it to one of "
                        + Arrays.stream(values()).map(Compatibility::word).collect(Collectors.joining(", ")));
    }

    /** Whether rpm verifies EdDSA: the one of EL8 calls each such signature bad. */
    public boolean verifiesEdDsa() {
        return this == EL9;
    }

    /** Whether rpm verifies what a subkey has signed: that of EL7 knows primary keys only. */
    public boolean verifiesSubkeys() {
        return this != EL7;
    }

    /** Whether rpm imports a key that its owner has certified over SHA-1, or that is too short: EL9's policy forbids it. */
    public boolean importsWeakKeys() {
        return this != EL9;
    }

    /** The version of rpm on the host: the newest that a package may demand. */
    public String rpmVersion() {
        return switch (this) {
            case EL7 -> "4.11.3";
            case EL8 -> "4.14.3";
            case EL9 -> "4.16.1";
        };
    }

    /** Whether rpm reads no other digest of the header than SHA-1. */
    public boolean needsSha1HeaderDigest() {
        return this == EL7;
    }

    /** Whether rpm knows weak dependencies, such as Suggests, and rich ones, such as {@code (one or other)}. */
    public boolean hasWeakAndRichDependencies() {
        return this != EL7;
    }

    /** Whether rpm sorts {@code ^} in versions: upstream since 4.15, on EL8 since 4.14.2-34, which is that of 8.2. */
    public boolean hasCaretInVersions() {
        return this != EL7;
    }

    /** Whether rpm reads payloads that zstd compressed. */
    public boolean hasZstd() {
        return this != EL7;
    }

    /** The compressor that is used unless the user names one: the best that rpm reads. */
    public Compression.Algorithm compressor() {
        return hasZstd() ? Compression.Algorithm.ZSTD : Compression.Algorithm.XZ;
    }

    /** A locale with UTF-8 that every host has. */
    public String locale() {
        return this == EL7 ? "en_US.UTF-8" : "C.UTF-8";
    }

    /** The directive that limits memory: systemd 231 replaced MemoryLimit= by MemoryMax=. */
    public String memoryDirective() {
        return this == EL7 ? "MemoryLimit" : "MemoryMax";
    }

    /**
     * The directive that limits processes and threads: TasksMax= came with systemd 227, and only some builds of EL7's 219
     * have it. LimitNPROC= is in all, but counts what the user runs elsewhere, too.
     */
    public String tasksDirective() {
        return this == EL7 ? "LimitNPROC" : "TasksMax";
    }

    /** Whether systemd reads a limit in percent, or a soft and a hard one as in {@code 1024:4096}. */
    public boolean hasCompoundLimits() {
        return this != EL7;
    }

    /** The directive for the time in which starts are counted; systemd 230 renamed it and moved it to the section Unit. */
    public String startIntervalDirective() {
        return this == EL7 ? "Service.StartLimitInterval" : "Unit.StartLimitIntervalSec";
    }

    /** The directive for how many starts there may be in that time. */
    public String startBurstDirective() {
        return this == EL7 ? "Service.StartLimitBurst" : "Unit.StartLimitBurst";
    }

    /** Whether a host may let the waits before restarts grow: systemd 254 and later know RestartSteps=. */
    public boolean mayHaveRestartSteps() {
        return this != EL7;
    }

    /** The directive for paths that the service may write to; systemd 231 renamed it. */
    public String writablePathsDirective() {
        return this == EL7 ? "ReadWriteDirectories" : "ReadWritePaths";
    }

    /** Whether a percent sign has a meaning in such a path; for systemd 219 it has none. */
    public boolean hasPathSpecifiers() {
        return this != EL7;
    }

    /** Whether systemd makes the directories of StateDirectory= and its kind (since 235), so that the package need not. */
    public boolean makesServiceDirectories() {
        return this != EL7;
    }

    /** Whether systemd knows groups of system calls: an unknown name in SystemCallFilter= would kill the process. */
    public boolean hasSystemCallGroups() {
        return this != EL7;
    }

    /** The name as users write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
