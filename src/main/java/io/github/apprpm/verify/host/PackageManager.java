package io.github.apprpm.verify.host;

import io.github.apprpm.container.SystemdHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The package manager of a host; each command is recorded in a file with its output. */
final class PackageManager {
    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final SystemdHost host;
    private final String program;
    private final Path record;

    /** @param record the file that gets each command and its output */
    PackageManager(SystemdHost host, Path record) {
        this.host = host;
        this.program = host.packageManager();
        this.record = record;
    }

    /** @param isChecked whether the signature must be by a key that the host knows */
    Transaction install(String file, boolean isChecked) throws IOException {
        return switch (program) {
            case "zypper" -> zypper(isChecked, "install", file);
            case "microdnf" -> run(List.of("microdnf", "install", "-y", file));
            default -> dnf(isChecked, "install", file);
        };
    }

    Transaction upgrade(String file) throws IOException {
        return switch (program) {
            case "zypper" -> zypper(false, "install", file);
            case "microdnf" -> run(List.of("rpm", "-U", file));
            default -> dnf(false, "upgrade", file);
        };
    }

    Transaction downgrade(String file) throws IOException {
        return switch (program) {
            case "zypper" -> zypper(false, "install", "--oldpackage", file);
            case "microdnf" -> run(List.of("rpm", "-U", "--oldpackage", file));
            default -> dnf(false, "downgrade", file);
        };
    }

    Transaction reinstall(String file) throws IOException {
        return switch (program) {
            case "zypper" -> zypper(false, "install", "--force", file);
            case "microdnf" -> run(List.of("rpm", "-U", "--replacepkgs", file));
            default -> dnf(false, "reinstall", file);
        };
    }

    /** Erases only the package: the packages that were installed with it stay. */
    Transaction erase(String name) throws IOException {
        return switch (program) {
            case "zypper" -> run(List.of("zypper", "--non-interactive", "remove", name));
            case "dnf", "yum" ->
                run(List.of(program, "-y", "--setopt=clean_requirements_on_remove=False", "remove", name));
            default -> run(List.of("rpm", "-e", name));
        };
    }

    /** Without a repository that cannot be reached, it installs from the others. */
    private Transaction dnf(boolean isChecked, String verb, String file) throws IOException {
        return run(List.of(
                program,
                "-y",
                "--setopt=*.skip_if_unavailable=True",
                "--setopt=localpkg_gpgcheck=" + (isChecked ? "True" : "False"),
                verb,
                file));
    }

    private Transaction zypper(boolean isChecked, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("zypper", "--non-interactive"));
        if (!isChecked) {
            command.add("--no-gpg-checks");
        }
        command.add(words[0]);
        if (!isChecked) {
            command.add("--allow-unsigned-rpm");
        }
        command.addAll(List.of(words).subList(1, words.length));
        return run(command);
    }

    private Transaction run(List<String> command) throws IOException {
        Transaction transaction = new Transaction(command, host.run(LIMIT, command));
        Files.writeString(record, transaction.record(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return transaction;
    }
}
