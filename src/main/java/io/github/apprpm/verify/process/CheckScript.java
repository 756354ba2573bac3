package io.github.apprpm.verify.process;

import io.github.apprpm.program.Command;
import io.github.apprpm.program.Output;
import io.github.apprpm.program.TimeLimitException;
import io.github.apprpm.text.Seconds;
import io.github.apprpm.verify.BrokenPromise;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A check of the project's own, run on this machine. */
final class CheckScript {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int LAST_LINES = 5;

    private final Path script;

    CheckScript(Path script) {
        this.script = script.toAbsolutePath();
    }

    String name() {
        return script.getFileName().toString();
    }

    /**
     * Runs it against the application.
     *
     * @param variables {@code ENDPOINT} and others
     * @param directory where it runs
     * @param log takes both of its outputs
     */
    void run(Map<String, String> variables, Path directory, Path log) throws IOException, BrokenPromise {
        // The output goes to a file, so that it is kept even if the script does not end.
        List<String> words = List.of("sh", "-c", "exec \"$0\" >\"$1\" 2>&1", script.toString(), log.toString());
        try {
            Output output = Command.of(words)
                    .with(environment(variables))
                    .in(directory.toAbsolutePath())
                    .runTied(LIMIT);
            if (!output.isSuccess()) {
                throw new BrokenPromise("%s ended with exit status %d%s".formatted(name(), output.status(), said(log)));
            }
        } catch (TimeLimitException e) {
            throw new BrokenPromise("%s did not end within %s%s".formatted(name(), Seconds.of(LIMIT), said(log)));
        }
    }

    /** Bypasses proxies, which cannot reach an application on this machine. */
    private static Map<String, String> environment(Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(variables);
        for (String name : List.of("no_proxy", "NO_PROXY")) {
            String others = System.getenv(name);
            environment.put(name, (others == null || others.isEmpty() ? "" : others + ",") + "127.0.0.1,localhost");
        }
        return environment;
    }

    private static String said(Path log) throws IOException {
        List<String> lines = LogFile.of(log).last(LAST_LINES);
        return lines.isEmpty() ? " and printed nothing" : ": " + String.join(" | ", lines);
    }
}
