package io.github.apprpm.verify.process;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.model.RuntimeVersion;
import io.github.apprpm.program.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java runtime of this machine.
 *
 * @param path its home, which has {@code bin/java}
 * @param version its version, as {@code 17.0.15}
 * @param major the major version, such as 8 for {@code 1.8.0_392}
 */
public record JavaHome(Path path, String version, int major) {
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(30);
    private static final Pattern ANSWER = Pattern.compile(" version \"([^\"]+)\"");

    public JavaHome {
        Objects.requireNonNull(path);
        Objects.requireNonNull(version);
    }

    /** @throws PackagingException if there is no Java, or its version is unknown */
    public static JavaHome of(Path home) throws IOException {
        Path path = home.toAbsolutePath().normalize();
        if (!Files.isExecutable(path.resolve("bin/java"))) {
            throw new PackagingException(
                    "The Java home '%s' in <javaHomes> has no bin/java that can be executed".formatted(home),
                    "Set each entry of <javaHomes> or -Dapprpm.javaHomes to the directory of a Java runtime, the one above bin");
        }
        String version = version(path)
                .orElseThrow(() -> new PackagingException(
                        "The Java home '%s' in <javaHomes> does not report its version".formatted(home),
                        "See the output of '%s -version', or set another Java".formatted(path.resolve("bin/java"))));
        RuntimeVersion known = RuntimeVersion.of(version)
                .orElseThrow(() -> new PackagingException(
                        "The Java home '%s' in <javaHomes> has the version '%s', which does not begin with a number"
                                .formatted(home, version),
                        "Set another Java"));
        return new JavaHome(path, version, known.major());
    }

    private static Optional<String> version(Path home) throws IOException {
        Path release = home.resolve("release");
        if (Files.isReadable(release)) {
            Optional<String> named = RuntimeVersion.named(Files.readString(release, StandardCharsets.ISO_8859_1));
            if (named.isPresent()) {
                return named;
            }
        }
        Matcher answer = ANSWER.matcher(Command.of(home.resolve("bin/java").toString(), "-version")
                .run(ANSWERS_WITHIN)
                .said());
        return answer.find() ? Optional.of(answer.group(1)) : Optional.empty();
    }
}
