package io.github.apprpm.server.config;

import java.util.Optional;

/**
 * How much the server takes; sizes are in bytes.
 *
 * @param quota of all packages together
 * @param keepFree what stays free on the disk
 * @param requestsPerMinute of each client, if they are limited
 */
public record Limits(long largestPackage, long quota, long keepFree, Optional<Integer> requestsPerMinute) {
    static Limits of(Values all) {
        return new Limits(
                all.bytes(Setting.LARGEST_PACKAGE),
                all.text(Setting.QUOTA).isEmpty() ? Long.MAX_VALUE : all.bytes(Setting.QUOTA),
                all.bytes(Setting.KEEP_FREE),
                all.count(Setting.REQUESTS_PER_MINUTE));
    }
}
