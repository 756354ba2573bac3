package io.github.apprpm.diff;

import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.rpm.RpmPackage;

/** The bytes of files on the machine: those of regular files that are in the payload. */
final class InstalledSize {
    private InstalledSize() {}

    static long of(RpmPackage rpm) {
        return rpm.files().stream().mapToLong(InstalledSize::of).sum();
    }

    static long of(PackagedFile file) {
        return file.isRegular() && !file.isGhost() ? file.size() : 0;
    }
}
