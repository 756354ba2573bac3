package io.github.apprpm.server;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.server.config.Overrides;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The options of a command. */
record Options(Map<String, String> values) {
    private static final Set<String> KNOWN = Set.of("--config", "--data", "--listen", "--port");

    static Options of(List<String> words) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            String name = words.get(i);
            if (!KNOWN.contains(name)) {
                throw new PackagingException(
                        "The option '%s' is not known".formatted(name),
                        "Use " + String.join(", ", KNOWN.stream().sorted().toList()));
            }
            if (i + 1 == words.size()) {
                throw new PackagingException("The option %s has no value".formatted(name), "Write it after a space");
            }
            values.put(name, words.get(i + 1));
        }
        return new Options(values);
    }

    Optional<Path> config() {
        return Optional.ofNullable(values.get("--config")).map(Path::of);
    }

    Overrides overrides() {
        return new Overrides(
                Optional.ofNullable(values.get("--data")),
                Optional.ofNullable(values.get("--listen")),
                Optional.ofNullable(values.get("--port")).map(Options::port));
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}")) {
            throw new PackagingException("The --port '%s' is not a port".formatted(text), "Set it as in 8081");
        }
        return Integer.parseInt(text);
    }
}
