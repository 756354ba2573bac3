package io.github.apprpm.check;

import io.github.apprpm.model.InstallPath;
import io.github.apprpm.program.Command;
import io.github.apprpm.program.Output;
import io.github.apprpm.program.SearchPath;
import io.github.apprpm.program.TimeLimitException;
import io.github.apprpm.rpm.PackageScript;
import io.github.apprpm.shell.ScriptletCall;
import io.github.apprpm.shell.ShellScript;
import io.github.apprpm.shell.ShellSyntaxException;
import io.github.apprpm.text.Printable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets a shell of this machine parse the scriptlets, without running them. */
final class ScriptletSyntax {
    private static final String MARK = "\uFEFF";
    /** Its grammar has more than that of the others. */
    private static final String KORN_SHELL = "ksh";

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final CheckContext subject;
    private final List<String> unchecked = new ArrayList<>();

    ScriptletSyntax(CheckContext subject) {
        this.subject = subject;
    }

    void check() throws IOException {
        for (PackageScript script : subject.rpm().scripts()) {
            if (ScriptletCall.isShell(script.interpreter()) && !script.body().isEmpty()) {
                check(script);
            }
        }
        if (!unchecked.isEmpty()) {
            subject.add(
                    Rule.SCRIPTLET_SYNTAX_UNCHECKED.found("The syntax of %s was not checked: no shell is installed here"
                            .formatted(String.join(", ", unchecked))));
        }
    }

    private void check(PackageScript script) throws IOException {
        String name = "%" + script.phase().word();
        if (script.body().contains("\r\n")) {
            subject.add(Rule.SCRIPTLET_SYNTAX.found(
                    name + " has Windows line ends, which the shell reads as part of its commands"));
            return;
        }
        if (script.body().startsWith(MARK)) {
            subject.add(Rule.SCRIPTLET_SYNTAX.found(
                    name + " begins with a byte order mark, which the shell reads as part of its first command"));
            return;
        }
        String language = InstallPath.name(script.interpreter().get(0));
        Optional<List<String>> shell = shell(language);
        if (shell.isEmpty() && language.equals(KORN_SHELL)) {
            unchecked.add(name);
            return;
        }
        Optional<String> fault = shell.isPresent() ? parse(shell.get(), script.body()) : parsed(script.body());
        fault.ifPresent(complaint -> subject.add(
                Rule.SCRIPTLET_SYNTAX.found("%s cannot be parsed: %s".formatted(name, Printable.quoted(complaint)))));
    }

    /** The shell of this machine that is most like that of the hosts, where sh is bash. */
    private static Optional<List<String>> shell(String name) {
        if (name.equals("bash") || name.equals(KORN_SHELL)) {
            return SearchPath.find(name).map(path -> List.of(path.toString()));
        }
        return SearchPath.find("bash")
                .map(path -> List.of(path.toString(), "--posix"))
                .or(() ->
                        SearchPath.find("sh").or(() -> SearchPath.find("dash")).map(path -> List.of(path.toString())))
                .or(() -> SearchPath.find("busybox").map(path -> List.of(path.toString(), "sh")));
    }

    /** The error that our own parser finds, where no shell is installed, as on Windows. */
    static Optional<String> parsed(String script) {
        try {
            ShellScript.of(script);
            return Optional.empty();
        } catch (ShellSyntaxException e) {
            return Optional.of("line %d: %s".formatted(e.line(), e.problem()));
        }
    }

    /** The error that the shell reports, if any. */
    private static Optional<String> parse(List<String> shell, String script) throws IOException {
        List<String> command = new ArrayList<>(shell);
        command.add("-n");
        // The shell reads no files of the user, and its messages are in English.
        Command parser = Command.of(command).withOnly(Map.of("LC_ALL", "C"));
        try {
            Output output = parser.run(LIMIT, new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)));
            return output.isSuccess() ? Optional.empty() : Optional.of(complaint(output.said()));
        } catch (TimeLimitException e) {
            return Optional.of("the shell does not end");
        }
    }

    private static String complaint(String output) {
        return output.lines()
                .findFirst()
                .map(line -> line.replaceFirst("^\\S+: (?=line |\\d+:|syntax)", ""))
                .orElse("the shell gives no reason");
    }
}
