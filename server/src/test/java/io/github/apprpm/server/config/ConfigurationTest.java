package io.github.apprpm.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
    private static final Path INSTALLED = Path.of("src/main/rpm/conf/server.conf");

    @TempDir
    Path directory;

    private Configuration read(String line) throws IOException {
        Path file = directory.resolve("server.conf");
        Files.writeString(file, line + "\n");
        return Configuration.read(Optional.of(file), new Overrides(Map.of("data", "data"), Optional.empty()));
    }

    @Test
    void theInstalledFileExplainsEachSettingWithItsDefault() throws IOException {
        Map<String, String> explained = Pattern.compile("(?m)^#?([a-zA-Z.]+) =(?: (.*))?$")
                .matcher(Files.readString(INSTALLED))
                .results()
                .collect(Collectors.toMap(
                        line -> line.group(1), (MatchResult line) -> Objects.requireNonNullElse(line.group(2), "")));
        explained.remove(Setting.LISTEN.key); // it is another one there
        assertEquals(
                Arrays.stream(Setting.values())
                        .filter(setting -> setting != Setting.LISTEN && setting != Setting.DATA)
                        .collect(Collectors.toMap(setting -> setting.key, setting -> setting.byDefault)),
                explained);
    }

    @Test
    void theInstalledFileIsRight() throws IOException {
        Configuration read =
                Configuration.read(Optional.of(INSTALLED), new Overrides(Map.of("data", "data"), Optional.of(8082)));
        assertEquals(new Listen(Optional.empty(), 8082), read.network().listen());
        assertEquals(Duration.ofSeconds(30), read.quiet());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quit = 30s | The setting 'quit' in line 1 of FILE is not known.",
                "quiet | 'quiet' in line 1 of FILE is not a setting. Write it as key = value.",
                "quiet = 30 | The setting 'quiet' is '30', which is not a number and ms, s, m, h or d. Set it as in 30s.",
                "quiet = 1h | The setting 'longestDelay' is shorter than 'quiet'. Raise longestDelay or lower quiet.",
                "repositories = | The setting 'repositories' is empty. Set it as in apps.",
                "repositories = ../etc | The setting 'repositories' has '../etc', which is not a name.",
                "listen = 8081 | The setting 'listen' is '8081', which is not an address and a port.",
                "listen = *:80810 | The port 80810 of the setting 'listen' does not exist.",
                "bucket = packages | The setting 'bucket' is 'packages': that names no bucket. Set bucket to s3://NAME",
                "largestPackage = many | The setting 'largestPackage' is 'many', which is not a number of bytes,"
            })
    void whatIsNotRightIsNamed(String line, String message) {
        PackagingException e = assertThrows(PackagingException.class, () -> read(line));
        String start = e.getMessage().replace(directory.resolve("server.conf").toString(), "FILE");
        assertEquals(message, start.substring(0, Math.min(message.length(), start.length())));
    }

    @ParameterizedTest
    @CsvSource({"quota = 10G", "virtual = all: apps"})
    void whatABucketDoesNotHaveIsRefused(String line) {
        assertThrows(PackagingException.class, () -> read("bucket = s3://packages\n" + line));
    }

    @Test
    void sizesArePowersOf1024() throws IOException {
        assertEquals(3L << 30, read("largestPackage = 3G").limits().largestPackage());
        assertEquals(17, read("largestPackage = 17").limits().largestPackage());
    }
}
