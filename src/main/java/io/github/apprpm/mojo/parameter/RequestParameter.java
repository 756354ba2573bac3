package io.github.apprpm.mojo.parameter;

import io.github.apprpm.verify.Request;
import java.util.Optional;

/**
 * A request that the started application must answer as expected: {@code <path>}, and optionally {@code <status>},
 * {@code <header>}, {@code <body>} and {@code <maximumTime>} in milliseconds.
 */
public final class RequestParameter {
    private static final int OK = 200;

    private String path;
    private int status = OK;
    private String header;
    private String body;
    private Integer maximumTime;

    /** Maven calls it for a plain value, as in {@code -Dapprpm.requests=/,/health}. */
    public void set(String value) {
        path = value;
    }

    public Request toRequest() {
        return new Request(
                path, status, Optional.ofNullable(header), Optional.ofNullable(body), Optional.ofNullable(maximumTime));
    }
}
