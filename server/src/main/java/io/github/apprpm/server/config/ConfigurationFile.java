package io.github.apprpm.server.config;

import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads lines {@code key = value}; a line that begins with {@code #} is a comment. */
final class ConfigurationFile {
    private ConfigurationFile() {}

    /** @throws PackagingException if it is not there, or a line is not understood */
    static Map<Setting, String> read(Path file) throws IOException {
        try {
            return parse(Files.readAllLines(file), file.toString());
        } catch (NoSuchFileException e) {
            throw new PackagingException(
                    "The configuration file '%s' does not exist".formatted(file),
                    "Correct the path of --config, or leave it out for the defaults",
                    e);
        } catch (CharacterCodingException e) {
            throw new PackagingException(
                    "The configuration file '%s' is not UTF-8".formatted(file), "Save it as UTF-8", e);
        }
    }

    static Map<Setting, String> parse(List<String> lines, String origin) {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String place = "line %d of %s".formatted(i + 1, origin);
            int equals = line.indexOf('=');
            if (equals < 0) {
                throw new PackagingException(
                        "'%s' in %s is not a setting".formatted(line, place), "Write it as key = value");
            }
            String key = line.substring(0, equals).strip();
            Setting setting = Setting.of(key)
                    .orElseThrow(() -> new PackagingException(
                            "The setting '%s' in %s is not known".formatted(key, place),
                            "Use one of " + Setting.keys()));
            if (values.put(setting, line.substring(equals + 1).strip()) != null) {
                throw new PackagingException(
                        "The setting '%s' in %s stands there twice".formatted(key, place), "Remove one of them");
            }
        }
        return values;
    }
}
