package io.github.apprpm.inspect;

import java.util.ArrayList;
import java.util.List;

/** The words of a spec file for what a file is ({@code rpmfiles.h}). */
public final class FileFlags {
    /** By the number of the bit; an empty word stands for a bit that is not used. */
    private static final List<String> WORDS = List.of(
            "config",
            "doc",
            "icon",
            "missingok",
            "noreplace",
            "spec",
            "ghost",
            "license",
            "readme",
            "",
            "",
            "pubkey",
            "artifact");

    private static final List<String> VERIFIED =
            List.of("filedigest", "size", "link", "user", "group", "mtime", "mode", "rdev", "caps");

    private FileFlags() {}

    public static List<String> of(int flags) {
        return words(WORDS, flags);
    }

    /** What {@code rpm -V} does not compare. */
    static List<String> unverified(int flags) {
        return words(VERIFIED, ~flags);
    }

    private static List<String> words(List<String> words, int bits) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if ((bits >> i & 1) == 1 && !words.get(i).isEmpty()) {
                found.add(words.get(i));
            }
        }
        return found;
    }
}
