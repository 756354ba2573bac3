package io.github.apprpm.server;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.server.config.Configuration;
import io.github.apprpm.server.config.Overrides;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options of a command: its own ones, and each setting of the configuration file as {@code --SETTING}. */
final class Options {
    private final Map<String, String> values = new HashMap<>();

    Options(List<String> words) {
        for (int i = 0; i < words.size(); i += 2) {
            String name = words.get(i);
            if (!name.startsWith("--")) {
                throw new PackagingException("'%s' is not an option".formatted(name), "Write it as --name value");
            }
            if (i + 1 == words.size()) {
                throw new PackagingException("The option %s has no value".formatted(name), "Write it after a space");
            }
            values.put(name.substring(2), words.get(i + 1));
        }
    }

    /** Takes one that is not a setting. */
    Optional<String> take(String name) {
        return Optional.ofNullable(values.remove(name));
    }

    /** What is left are settings. */
    Configuration configuration() throws IOException {
        Optional<Path> file = take("config").map(Path::of);
        Optional<Integer> port = take("port").map(Options::port);
        return Configuration.read(file, new Overrides(values, port));
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}")) {
            throw new PackagingException("The --port '%s' is not a port".formatted(text), "Set it as in 8081");
        }
        return Integer.parseInt(text);
    }
}
