package io.github.apprpm.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files that a program of the host reads as text, by where they are: what begins with a byte order mark, or has lines that
 * end with a carriage return, is another word for most of them. An application's own configuration is not among them.
 */
public enum HostText {
    UNIT("/(etc|usr/lib|lib)/systemd/.+", "systemd", Takes.BOTH),
    ENVIRONMENT(InstalledApplication.SETTINGS + ".+|/etc/(default/.+|environment)", "a shell", Takes.NOTHING),
    JVM_OPTIONS("/.+/jvm\\.options", "the launcher", Takes.BOTH),
    LOG_ROTATION("/etc/(logrotate\\.d/.+|logrotate\\.conf)", "logrotate", Takes.NOTHING),
    SCHEDULE("/etc/(cron\\.d/.+|(ana)?crontab)", "cron", Takes.NOTHING),
    PRIVILEGES("/etc/(sudoers\\.d/.+|sudoers)", "sudo", Takes.NOTHING),
    PROFILE("/etc/(profile\\.d/.+\\.sh|profile|bashrc)", "a shell", Takes.NOTHING),
    MODULE_OPTIONS("/(etc|usr/lib|lib)/(modprobe|depmod)\\.d/.+", "modprobe", Takes.NOTHING),
    AUTHENTICATION("/(etc|usr/lib)/pam\\.d/.+|/etc/security/limits\\.d/.+", "PAM", Takes.NOTHING),
    LIBRARY_PATH("/etc/ld\\.so\\.conf\\.d/.+", "ldconfig", Takes.NOTHING),
    AUTHORIZATION("/(etc|usr/share)/polkit-1/.+", "polkit", Takes.CARRIAGE_RETURNS),
    KERNEL_PARAMETERS("/(etc|usr/lib|lib)/sysctl\\.d/.+", "sysctl", Takes.CARRIAGE_RETURNS),
    TEMPORARY_FILES("/(etc|usr/lib)/tmpfiles\\.d/.+", "systemd-tmpfiles", Takes.CARRIAGE_RETURNS),
    ACCOUNTS("/(etc|usr/lib)/sysusers\\.d/.+", "systemd-sysusers", Takes.CARRIAGE_RETURNS),
    MODULES("/(etc|usr/lib)/(modules-load|binfmt)\\.d/.+", "systemd", Takes.CARRIAGE_RETURNS),
    DEVICES("/(etc|usr/lib|lib)/udev/.+\\.(rules|hwdb)", "udev", Takes.CARRIAGE_RETURNS);

    private enum Takes {
        NOTHING,
        CARRIAGE_RETURNS,
        BOTH
    }

    private final Pattern paths;
    private final String reader;
    private final Takes takes;

    HostText(String paths, String reader, Takes takes) {
        this.paths = Pattern.compile(paths);
        this.reader = reader;
        this.takes = takes;
    }

    /** What a program reads at a path. */
    public static Optional<HostText> of(String path) {
        return Arrays.stream(values())
                .filter(text -> text.paths.matcher(path).matches())
                .findFirst();
    }

    /** The program that reads it, as a sentence has it. */
    public String reader() {
        return reader;
    }

    /** Whether it is an option of a service, which is packaged without marks and carriage returns. */
    public boolean isOption() {
        return this == UNIT || this == ENVIRONMENT || this == JVM_OPTIONS;
    }

    /** Whether the reader skips a byte order mark. */
    public boolean takesMark() {
        return takes == Takes.BOTH;
    }

    /** Whether the reader takes a carriage return for a part of the line's end. */
    public boolean takesCarriageReturns() {
        return takes != Takes.NOTHING;
    }
}
