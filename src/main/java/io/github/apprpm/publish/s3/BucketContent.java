package io.github.apprpm.publish.s3;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * A file of a bucket on its way to a client.
 *
 * @param status of HTTP: 200 and 206 have bytes, 304, 412 and 416 have none
 * @param length the bytes of the stream
 * @param tag the entity tag
 * @param modified when it was written
 * @param range which bytes of how many, as {@code Content-Range} says it
 * @param in is to be closed
 */
public record BucketContent(
        int status,
        long length,
        Optional<String> tag,
        Optional<Instant> modified,
        Optional<String> range,
        InputStream in) {
    static final int OTHER = 412;
    private static final Set<Integer> STATUSES = Set.of(304, OTHER, 416);
    private static final int OK = 200;
    private static final int PARTIAL = 206;

    static boolean isStatus(int status) {
        return STATUSES.contains(status);
    }

    static BucketContent without(int status) {
        return new BucketContent(
                status, 0, Optional.empty(), Optional.empty(), Optional.empty(), InputStream.nullInputStream());
    }

    static BucketContent of(GetObjectResponse got, ResponseInputStream<GetObjectResponse> in) {
        return new BucketContent(
                got.contentRange() == null ? OK : PARTIAL,
                got.contentLength(),
                Optional.ofNullable(got.eTag()),
                Optional.ofNullable(got.lastModified()),
                Optional.ofNullable(got.contentRange()),
                new Abandoned(in));
    }

    static BucketContent of(HeadObjectResponse head) {
        return new BucketContent(
                OK,
                head.contentLength(),
                Optional.ofNullable(head.eTag()),
                Optional.ofNullable(head.lastModified()),
                Optional.empty(),
                InputStream.nullInputStream());
    }

    /** Ends the request when a client leaves, instead of reading the rest. */
    private static final class Abandoned extends InputStream {
        private final ResponseInputStream<GetObjectResponse> in;
        private boolean isAtEnd;

        Abandoned(ResponseInputStream<GetObjectResponse> in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            isAtEnd |= read < 0;
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            isAtEnd |= read < 0;
            return read;
        }

        @Override
        public void close() throws IOException {
            if (isAtEnd) {
                in.close();
            } else {
                in.abort();
            }
        }
    }
}
