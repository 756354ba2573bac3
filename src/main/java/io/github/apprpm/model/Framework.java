package io.github.apprpm.model;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The framework of an application: how it is recognised, and how it gets its configuration and its ports. The template
 * of its configuration file is a resource of the package {@code service}.
 */
public enum Framework {
    SPRING_BOOT(
            new Marks("spring-boot-.*", "org/springframework/boot/SpringApplication.class")
                    .orLoader("org.springframework.boot.loader.", "Start-Class"),
            new Ports("SERVER_PORT", "MANAGEMENT_SERVER_PORT"),
            Map.of("SPRING_CONFIG_ADDITIONAL_LOCATION", "optional:file:%s/"),
            List.of("application.properties", "application.yml", "application.yaml")),
    QUARKUS(
            new Marks("(io\\.quarkus\\.)?quarkus-core-.*", "io/quarkus/runtime/Application.class")
                    .orJar(Framework.QUARKUS_JAR),
            new Ports("QUARKUS_HTTP_PORT", "QUARKUS_MANAGEMENT_PORT"),
            Map.of("QUARKUS_CONFIG_LOCATIONS", "%s/application.properties"),
            List.of("application.properties", "application.yml", "application.yaml")),
    MICRONAUT(
            new Marks("micronaut-runtime-.*", "io/micronaut/runtime/Micronaut.class"),
            new Ports("MICRONAUT_SERVER_PORT", "ENDPOINTS_ALL_PORT"),
            Map.of("MICRONAUT_CONFIG_FILES", "%s/application.properties"),
            List.of("application.properties", "application.yml", "application.yaml")),
    /** Its only file is an argument, and it reads no variables, but properties that override the file. */
    DROPWIZARD(
            new Marks("dropwizard-core-.*", "io/dropwizard/core/Application.class", "io/dropwizard/Application.class"),
            new Ports(
                    "PORT",
                    "ADMIN_PORT",
                    Map.of(
                            "dw.server.applicationConnectors[0].port", "PORT",
                            "dw.server.adminConnectors[0].port", "ADMIN_PORT")),
            Map.of(Framework.ARGUMENTS, "server %s/config.yml"),
            List.of("config.yml")),
    /** Any other framework, or none: the package has no configuration file for it. */
    OTHER(new Marks("(?!)"), new Ports("PORT", "PORT"), Map.of(), List.of());

    /** The jar that starts a Quarkus application from the directories beside it. */
    public static final String QUARKUS_JAR = "quarkus-run.jar";

    /** The variable with the arguments that an administrator adds, and with those that a framework needs. */
    public static final String ARGUMENTS = "APP_OPTS";

    private final Marks marks;
    private final Ports ports;
    private final Map<String, String> variables;
    private final List<String> configurationFiles;

    Framework(Marks marks, Ports ports, Map<String, String> variables, List<String> configurationFiles) {
        this.marks = marks;
        this.ports = ports;
        this.variables = variables;
        this.configurationFiles = configurationFiles;
    }

    /**
     * The framework whose own loader starts a jar, so that everything else is inside or beside it.
     *
     * @param jar the name of the file
     * @param mainClass the class that its manifest names
     * @param attribute another attribute of the manifest
     */
    public static Optional<Framework> ofLoader(
            String jar, String mainClass, Function<String, Optional<String>> attribute) {
        return Stream.of(values())
                .filter(framework ->
                        framework.marks.loaderJar.filter(jar::equals).isPresent()
                                || framework
                                        .marks
                                        .loader
                                        .filter(loader -> loader.starts(mainClass, attribute))
                                        .isPresent())
                .findFirst();
    }

    /**
     * The framework among the libraries of an application.
     *
     * @param hasEntry whether the jar of the application has an entry, as when libraries were unpacked into it
     * @param files the names of the application's files
     */
    public static Framework of(Predicate<String> hasEntry, Collection<String> files) {
        return Stream.of(values())
                .filter(framework -> framework.marks.classes.stream().anyMatch(hasEntry)
                        || files.stream().anyMatch(file -> file.matches(framework.marks.library)))
                .findFirst()
                .orElse(OTHER);
    }

    /** The variable by which the framework learns its port, above any file. */
    public String portVariable() {
        return ports.variable;
    }

    /** The variables by which one of the frameworks learns its port, each before the plain {@code PORT}. */
    public static List<String> portVariables() {
        return Stream.of(values()).map(Framework::portVariable).distinct().toList();
    }

    /**
     * The variables by which the framework of a service learns the port of its health check, if that is another one.
     *
     * @param hasVariable whether the service starts with a variable, which shows what its framework is
     */
    public static List<String> managementPortVariables(Predicate<String> hasVariable) {
        return Stream.of(values())
                .filter(framework -> framework.variables.keySet().stream().anyMatch(hasVariable))
                .map(framework -> framework.ports.managementVariable)
                .toList();
    }

    /**
     * The variables by which the framework finds its configuration.
     *
     * @param directory the absolute path of the directory of the configuration
     */
    public Map<String, String> variables(String directory) {
        Map<String, String> filled = new TreeMap<>();
        variables.forEach((name, value) -> filled.put(name, value.formatted(directory)));
        return filled;
    }

    /** The system properties that set the ports over its configuration file, by the variables that they are set from. */
    public Map<String, String> portProperties() {
        return ports.properties;
    }

    /** The names that its configuration file may have; a generated one has the first. */
    public List<String> configurationFiles() {
        return configurationFiles;
    }

    /** The names of the files by which an application configures itself; the first outranks the others. */
    public List<String> settingsFiles() {
        return switch (this) {
            case DROPWIZARD -> List.of();
            case OTHER ->
                List.of(
                        "META-INF/microprofile-config.properties",
                        "application.properties",
                        "application.yml",
                        "application.yaml");
            default -> configurationFiles;
        };
    }

    /** The settings of the port; the first that is set counts. */
    public List<String> portKeys() {
        return switch (this) {
            case QUARKUS -> List.of("%prod.quarkus.http.port", "quarkus.http.port");
            case MICRONAUT -> List.of("micronaut.server.port");
            case DROPWIZARD ->
                List.of(
                        "server.applicationConnectors[0].port",
                        "server.application_connectors[0].port", // Jackson's naming strategy SNAKE_CASE, as
                        // GraphHopper's
                        "server.connector.port");
            case SPRING_BOOT, OTHER -> List.of("server.port");
        };
    }

    /** The settings of the port of its management, where that is another one. */
    public List<String> managementPortKeys() {
        return switch (this) {
            case SPRING_BOOT -> List.of("management.server.port");
            case QUARKUS -> List.of("%prod.quarkus.management.port", "quarkus.management.port");
            case MICRONAUT -> List.of("endpoints.all.port");
            case DROPWIZARD -> List.of("server.adminConnectors[0].port", "server.admin_connectors[0].port");
            case OTHER -> List.of();
        };
    }

    /** The setting of the path below which its management is. */
    public Optional<String> managementPathKey() {
        return this == SPRING_BOOT ? Optional.of("management.endpoints.web.base-path") : Optional.empty();
    }

    /** The path below which its management is, unless it is set. */
    public String managementPath() {
        return switch (this) {
            case QUARKUS -> "/q";
            case MICRONAUT -> "/health";
            case DROPWIZARD -> "/healthcheck";
            case SPRING_BOOT, OTHER -> "/actuator";
        };
    }

    /** The template of its configuration file: {@code spring-boot.properties}. */
    public Optional<String> template() {
        return configurationFiles.stream()
                .findFirst()
                .map(file -> name().toLowerCase(Locale.ROOT).replace('_', '-') + file.substring(file.lastIndexOf('.')));
    }

    /**
     * How a framework is recognised.
     *
     * @param library the names of one of its libraries
     * @param classes classes of that library
     * @param loader the loader that starts a jar of libraries
     * @param loaderJar the name of such a jar
     */
    private record Marks(String library, List<String> classes, Optional<Loader> loader, Optional<String> loaderJar) {
        Marks(String library, String... classes) {
            this(library, List.of(classes), Optional.empty(), Optional.empty());
        }

        Marks orLoader(String packagePrefix, String startAttribute) {
            return new Marks(library, classes, Optional.of(new Loader(packagePrefix, startAttribute)), loaderJar);
        }

        Marks orJar(String name) {
            return new Marks(library, classes, loader, Optional.of(name));
        }
    }

    /**
     * A class that loads the application from the jars in its own.
     *
     * @param packagePrefix of its name
     * @param startAttribute where the manifest names the class that the loader starts
     */
    private record Loader(String packagePrefix, String startAttribute) {
        /** A loader of one's own needs the attribute, too; an application that starts itself may have it as well. */
        boolean starts(String mainClass, Function<String, Optional<String>> attribute) {
            return mainClass.startsWith(packagePrefix)
                    || attribute
                            .apply(startAttribute)
                            .filter(start -> !start.equals(mainClass))
                            .isPresent();
        }
    }

    /**
     * The names of variables.
     *
     * @param variable sets the port
     * @param managementVariable sets the port of the health check, where that is another one
     * @param properties system properties for a framework that reads no variables, and the variable for each
     */
    private record Ports(String variable, String managementVariable, Map<String, String> properties) {
        Ports(String variable, String managementVariable) {
            this(variable, managementVariable, Map.of());
        }
    }
}
