package io.github.apprpm.server.statistics;

/**
 * How often something was downloaded.
 *
 * @param name of a package's file with its repository, or of a client
 */
public record DownloadCount(String name, long count) {}
