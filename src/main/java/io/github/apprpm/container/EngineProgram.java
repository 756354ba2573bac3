package io.github.apprpm.container;

import io.github.apprpm.program.Command;
import io.github.apprpm.program.NotStartedException;
import io.github.apprpm.program.Output;
import io.github.apprpm.program.TimeLimitException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The program podman or docker, and what it reports about its server.
 *
 * @param path its path, or its name on the search path
 * @param kind the program whose options it understands
 * @param version the version of the server, which may be on another machine
 * @param rootless whether root in a container is an ordinary user outside
 * @param cgroupVersion 1 or 2; 1 where both are mounted
 * @param appArmor whether it confines containers by AppArmor
 * @param seLinux whether it confines containers by SELinux
 */
record EngineProgram(
        String path,
        Kind kind,
        String version,
        boolean rootless,
        int cgroupVersion,
        boolean appArmor,
        boolean seLinux) {

    /** The limit for commands that are quick even on a busy machine. */
    static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);
    private static final Pattern VERSION = Pattern.compile("version (\\d[^ ,\\n]*)");
    private static final Pattern CGROUP_VERSION =
            Pattern.compile("\"cgroupVersion\" ?: ?\"v?(\\d)\"", Pattern.CASE_INSENSITIVE);

    /** The two programs, which have most commands and options in common. */
    enum Kind {
        PODMAN,
        DOCKER;

        @Override
        public String toString() {
            return this == PODMAN ? "podman" : "docker";
        }
    }

    /** A program did not answer as podman or docker does. */
    static final class NoAnswer extends Exception {
        private static final long serialVersionUID = 1L;

        NoAnswer(String message) {
            super(message);
        }
    }

    /** Asks a program what it is, and whether it works. */
    static EngineProgram ask(String path) throws NoAnswer, IOException {
        String said = answer(path, "--version").said();
        Kind kind;
        if (said.contains("podman version")) { // also the podman that calls itself docker
            kind = Kind.PODMAN;
        } else if (said.contains("Docker version")) {
            kind = Kind.DOCKER;
        } else {
            throw new NoAnswer("it is neither podman nor docker, and reports '%s'".formatted(EngineMessage.of(said)));
        }
        if (kind == Kind.DOCKER) {
            String server = answer(path, "version", "--format", "{{.Server.Version}}")
                    .text()
                    .strip();
            String info = answer(path, "info", "--format", "{{json .}}").text();
            return new EngineProgram(
                    path,
                    kind,
                    server,
                    info.contains("\"name=rootless"),
                    cgroupVersion(info),
                    info.contains("\"name=apparmor"),
                    info.contains("\"name=selinux"));
        }
        String info = answer(path, "info", "--format", "json").text();
        Matcher version = VERSION.matcher(said);
        if (isTrue(info, "rootless") && cgroupVersion(info) == 1) {
            throw new NoAnswer(
                    "without root it cannot boot systemd on this machine, which has cgroup v1; run the build as root, or boot the machine with cgroup v2");
        }
        return new EngineProgram(
                path,
                kind,
                version.find() ? version.group(1) : "of an unknown version",
                isTrue(info, "rootless"),
                cgroupVersion(info),
                isTrue(info, "apparmorEnabled"),
                isTrue(info, "selinuxEnabled"));
    }

    private static Output answer(String path, String... arguments) throws NoAnswer, IOException {
        try {
            Output output = Command.of(words(path, List.of(arguments))).run(ANSWER_LIMIT);
            if (!output.isSuccess()) {
                throw new NoAnswer(EngineMessage.of(output.said()));
            }
            return output;
        } catch (TimeLimitException e) {
            throw new NoAnswer("it does not answer within %d seconds".formatted(ANSWER_LIMIT.toSeconds()));
        } catch (NotStartedException e) {
            throw new NoAnswer("it cannot be started: " + e.getMessage());
        }
    }

    /** Older docker servers do not report the version, and support only 1. */
    private static int cgroupVersion(String info) {
        Matcher version = CGROUP_VERSION.matcher(info);
        return version.find() ? Integer.parseInt(version.group(1)) : 1;
    }

    private static boolean isTrue(String json, String key) {
        return Pattern.compile("\"%s\" ?: ?true".formatted(key)).matcher(json).find();
    }

    String description() {
        return "%s %s%s".formatted(kind, version, rootless ? ", rootless" : "");
    }

    boolean isPodman() {
        return kind == Kind.PODMAN;
    }

    /** Runs a command of the engine; a status other than 0 is not an exception. */
    Output run(Duration limit, List<String> arguments) throws IOException {
        return Command.of(words(path, arguments)).run(limit);
    }

    Output run(String... arguments) throws IOException {
        return run(LIMIT, List.of(arguments));
    }

    Output run(Duration limit, List<String> arguments, InputStream input) throws IOException {
        return Command.of(words(path, arguments)).run(limit, input);
    }

    /** Starts a command of the engine; the caller writes its input and reads its output while it runs. */
    Process start(List<String> arguments) throws IOException {
        return Command.of(words(path, arguments)).start();
    }

    private static List<String> words(String path, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(path));
        words.addAll(arguments);
        return words;
    }
}
