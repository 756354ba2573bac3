package io.github.apprpm.diff;

/**
 * A difference in what a package says of itself.
 *
 * @param name what it is, such as {@code License}
 * @param value its text
 */
public record MetadataChange(String name, Change<String> value) {}
