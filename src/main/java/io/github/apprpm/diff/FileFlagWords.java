package io.github.apprpm.diff;

import io.github.apprpm.rpm.PackagedFile;
import java.util.ArrayList;
import java.util.List;

/** What rpm knows of a file, in the words of a spec file ({@code rpmfileAttrs} in rpm's {@code rpmfiles.h}). */
final class FileFlagWords {
    private static final List<String> BY_BIT =
            List.of("config", "doc", "icon", "missingok", "noreplace", "specfile", "ghost", "license", "readme");

    private FileFlagWords() {}

    static List<String> of(PackagedFile file) {
        List<String> words = new ArrayList<>();
        for (int bit = 0; bit < BY_BIT.size(); bit++) {
            if ((file.flags() & 1 << bit) != 0) {
                words.add(BY_BIT.get(bit));
            }
        }
        return words;
    }
}
