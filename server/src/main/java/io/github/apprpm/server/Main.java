package io.github.apprpm.server;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.server.config.Configuration;
import io.github.apprpm.server.http.WebServer;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The commands of the server. */
public final class Main {
    private static final String USAGE = """
            Usage:
              serve  [--config FILE] [--data DIR] [--listen ADDRESS:PORT] [--port PORT]
                     takes packages and serves them, until it is stopped
              token  [--config FILE] [--data DIR] --may RIGHTS [--on REPOSITORIES] [--name NAME]
                     prints a new token; RIGHTS are read, upload, admin
              token  [--config FILE] [--data DIR] --remove NAME
                     ends one; without --may and --remove, lists them
              check  [--config FILE]
                     reports whether the configuration is right
            Each setting of the configuration file can be given as an option, too, such as --quiet 5s.
            """;

    /** EX_CONFIG of sysexits.h: the unit does not start such a server again. */
    private static final int NOT_CONFIGURED = 78;

    private Main() {}

    public static void main(String[] arguments) {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%5$s%n"); // the journal knows the rest
        List<String> words = Arrays.asList(arguments);
        try {
            run(words);
        } catch (PackagingException e) {
            System.err.println(e.getMessage());
            System.exit(NOT_CONFIGURED);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(List<String> words) throws IOException {
        String command = words.isEmpty() ? "" : words.get(0);
        Options options = new Options(words.subList(Math.min(1, words.size()), words.size()));
        switch (command) {
            case "serve" -> serve(options.configuration());
            case "token" -> new TokenCommand(options).run(System.out);
            case "check" -> {
                check(options.configuration());
                System.out.println("The configuration is right.");
            }
            default ->
                throw new PackagingException(
                        command.isEmpty() ? "There is no command" : "The command '%s' is not known".formatted(command),
                        "Use one of these\n" + USAGE);
        }
    }

    /** Opens what the configuration names. */
    private static void check(Configuration configuration) throws IOException {
        configuration.keys().signer(Instant.now());
        configuration.keys().trusted();
        configuration.virtuals().check();
        WebServer.check(configuration.network());
        if (configuration.bucket().isPresent()) {
            BucketNode.check(configuration.bucket().get());
        }
    }

    private static void serve(Configuration configuration) throws IOException {
        ServerLog log = new ServerLog(System.err);
        RepositoryServer server = RepositoryServer.start(configuration, log);
        log.started(configuration, server.port());
        Thread stop = new Thread(() -> log.stopped(server), "stop");
        Runtime.getRuntime().addShutdownHook(stop); // systemd stops a service with SIGTERM
    }
}
