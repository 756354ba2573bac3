package io.github.apprpm.server.config;

/**
 * How much the server takes, in bytes.
 *
 * @param quota of all packages together
 * @param keepFree what stays free on the disk
 */
public record Limits(long largestPackage, long quota, long keepFree) {
    static Limits of(Values all) {
        return new Limits(
                all.bytes(Setting.LARGEST_PACKAGE),
                all.text(Setting.QUOTA).isEmpty() ? Long.MAX_VALUE : all.bytes(Setting.QUOTA),
                all.bytes(Setting.KEEP_FREE));
    }
}
