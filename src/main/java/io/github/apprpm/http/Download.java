package io.github.apprpm.http;

import java.nio.file.Path;

/**
 * Where the body of an answer goes.
 *
 * @param to is made or replaced
 * @param most bytes that it may have
 */
record Download(Path to, long most) {}
