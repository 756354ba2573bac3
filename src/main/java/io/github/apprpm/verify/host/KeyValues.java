package io.github.apprpm.verify.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The output of a script as lines of {@code key=value}; a key may occur several times. */
final class KeyValues {
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private KeyValues() {}

    static KeyValues parse(String text) {
        KeyValues facts = new KeyValues();
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                facts.values
                        .computeIfAbsent(line.substring(0, equals), key -> new ArrayList<>())
                        .add(line.substring(equals + 1).strip());
            }
        });
        return facts;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** The last value, or an empty string. */
    String get(String key) {
        List<String> all = all(key);
        return all.isEmpty() ? "" : all.get(all.size() - 1);
    }

    List<String> all(String key) {
        return values.getOrDefault(key, List.of());
    }

    /** A number, or 0 if there is none. */
    long number(String key) {
        return get(key).matches("\\d{1,18}") ? Long.parseLong(get(key)) : 0;
    }
}
