package io.github.apprpm.diff;

import io.github.apprpm.rpm.PackagedFile;
import java.util.regex.Pattern;

/** What a file is for, as far as comparisons distinguish files. */
public enum FileRole {
    /** Read by systemd: units and their drop-ins, accounts, directories, presets. */
    UNIT,
    /** Marked as configuration, or in {@code /etc}. */
    CONFIGURATION,
    OTHER;

    private static final Pattern SYSTEMD = Pattern.compile(
            "(/usr)?/lib/(systemd/.+|(sysusers|tmpfiles|sysctl|modules-load|binfmt)\\.d/.+)" + "|/etc/systemd/.+");

    static FileRole of(PackagedFile file) {
        if (SYSTEMD.matcher(file.path()).matches()) {
            return UNIT;
        }
        return file.isConfig() || file.path().startsWith("/etc/") ? CONFIGURATION : OTHER;
    }
}
