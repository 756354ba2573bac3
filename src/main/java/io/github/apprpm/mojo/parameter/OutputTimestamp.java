package io.github.apprpm.mojo.parameter;

import io.github.apprpm.model.PackagingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The property {@code project.build.outputTimestamp}, as Maven's guide to reproducible builds defines it. */
public final class OutputTimestamp {
    private OutputTimestamp() {}

    /**
     * @param value an ISO 8601 time with an offset, or seconds since 1970; a single letter or an empty value means that it is not set
     */
    public static Optional<Instant> parse(String value) {
        if (value == null || value.isBlank() || value.length() == 1 && !Character.isDigit(value.charAt(0))) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    value.matches("\\d+")
                            ? Instant.ofEpochSecond(Long.parseLong(value))
                            : OffsetDateTime.parse(value).toInstant());
        } catch (DateTimeException | NumberFormatException e) {
            throw new PackagingException(
                    "The property project.build.outputTimestamp is '%s', which is not a time".formatted(value),
                    "Set it to a time such as 2026-11-20T10:00:00Z, or to seconds since 1970",
                    e);
        }
    }
}
