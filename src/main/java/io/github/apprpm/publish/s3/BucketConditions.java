package io.github.apprpm.publish.s3;

import java.time.Instant;
import java.util.Optional;

/**
 * What a client asks for, in the headers of HTTP: which part of a file, and of which one.
 *
 * @param range such as {@code bytes=0-99}; S3 knows no more than one range at once
 * @param ifNoneMatch the entity tag of the file that the client has
 * @param ifModifiedSince when the client got it, to the second
 * @param ifRange the entity tag of the file of which the client has a part: of another one, it gets the whole
 */
public record BucketConditions(
        Optional<String> range,
        Optional<String> ifNoneMatch,
        Optional<Instant> ifModifiedSince,
        Optional<String> ifRange) {
    /** The whole file. */
    public static final BucketConditions NONE =
            new BucketConditions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public BucketConditions {
        range = range.filter(text -> !text.contains(","));
        ifRange = range.isPresent() ? ifRange : Optional.empty();
    }

    BucketConditions whole() {
        return new BucketConditions(Optional.empty(), ifNoneMatch, ifModifiedSince, Optional.empty());
    }
}
