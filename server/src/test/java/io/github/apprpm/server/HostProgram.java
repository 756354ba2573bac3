package io.github.apprpm.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** dnf or zypper with a root directory of its own, whose one repository is that of a test. */
public final class HostProgram {
    private final Path output;
    private final List<String> command;
    private final List<String> refresh;

    private HostProgram(Path output, List<String> command, List<String> refresh) {
        this.output = output;
        this.command = command;
        this.refresh = refresh;
    }

    private static String repo(URI url, String gpgcheck) {
        return """
                [test]
                name=test
                baseurl=%1$s
                enabled=1
                autorefresh=1
                gpgcheck=0
                repo_gpgcheck=%2$s
                gpgkey=%1$srepodata/repomd.xml.key
                """.formatted(url, gpgcheck);
    }

    /** @param directory of the test; the metadata must be signed */
    public static HostProgram dnf(Path directory, URI url) throws IOException {
        return dnf(directory, url, "1");
    }

    public static HostProgram dnf(Path directory, URI url, String gpgcheck) throws IOException {
        return dnfOf(directory, repo(url, gpgcheck));
    }

    /** @param repo the content of a {@code .repo} file */
    public static HostProgram dnfOf(Path directory, String repo) throws IOException {
        requireInstalled("dnf");
        Path home = Files.createTempDirectory(directory, "dnf");
        Path repositories = Files.createDirectory(home.resolve("repos"));
        Files.writeString(repositories.resolve("test.repo"), repo);
        return new HostProgram(
                home.resolve("output"),
                List.of(
                        "dnf",
                        "-y",
                        "-q",
                        "--installroot=" + home.resolve("root"),
                        "--setopt=reposdir=" + repositories,
                        "--setopt=cachedir=" + home.resolve("cache"),
                        "--setopt=logdir=" + Files.createDirectory(home.resolve("log")),
                        "--setopt=module_platform_id=platform:el9",
                        "--setopt=retries=1",
                        "--releasever=9",
                        "--forcearch=x86_64"),
                List.of("--refresh", "repoquery", "--available"));
    }

    public static HostProgram zypper(Path directory, URI url) throws IOException {
        return zypper(directory, url, "1");
    }

    public static HostProgram zypper(Path directory, URI url, String gpgcheck) throws IOException {
        requireInstalled("zypper");
        Path home = Files.createTempDirectory(directory, "zypper");
        Path repositories = Files.createDirectories(home.resolve("root/etc/zypp/repos.d"));
        Files.writeString(repositories.resolve("test.repo"), repo(url, gpgcheck));
        return new HostProgram(
                home.resolve("output"),
                List.of(
                        "zypper",
                        "--root",
                        home.resolve("root").toString(),
                        "--non-interactive",
                        "--gpg-auto-import-keys"),
                List.of("refresh", "--force"));
    }

    /** A skip where it is not. */
    static void requireInstalled(String program) {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, program))),
                program + " is not installed");
    }

    /** Fetches the metadata. @return what it says if it fails */
    public Optional<String> refresh() throws IOException {
        return run(refresh);
    }

    /** @return what it says if it fails */
    public Optional<String> run(List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>(command);
        all.addAll(arguments);
        try {
            Process process = new ProcessBuilder(all)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            int status = process.waitFor();
            return status == 0 ? Optional.empty() : Optional.of(status + ": " + output());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** What it has said last. */
    public String output() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
