package io.github.apprpm.service;

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
                        "port",
                                service.portVariable()
                                        .map(variable -> portLines(variable, service.port()))
                                        .orElse("")));
    }

    /** The options of the JVM. */
    public static String jvmOptions(ServiceSpec service) {
        return Template.ofResource("jvm.options")
                .fill(Map.of("dumps", service.installed().dumps()));
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

    /** The first configuration file of the framework, such as {@code conf/application.properties}. */
    public static Optional<String> configuration(ServiceSpec service) {
        return service.framework()
                .template()
                .map(template -> Template.ofResource(template)
                        .fill(Map.of("port", Integer.toString(service.port()), "unit", service.unit())));
    }

    /** What nothing reads would only move the readiness check. */
    private static String portLines(String variable, int port) {
        return "# The port to listen on.\n#%s=%d\n\n".formatted(variable, port);
    }
}
