package io.github.apprpm.check;

import io.github.apprpm.model.InstallPath;
import io.github.apprpm.rpm.PackageScript;
import io.github.apprpm.text.Printable;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Lets a shell of this machine parse the scriptlets, without running them. */
final class ScriptletSyntax {
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "ksh");
    private static final int SECONDS = 20;

    private final CheckContext subject;
    private final List<String> unchecked = new ArrayList<>();

    ScriptletSyntax(CheckContext subject) {
        this.subject = subject;
    }

    static boolean isShell(List<String> interpreter) {
        return !interpreter.isEmpty() && SHELLS.contains(InstallPath.name(interpreter.get(0)));
    }

    void check() throws IOException {
        for (PackageScript script : subject.rpm().scripts()) {
            if (isShell(script.interpreter()) && !script.body().isEmpty()) {
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
                    name + " has the line ends of Windows, which are part of its commands"));
            return;
        }
        Optional<List<String>> shell =
                shell(InstallPath.name(script.interpreter().get(0)));
        if (shell.isEmpty()) {
            unchecked.add(name);
            return;
        }
        parse(shell.get(), script.body())
                .ifPresent(complaint -> subject.add(Rule.SCRIPTLET_SYNTAX.found(
                        "%s cannot be parsed: %s".formatted(name, Printable.quoted(complaint)))));
    }

    /** A shell as the hosts have it: theirs is bash, also under the name sh. */
    private static Optional<List<String>> shell(String name) {
        if (name.equals("bash") || name.equals("ksh")) {
            return installed(name).map(path -> List.of(path.toString()));
        }
        return installed("bash")
                .map(path -> List.of(path.toString(), "--posix"))
                .or(() -> installed("sh").or(() -> installed("dash")).map(path -> List.of(path.toString())))
                .or(() -> installed("busybox").map(path -> List.of(path.toString(), "sh")));
    }

    private static Optional<Path> installed(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** What the shell complains of. */
    private static Optional<String> parse(List<String> shell, String script) throws IOException {
        List<String> command = new ArrayList<>(shell);
        command.add("-n");
        Path output = Files.createTempFile("apprpm", ".txt");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            // Nothing of the user's is read, and the complaint is in English.
            builder.environment().clear();
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            try (OutputStream input = process.getOutputStream()) {
                input.write(script.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // It has complained and does not read the rest.
            }
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.of("the shell does not end");
            }
            return process.exitValue() == 0
                    ? Optional.empty()
                    : Optional.of(complaint(Files.readString(output, StandardCharsets.ISO_8859_1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a shell parsed a scriptlet", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static String complaint(String output) {
        return output.lines()
                .findFirst()
                .map(line -> line.replaceFirst("^\\S+: (?=line |\\d+:|syntax)", ""))
                .orElse("the shell says no more");
    }
}
