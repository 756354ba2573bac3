package io.github.apprpm.service;

import io.github.apprpm.model.Framework;
import io.github.apprpm.model.ServiceSpec;
import java.util.Map;
import java.util.Optional;

/** The files that an administrator edits. */
public final class ServiceFiles {
    private ServiceFiles() {}

    /** The environment file. */
    public static String sysconfig(ServiceSpec service) {
        return Template.ofResource("sysconfig")
                .fill(Map.of(
                        "name", service.name().value(),
                        "runtime", service.installed().runtime(),
                        "options", service.installed().jvmOptions(),
                        "unit", service.unit(),
                        "variable", portVariable(service),
                        "port", Integer.toString(service.port())));
    }

    /** The options of the JVM. */
    public static String jvmOptions(ServiceSpec service) {
        return Template.ofResource("jvm.options")
                .fill(Map.of("logs", service.installed().logs()));
    }

    /** The stanza for {@code /etc/logrotate.d}, where the application writes files and does not rotate them itself. */
    public static Optional<String> logrotate(ServiceSpec service) {
        String logs = service.installed().logs();
        return service.logFiles()
                .map(files -> Template.ofResource("logrotate")
                        .fill(Map.of(
                                "files",
                                logs + "/" + files.replace(" ", " " + logs + "/"),
                                "user",
                                service.user().value(),
                                "group",
                                service.group().value())));
    }

    /** The first configuration of the framework, for {@code conf/application.properties}. */
    public static Optional<String> applicationProperties(ServiceSpec service) {
        return switch (service.framework()) {
            case SPRING_BOOT -> Optional.of(properties("spring-boot.properties", service));
            case QUARKUS -> Optional.of(properties("quarkus.properties", service));
            case MICRONAUT -> Optional.of(properties("micronaut.properties", service));
            case OTHER -> Optional.empty();
        };
    }

    private static String properties(String resource, ServiceSpec service) {
        return Template.ofResource(resource)
                .fill(Map.of("port", Integer.toString(service.port()), "unit", service.unit()));
    }

    /** The variables by which the framework finds its configuration in a directory. */
    public static Map<String, String> environment(Framework framework, String conf) {
        return switch (framework) {
            case SPRING_BOOT -> Map.of("SPRING_CONFIG_ADDITIONAL_LOCATION", "optional:file:%s/".formatted(conf));
            case QUARKUS -> Map.of("QUARKUS_CONFIG_LOCATIONS", conf + "/application.properties");
            case MICRONAUT -> Map.of("MICRONAUT_CONFIG_FILES", conf + "/application.properties");
            case OTHER -> Map.of();
        };
    }

    /** The variable by which the framework learns its port, above any file. */
    public static String portVariable(Framework framework) {
        return switch (framework) {
            case SPRING_BOOT -> "SERVER_PORT";
            case QUARKUS -> "QUARKUS_HTTP_PORT";
            case MICRONAUT -> "MICRONAUT_SERVER_PORT";
            case OTHER -> "PORT";
        };
    }

    /** The variable that decides on which port a service listens. */
    static String portVariable(ServiceSpec service) {
        String ofFramework = portVariable(service.framework());
        return service.environment().containsKey(ofFramework) ? ofFramework : "PORT";
    }
}
