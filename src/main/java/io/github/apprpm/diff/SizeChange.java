package io.github.apprpm.diff;

/**
 * One cause of a change of the installed size; all causes together are the whole change.
 *
 * @param cause a library, or a kind of file
 * @param bytes how many bytes more it takes, negative if fewer
 */
public record SizeChange(String cause, long bytes) {}
