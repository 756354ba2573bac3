package io.github.apprpm.html;

/**
 * Where in the page something is described.
 *
 * @param id the name to jump to
 * @param label what it is called in short
 */
public record Anchor(String id, String label) {}
