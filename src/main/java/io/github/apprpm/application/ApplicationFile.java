package io.github.apprpm.application;

import io.github.apprpm.model.Content;
import java.time.Instant;
import java.util.Optional;

/**
 * A file of an application as it is packaged.
 *
 * @param content its bytes
 * @param time the time that a library keeps from release to release; other files have that of the package
 */
public record ApplicationFile(Content content, Optional<Instant> time) {}
