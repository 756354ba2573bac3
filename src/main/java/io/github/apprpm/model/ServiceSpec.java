package io.github.apprpm.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The service that the package installs.
 *
 * @param name the name of the unit and of the package
 * @param description one line for {@code systemctl status}
 * @param installed the paths of its files
 * @param identity whom it runs as, and who may read its configuration
 * @param command what java runs
 * @param arguments what the application is started with; {@code ${NAME}} is a variable of the service
 * @param java the releases of Java that can run it
 * @param framework what it is built with
 * @param port where it listens, 1 to 65535
 * @param portVariable the variable that moves the port; empty if none does
 * @param environment variables that it starts with
 * @param health the address that answers when it is ready
 * @param directives changes to the generated unit: a directive's name, and its value or an empty one to remove it
 * @param logFiles the files in its log directory that logrotate rotates, such as {@code *.log}
 * @param fastStart what it records for its next starts, if anything
 * @param compatibility the oldest host
 */
public record ServiceSpec(
        PackageName name,
        String description,
        InstalledApplication installed,
        Identity identity,
        JavaCommand command,
        List<String> arguments,
        JavaReleases java,
        Framework framework,
        int port,
        Optional<String> portVariable,
        Map<String, String> environment,
        Optional<HealthCheck> health,
        Map<String, String> directives,
        Optional<String> logFiles,
        Optional<FastStart> fastStart,
        Compatibility compatibility) {
    /** The default port. */
    public static final int USUAL_PORT = 8080;

    /** Other characters have a special meaning for systemd or the shell. */
    private static final Pattern PLAIN_PATH = Pattern.compile("[A-Za-z0-9._/+-]+");

    private static final Pattern DIRECTIVE = Pattern.compile("(Unit\\.|Service\\.|Install\\.)?[A-Z][A-Za-z0-9]+");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String LOG_FILE = "(?!\\.\\.?(?: |$))[A-Za-z0-9._*?-]+";
    private static final Pattern LOG_FILES = Pattern.compile("%1$s(?: %1$s)*".formatted(LOG_FILE));
    private static final int LAST_PORT = 65535;
    /** The first port on which a process may listen without a privilege. */
    private static final int FIRST_FREE_PORT = 1024;

    public ServiceSpec {
        description = Text.line("description", description);
        if (!PLAIN_PATH.matcher(installed.home()).matches()) {
            throw new PackagingException(
                    "The application's directory '%s' has characters with a special meaning for systemd"
                            .formatted(installed.home()),
                    "Set <prefix> to letters, digits and . _ + - /");
        }
        if (port < 1 || port > LAST_PORT) {
            throw new PackagingException(
                    "The <port> '%s' is not a port number".formatted(port),
                    "Set it to a number from 1 to " + LAST_PORT);
        }
        arguments = arguments.stream().map(ServiceSpec::argument).toList();
        environment = sorted("environment", environment, VARIABLE);
        directives = sorted("unit", directives, DIRECTIVE);
        logFiles.filter(files -> !LOG_FILES.matcher(files).matches()).ifPresent(files -> {
            throw new PackagingException(
                    "The <logFiles> '%s' contains invalid file names".formatted(files),
                    "Write names in the log directory such as '*.log', with a space between two of them");
        });
    }

    /** An element that is empty is an argument, too. */
    private static String argument(String value) {
        String argument = value == null ? "" : value;
        if (argument.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t')) {
            throw new PackagingException(
                    "An argument in <arguments> has a line end or another control character: '%s'"
                            .formatted(argument.replaceAll("\\p{Cc}", "?")),
                    "Write each argument as an <argument> of its own, in one line");
        }
        Text.utf8("An argument in <arguments>", argument);
        return argument;
    }

    private static Map<String, String> sorted(String parameter, Map<String, String> map, Pattern names) {
        Map<String, String> sorted = new TreeMap<>();
        map.forEach((key, value) -> {
            if (!names.matcher(key).matches()) {
                throw new PackagingException(
                        "The name '%s' in <%s> is not one that systemd accepts".formatted(key, parameter),
                        "Correct it, see systemd.exec(5) and systemd.service(5)");
            }
            sorted.put(key, value == null || value.isBlank() ? "" : Text.lines(parameter, value));
        });
        return Collections.unmodifiableMap(sorted);
    }

    /** The application's directory, in which it starts: {@code /var/app/shop}. */
    public String home() {
        return installed.home();
    }

    /** Whether its package has nothing in {@code /var}. */
    public boolean isInUsr() {
        return installed.layout() == Layout.USR;
    }

    /** The user that it runs as. */
    public AccountName user() {
        return identity.user();
    }

    /** The group that may read its configuration. */
    public AccountName group() {
        return identity.group();
    }

    /** The name of the unit: {@code shop.service}. */
    public String unit() {
        return installed.unit();
    }

    /** The user's change to a directive of the unit, be it written with its section or without; empty text removes it. */
    public Optional<String> change(String directive) {
        return directives.entrySet().stream()
                .filter(change -> change.getKey().replaceFirst("^.*\\.", "").equals(directive))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Whether listening on the port needs a privilege. */
    public boolean hasPrivilegedPort() {
        return port < FIRST_FREE_PORT;
    }
}
