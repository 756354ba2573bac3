package io.github.apprpm.application;

import java.util.Optional;

/**
 * The Java that a class file is for (JVM specification, 4.1).
 *
 * @param release the number of the release, at least 8
 * @param isPreview whether it uses preview features, so that no other release runs it
 */
record ClassVersion(int release, boolean isPreview) {
    /** Magic number, minor and major version. */
    static final int HEAD_BYTES = 8;

    static final int OLDEST = 8;

    private static final int MAGIC_BEGIN = 0xCAFE;
    private static final int MAGIC_END = 0xBABE;
    /** The major version of a class file is that of Java plus 44. */
    private static final int OFFSET = 44;

    private static final int PREVIEW_MINOR = 0xFFFF;
    /** The first release with preview features; before it, any minor version was possible. */
    private static final int FIRST_WITH_PREVIEW = 12;

    /** @param head the first bytes of a file, which may be no class file */
    static Optional<ClassVersion> of(byte[] head) {
        if (head.length < HEAD_BYTES || number(head, 0) != MAGIC_BEGIN || number(head, 2) != MAGIC_END) {
            return Optional.empty();
        }
        int minor = number(head, 4);
        int release = number(head, 6) - OFFSET;
        return Optional.of(
                new ClassVersion(Math.max(OLDEST, release), minor == PREVIEW_MINOR && release >= FIRST_WITH_PREVIEW));
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }
}
