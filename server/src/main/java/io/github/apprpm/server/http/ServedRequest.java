package io.github.apprpm.server.http;

/**
 * A request that was answered.
 *
 * @param who the name of the token, or {@code anonymous}
 * @param address path and query as they came, percent-encoded
 * @param received the bytes of its content
 * @param sent those of the answer's
 * @param nanos from its first byte to the last of the answer
 */
public record ServedRequest(
        String client,
        String who,
        String method,
        String address,
        int status,
        long received,
        long sent,
        long nanos,
        String userAgent) {}
