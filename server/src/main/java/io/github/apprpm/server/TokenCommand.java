package io.github.apprpm.server;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.server.access.Grant;
import io.github.apprpm.server.access.Right;
import io.github.apprpm.server.access.Token;
import io.github.apprpm.server.access.TokenFile;
import io.github.apprpm.server.config.Configuration;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes, ends and lists tokens on the host of the server; one that runs takes the change at once. */
final class TokenCommand {
    private final Optional<String> may;
    private final Optional<String> on;
    private final Optional<String> name;
    private final Optional<String> removed;
    private final Configuration configuration;

    TokenCommand(Options options) throws IOException {
        may = options.take("may");
        on = options.take("on");
        name = options.take("name");
        removed = options.take("remove");
        configuration = options.configuration();
    }

    void run(PrintStream out) throws IOException {
        Files.createDirectories(configuration.data());
        TokenFile file = new TokenFile(configuration.data());
        if (removed.isPresent()) {
            file.remove(removed.get());
            out.println("The token '%s' is not known any more.".formatted(removed.get()));
        } else if (may.isPresent()) {
            String secret = Token.secret();
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            file.add(new Token(
                    name.orElse("token-" + now.getEpochSecond()),
                    Token.digest(secret),
                    new Grant(Right.of(may.get(), "--may"), repositories()),
                    now));
            out.println(secret);
        } else {
            file.tokens()
                    .forEach(token -> out.println("%s may %s on %s, since %s"
                            .formatted(
                                    token.name(),
                                    token.grant().rights().stream()
                                            .sorted()
                                            .map(Right::word)
                                            .collect(Collectors.joining(", ")),
                                    token.grant().repositories().isEmpty()
                                            ? "all repositories"
                                            : String.join(
                                                    ", ",
                                                    new TreeSet<>(token.grant().repositories())),
                                    token.created())));
        }
    }

    private Set<String> repositories() {
        Set<String> names = new TreeSet<>(Arrays.asList(on.orElse("").split("[\\s,]+")));
        names.remove("");
        for (String each : names) {
            if (!configuration.repositories().contains(each)) {
                throw new PackagingException(
                        "There is no repository '%s' of --on".formatted(each),
                        "Use one of %s, or add it to 'repositories' of the configuration file"
                                .formatted(String.join(", ", configuration.repositories())));
            }
        }
        return names;
    }
}
