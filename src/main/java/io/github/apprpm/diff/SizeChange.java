package io.github.apprpm.diff;

/**
 * One cause of a change of the installed size; all of them sum up to it.
 *
 * @param cause a library, or a kind of file
 * @param bytes how many bytes it takes more, or fewer
 */
public record SizeChange(String cause, long bytes) {}
