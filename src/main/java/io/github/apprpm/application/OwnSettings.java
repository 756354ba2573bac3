package io.github.apprpm.application;

import io.github.apprpm.model.ConfiguredPort;
import io.github.apprpm.model.ConfiguredPort.Origin;
import io.github.apprpm.model.Framework;
import io.github.apprpm.model.InstallPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The settings that an application and its module bring along; the first that sets something outranks the others. */
public final class OwnSettings {
    private static final int MOST_BYTES = 1 << 20;
    private static final int LAST_PORT = 65535;
    /** Placeholders may name each other in a circle. */
    private static final int DEEPEST = 9;

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^:{}]+)(?::-?(.*))?}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]*");

    /** Where a jar, a war or their directories have them; those in {@code config/} come first. */
    private static final List<String> DIRECTORIES = List.of(
            "BOOT-INF/classes/config/",
            "BOOT-INF/classes/",
            "WEB-INF/classes/config/",
            "WEB-INF/classes/",
            "config/",
            "");

    private final Framework framework;
    private final List<Settings> files;

    private OwnSettings(Framework framework, List<Settings> files) {
        this.framework = framework;
        this.files = files;
    }

    /**
     * Reads the files.
     *
     * @param arguments what the application is started with
     * @param configuration the texts of the module's own configuration files in the package, by their names
     */
    public static OwnSettings of(Application application, List<String> arguments, Map<String, String> configuration)
            throws IOException {
        List<Settings> files = new ArrayList<>();
        files.add(ofArguments(arguments));
        configuration.forEach(
                (name, text) -> Settings.parse(name, Origin.PACKAGE, text).ifPresent(files::add));
        List<String> names = application.framework().settingsFiles();
        for (String directory : DIRECTORIES) {
            for (String name : names) {
                Path file = application.files().get(directory + name);
                if (file != null && Files.size(file) <= MOST_BYTES) {
                    add(files, file.toString(), Files.readAllBytes(file));
                }
            }
        }
        for (Map.Entry<String, Path> file : application.files().entrySet()) {
            if (file.getValue().equals(application.main()) || file.getKey().startsWith("app/")) {
                addOfArchive(files, file.getValue(), names);
            }
        }
        return new OwnSettings(application.framework(), files);
    }

    /** As Spring Boot, Quarkus and Micronaut read them: {@code --server.port=8080}, {@code -Dquarkus.http.port=8080}. */
    private static Settings ofArguments(List<String> arguments) {
        Function<String, Optional<String>> document = key -> arguments.stream()
                .filter(argument -> argument.matches("(?:--?|-D)" + Pattern.quote(key) + "=.*"))
                .map(argument -> argument.substring(argument.indexOf('=') + 1))
                .reduce((one, other) -> other);
        return new Settings("<arguments>", Origin.ARGUMENTS, List.of(document));
    }

    private static void addOfArchive(List<Settings> files, Path archive, List<String> names) throws IOException {
        String suffix = InstallPath.name(archive.toString().replace('\\', '/'));
        if (!suffix.matches(".*\\.(jar|war)") || !Files.isRegularFile(archive)) {
            return;
        }
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (String directory : DIRECTORIES) {
                for (String name : names) {
                    ZipEntry entry = zip.getEntry(directory + name);
                    if (entry != null && !entry.isDirectory()) {
                        try (InputStream in = zip.getInputStream(entry)) {
                            add(files, directory + name + " of " + suffix, in.readNBytes(MOST_BYTES));
                        }
                    }
                }
            }
        }
    }

    private static void add(List<Settings> files, String place, byte[] text) {
        String name = place.replaceFirst(" of [^/]*$", "");
        Settings.parse(name, Origin.APPLICATION, new String(text, StandardCharsets.UTF_8))
                .map(settings -> new Settings(place, settings.origin(), settings.documents()))
                .ifPresent(files::add);
    }

    /** What they say of the port of the application, if they say anything. */
    public Optional<ConfiguredPort> port() {
        return first(framework.portKeys());
    }

    /** The port that answers a path of management, such as {@code /actuator/health}, if it is one of its own. */
    public OptionalInt managementPort(String path) {
        if (!isOfManagement(path)) {
            return OptionalInt.empty();
        }
        return first(framework.managementPortKeys()).map(ConfiguredPort::number).orElse(OptionalInt.empty());
    }

    private boolean isOfManagement(String path) {
        String base = framework.managementPathKey().flatMap(this::value).orElse(framework.managementPath());
        String prefix = base.endsWith("/") ? base : base + "/";
        return path.equals(base) || path.startsWith(prefix) || path.startsWith(base + "?");
    }

    private Optional<ConfiguredPort> first(List<String> keys) {
        return files.stream()
                .flatMap(file -> keys.stream()
                        .flatMap(key -> file.value(key).stream())
                        .limit(1)
                        .map(value -> port(file, value)))
                .findFirst();
    }

    private Optional<String> value(String key) {
        return files.stream().flatMap(file -> file.value(key).stream()).findFirst();
    }

    private ConfiguredPort port(Settings file, String value) {
        Matcher placeholder = PLACEHOLDER.matcher(value);
        boolean isVariable =
                placeholder.matches() && VARIABLE.matcher(placeholder.group(1)).matches();
        return new ConfiguredPort(
                file.place(),
                file.origin(),
                number(value, DEEPEST),
                isVariable ? Optional.of(placeholder.group(1)) : Optional.empty());
    }

    private OptionalInt number(String value, int depth) {
        Matcher placeholder = PLACEHOLDER.matcher(value.strip());
        if (placeholder.matches() && depth > 0) {
            Optional<String> known =
                    VARIABLE.matcher(placeholder.group(1)).matches() ? Optional.empty() : value(placeholder.group(1));
            return Stream.of(known, Optional.ofNullable(placeholder.group(2)))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .map(text -> number(text, depth - 1))
                    .orElse(OptionalInt.empty());
        }
        if (!value.strip().matches("\\d{1,5}")) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(value.strip());
        return number >= 1 && number <= LAST_PORT ? OptionalInt.of(number) : OptionalInt.empty();
    }
}
