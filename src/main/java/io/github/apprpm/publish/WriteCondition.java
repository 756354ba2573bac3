package io.github.apprpm.publish;

import java.util.Optional;

/** What must hold in the storage when a file is written; the storage decides, so that nobody can come between. */
public record WriteCondition(Optional<String> ifMatch, boolean ifAbsent) {
    /** Replaces what is there. */
    public static final WriteCondition NONE = new WriteCondition(Optional.empty(), false);
    /** Replaces nothing. */
    public static final WriteCondition ABSENT = new WriteCondition(Optional.empty(), true);

    /** Replaces the file with this tag, and no other. */
    public static WriteCondition unchanged(String tag) {
        return new WriteCondition(Optional.of(tag), false);
    }

    /** Replaces what was found, or nothing if nothing was. */
    public static WriteCondition unchanged(Optional<String> tag) {
        return tag.map(WriteCondition::unchanged).orElse(ABSENT);
    }
}
