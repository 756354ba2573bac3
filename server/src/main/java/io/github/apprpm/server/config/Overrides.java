package io.github.apprpm.server.config;

import java.util.Optional;

/** What the command line says instead of the configuration file. */
public record Overrides(Optional<String> data, Optional<String> listen, Optional<Integer> port) {}
