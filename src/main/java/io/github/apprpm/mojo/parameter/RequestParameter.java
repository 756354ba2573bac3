package io.github.apprpm.mojo.parameter;

import io.github.apprpm.verify.Request;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request that the started application must answer as expected: {@code <path>}, and optionally {@code <status>},
 * {@code <header>}, {@code <body>} and {@code <maximumTime>} in milliseconds.
 */
public final class RequestParameter {
    private String path;
    private Integer status;
    private String header;
    private String body;
    private Integer maximumTime;

    /** Maven calls this method for a plain value, as in {@code -Dapprpm.requests=/,/health}. */
    public void set(String value) {
        path = value;
    }

    public Request toRequest() {
        return new Request(
                path,
                status == null ? OptionalInt.empty() : OptionalInt.of(status),
                Optional.ofNullable(header),
                Optional.ofNullable(body),
                Optional.ofNullable(maximumTime));
    }
}
