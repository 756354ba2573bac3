package io.github.apprpm.verify.host;

import io.github.apprpm.program.Output;
import io.github.apprpm.verify.BrokenPromise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command that changed what is installed, or tried to.
 *
 * @param command the package manager and its arguments
 * @param output its output
 */
record Transaction(List<String> command, Output output) {
    private static final Pattern MISSING =
            Pattern.compile("(nothing provides .*|\\S.* is needed by \\S.*|Requires: .*)", Pattern.MULTILINE);
    private static final Pattern SCRIPTLET = Pattern.compile(
            "^.*(?:scriptlet failed|Error in \\S+ scriptlet|Error in (?:pre|post)-\\w+ scriptlet).*$",
            Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
    private static final Pattern ERROR = Pattern.compile(
            "^.*\\b(?:error|failed|cannot|conflicts|not found|no match)\\b.*$",
            Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
    /** The exit status of zypper if it left out a repository that cannot be reached. */
    private static final int REPOSITORIES_LEFT_OUT = 106;

    private static final int MOST_LINES = 3;

    Transaction {
        command = List.copyOf(command);
    }

    /** @throws BrokenPromise if it failed, or a scriptlet in it did */
    void requireSuccess() throws BrokenPromise {
        Optional<String> cause = cause();
        if (cause.isPresent()) {
            throw new BrokenPromise(cause.get());
        }
    }

    Optional<String> cause() {
        boolean isZypper = command.get(0).equals("zypper");
        boolean isSuccess = output.isSuccess() || isZypper && output.status() == REPOSITORIES_LEFT_OUT;
        Optional<String> scriptlet = first(SCRIPTLET);
        if (scriptlet.isPresent()) {
            return Optional.of("a scriptlet failed: " + scriptlet.get());
        }
        if (isSuccess) {
            return Optional.empty();
        }
        return Optional.of("%s failed: %s".formatted(name(), what()));
    }

    private String what() {
        List<String> missing = all(MISSING);
        List<String> errors = missing.isEmpty() ? all(ERROR) : missing;
        if (errors.isEmpty()) {
            List<String> lines =
                    output.said().lines().filter(line -> !line.isBlank()).toList();
            errors = lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
        }
        return errors.isEmpty()
                ? "exit status " + output.status()
                : String.join("; ", errors.subList(0, Math.min(MOST_LINES, errors.size())));
    }

    /** As {@code dnf install}. */
    private String name() {
        return Stream.concat(
                        Stream.of(command.get(0)),
                        command.stream()
                                .skip(1)
                                .filter(word -> !word.startsWith("-"))
                                .limit(1))
                .reduce((one, other) -> one + " " + other)
                .orElseThrow();
    }

    private Optional<String> first(Pattern pattern) {
        return all(pattern).stream().findFirst();
    }

    private List<String> all(Pattern pattern) {
        List<String> found = new ArrayList<>();
        for (Matcher line = pattern.matcher(output.said()); line.find(); ) {
            String text = line.group().strip();
            if (!found.contains(text)) {
                found.add(text);
            }
        }
        return found;
    }

    /** The text for the log of transactions. */
    String record() {
        return "$ %s%n%s%n".formatted(String.join(" ", command), output.said())
                + (output.isSuccess() ? "" : "exit status %d%n".formatted(output.status()));
    }
}
