package io.github.apprpm.server.access;

import io.github.apprpm.model.PackagingException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody may do with a repository. */
public enum Right {
    /** Fetch metadata and packages, and look at pages. */
    READ,
    /** Put packages, and wait for the index. */
    UPLOAD,
    /** Promote, withdraw and restore packages; also whatever the others allow. */
    ADMIN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param words as users write them, with spaces or commas; {@code nothing} for none
     * @param origin where they stand, for the message
     */
    public static Set<Right> of(String words, String origin) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        if (words.strip().equals("nothing")) {
            return rights;
        }
        for (String word : words.strip().split("[\\s,]+")) {
            rights.add(Arrays.stream(values())
                    .filter(right -> right.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new PackagingException(
                            "'%s' of %s is not a right".formatted(word, origin),
                            "Use one or more of %s, or nothing"
                                    .formatted(Arrays.stream(values())
                                            .map(Right::word)
                                            .collect(Collectors.joining(", "))))));
        }
        return rights;
    }
}
