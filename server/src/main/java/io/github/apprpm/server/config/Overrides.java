package io.github.apprpm.server.config;

import io.github.apprpm.model.PackagingException;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line says instead of the configuration file.
 *
 * @param settings values by the names of settings
 * @param port takes the place of that in {@code listen}
 */
public record Overrides(Map<String, String> settings, Optional<Integer> port) {
    public Overrides {
        settings = Map.copyOf(settings);
        for (String key : settings.keySet()) {
            if (Setting.of(key).isEmpty()) {
                throw new PackagingException(
                        "The option '--%s' is not known".formatted(key),
                        "Use --config, --port, or a setting: " + Setting.keys());
            }
        }
    }
}
