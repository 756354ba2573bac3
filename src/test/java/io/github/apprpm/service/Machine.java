package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.model.FastStart;
import io.github.apprpm.model.InstalledApplication;
import io.github.apprpm.model.JavaCommand;
import io.github.apprpm.model.JavaReleases;
import io.github.apprpm.model.Layout;
import io.github.apprpm.model.PackageName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A scratch root with an installed application, where the launcher finds stand-ins for Java runtimes. */
final class Machine {
    /** Nobody's on any machine that builds this. */
    private static final String UID = "1234567";

    /** The places of the machine that the launcher knows. */
    private static final Pattern PLACES = Stream.of(
                    "/usr/lib/jvm/*",
                    "/usr/lib64/jvm/*",
                    "/usr/java/*",
                    "/opt/java/*",
                    "/opt/*",
                    "/usr/bin/java",
                    "/var/lib/$_name",
                    "/var/cache/$_name",
                    "/var/log/$_name",
                    "/usr/lib/shop",
                    "/usr/libexec/shop",
                    "/etc/shop",
                    "/run/systemd/system",
                    "/run/.containerenv",
                    "/.dockerenv")
            .map(Pattern::quote)
            .collect(Collectors.collectingAndThen(Collectors.joining("|"), Pattern::compile));

    /** Tells how it was started. */
    private static final String JAVA = """
            #!/bin/sh
            echo "$0" >>'@started@'
            if [ "$*" = -version ]; then
                echo "Picked up nothing: '${JAVA_TOOL_OPTIONS-}${JDK_JAVA_OPTIONS-}'" >&2
                echo 'openjdk version "@version@" 2026-04-21' >&2
                exit
            fi
            echo "java:$0"
            echo "pid:$$"
            for argument; do
                printf 'argument:%s\\n' "$argument"
            done
            env | sed 's/^/environment:/'
            [ -z "${WAIT-}" ] || exec sleep 60
            """;

    private final Path root;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private String application = "/var/app/shop";
    private JavaReleases java = JavaReleases.from(17);
    private boolean unprivileged;
    private boolean isInUsr;
    private Map<String, String> properties = Map.of();
    private Optional<FastStart> fastStart = Optional.empty();

    /** As under systemd: the machine has the user shop, and a locale is set. */
    Machine(Path root) {
        this.root = root;
        environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        environment.put("INVOCATION_ID", "6f1b");
        environment.put("USER", "shop");
        environment.put("HOME", "/var/lib/shop");
        environment.put("LANG", "C.UTF-8");
        write(application + "/lib/shop.jar", "");
    }

    /** The package was installed: its directories are there, and belong to nobody else than the user of the test. */
    Machine directories() {
        for (String directory : List.of("/var/lib/shop", "/var/cache/shop", "/var/log/shop")) {
            allow(write(directory + "/.keep", "").getParent(), "rwxrwxrwx");
        }
        return this;
    }

    /** systemd starts no process on this machine. */
    Machine withoutSystemd() {
        return unset("INVOCATION_ID");
    }

    Machine minimumJava(int version) {
        java = JavaReleases.from(version);
        return this;
    }

    Machine onlyJava(int version) {
        java = JavaReleases.only(version);
        return this;
    }

    /** The launcher sets a system property from a variable. */
    Machine property(String name, String variable) {
        properties = Map.of(name, variable);
        return this;
    }

    /** What starts record is kept for the next ones. */
    Machine fastStart(String release, String training) {
        fastStart = Optional.of(new FastStart(release, Optional.of(training).filter(words -> !words.isEmpty())));
        return this;
    }

    /** Sets a variable of the service's environment. */
    Machine set(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Machine unset(String... names) {
        environment.keySet().removeAll(List.of(names));
        return this;
    }

    /** The user has no name and no home, as under the arbitrary uid of some container platforms. */
    Machine nameless() {
        allow(write("/nameless/id", "#!/bin/sh\nexit 1\n"), "rwxr-xr-x");
        return set("PATH", path("/nameless") + ":" + environment.get("PATH")).unset("INVOCATION_ID", "USER", "HOME");
    }

    /** The service may read only what all may. */
    Machine unprivileged() {
        if (isRoot()) {
            unprivileged = true;
            allow(root, "rwxr-xr-x");
            allow(write("/started", ""), "rw-rw-rw-");
        }
        return this;
    }

    /** The package has nothing in {@code /var}. */
    Machine inUsr() {
        isInUsr = true;
        return applicationIn("/usr/lib/shop");
    }

    Machine applicationIn(String path) {
        application = path;
        write(path + "/lib/shop.jar", "");
        return this;
    }

    Path path(String absolute) {
        return root.resolve(absolute.substring(1));
    }

    String application() {
        return path(application).toString();
    }

    String jar() {
        return application() + "/lib/shop.jar";
    }

    /** A runtime; the answer is its home. */
    String runtime(String home, String version) {
        write(
                home + "/release",
                "IMPLEMENTOR=\"Stand-in\"\nJAVA_VERSION=\"%s\"\nMODULES=\"java.base\"\n".formatted(version));
        return runtimeWithoutRelease(home, version);
    }

    String runtimeWithoutRelease(String home, String version) {
        Path java = write(
                home + "/bin/java",
                JAVA.replace("@started@", started().toString()).replace("@version@", version));
        allow(java, "rwxr-xr-x");
        return path(home).toString();
    }

    /** Makes a runtime the one of {@code /usr/bin/java}, through a link of alternatives. */
    Machine defaultRuntime(String home) {
        link("/etc/alternatives/java", path(home + "/bin/java").toString());
        return link("/usr/bin/java", path("/etc/alternatives/java").toString());
    }

    Machine link(String path, String target) {
        try {
            Files.createDirectories(path(path).getParent());
            Files.createSymbolicLink(path(path), Path.of(target));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path options(String text) {
        return write(installedAt(installed().jvmOptions()), text);
    }

    Path write(String path, String text) {
        try {
            Files.createDirectories(path(path).getParent());
            return Files.writeString(path(path), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void allow(Path path, String permissions) {
        try {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often any of the stand-ins for java was started. */
    long starts() {
        try (Stream<String> lines = Files.exists(started()) ? Files.lines(started()) : Stream.empty()) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path started() {
        return path("/started");
    }

    Outcome launch(Shell shell, String... arguments) throws IOException, InterruptedException {
        return launch(shell, new JavaCommand.Jar(jar()), arguments);
    }

    Outcome launch(Shell shell, JavaCommand command, String... arguments) throws IOException, InterruptedException {
        return outcome(start(shell, command, arguments));
    }

    Process start(Shell shell, JavaCommand command, String... arguments) throws IOException {
        List<String> words = new ArrayList<>();
        if (unprivileged) {
            words.addAll(List.of(
                    Shell.installed("setpriv").toString(), "--reuid=" + UID, "--regid=" + UID, "--clear-groups"));
        }
        words.addAll(shell.command());
        words.add(script(command).toString());
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    static Outcome outcome(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), "The script has not ended");
        return new Outcome(process.exitValue(), out, err, process.pid());
    }

    private Path script(JavaCommand command) {
        Launcher launcher = new Launcher(installed(), java, command, properties, fastStart);
        write(installedAt(installed().explanation()), relocated(launcher.explanation()));
        launcher.fastStartText().ifPresent(text -> write(installedAt(installed().fastStart()), relocated(text)));
        return write(installedAt(installed().launcher()), relocated(launcher.text()));
    }

    private InstalledApplication installed() {
        return isInUsr
                ? InstalledApplication.inUsr(new PackageName("shop"))
                : new InstalledApplication("shop", Layout.APP, application());
    }

    /** Without the scratch root. */
    private String installedAt(String path) {
        return path.startsWith(root + "/") ? path.substring(root.toString().length()) : path;
    }

    /** The replacement is not looked at again, so that a scratch root may be below one of the places. */
    private String relocated(String script) {
        return PLACES.matcher(script).replaceAll(place -> Matcher.quoteReplacement(root + place.group()));
    }

    static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
