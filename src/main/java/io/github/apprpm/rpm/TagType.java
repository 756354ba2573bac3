package io.github.apprpm.rpm;

import java.util.Optional;

/** The types of values in a header, in the order of their numbers in rpm's {@code rpmtag.h}. */
public enum TagType {
    NULL(1),
    CHAR(1),
    INT8(1),
    INT16(2),
    INT32(4),
    INT64(8),
    STRING(0),
    BIN(1),
    STRING_ARRAY(0),
    I18NSTRING(0);

    private static final TagType[] BY_NUMBER = values();

    private final int bytes;

    TagType(int bytes) {
        this.bytes = bytes;
    }

    static Optional<TagType> of(int number) {
        return number >= 0 && number < BY_NUMBER.length ? Optional.of(BY_NUMBER[number]) : Optional.empty();
    }

    /** The bytes of one value and what its offset is a multiple of; 0 for text, which ends with a NUL. */
    public int bytes() {
        return bytes;
    }

    boolean isText() {
        return bytes == 0;
    }

    boolean isNumber() {
        return this != NULL && this != BIN && bytes > 0;
    }
}
