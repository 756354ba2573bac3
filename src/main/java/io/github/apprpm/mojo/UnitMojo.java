package io.github.apprpm.mojo;

import io.github.apprpm.model.FastStart;
import io.github.apprpm.model.HealthCheck;
import io.github.apprpm.model.PackageVersion;
import io.github.apprpm.model.ResourceLimits;
import io.github.apprpm.mojo.parameter.HealthParameter;
import io.github.apprpm.mojo.parameter.MapParameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.maven.plugins.annotations.Parameter;

/** The parameters that say how a service runs: where it listens, when it is ready, what it may use, and its unit. */
abstract class UnitMojo extends AccountMojo {
    /**
     * Arguments of the application, an element for each. <code>${PORT}</code> stands for the port, and
     * <code>${NAME}</code> for any other variable that the service starts with, such as
     * <code>${STATE_DIRECTORY}</code>; all else reaches the application as it is written. The administrator's
     * {@code APP_OPTS} come after them. On the command line: {@code -Dapprpm.arguments=server,conf/config.yml}. Default:
     * none, and for Dropwizard {@code server} with the {@code config.yml} of the package.
     */
    @Parameter(property = "apprpm.arguments")
    private List<String> arguments = List.of();

    /**
     * Port that the application listens on. It is written into the generated configuration and the variable
     * {@code PORT}; below 1024 the service gets the capability to listen there. An administrator can move it by a
     * variable in {@code /etc/sysconfig}; an application of no known framework that never mentions {@code PORT}, in
     * {@code <arguments>}, {@code <environment>} or its own classes, has no such variable. Default: the port that its
     * own configuration sets ({@code server.port}, {@code quarkus.http.port}, {@code micronaut.server.port} in the
     * application or in {@code src/main/rpm/conf}), else 8080.
     */
    @Parameter(property = "apprpm.port")
    private Integer port;

    /**
     * Path that answers 2xx or 3xx when the application is ready: {@code <path>}, and optionally {@code <scheme>}
     * ({@code http}, or {@code https} with any certificate; default: found out at each start), {@code <host>} (default: the
     * address where the service listens on the port, and no other process there counts; an address or name of the host is
     * asked whoever answers), {@code <port>} (default: that of the service, or of its management if its configuration sets one) and {@code <timeout>} in seconds (110). Of an application that wants a certificate of the one who asks it is enough
     * that it listens. {@code systemctl start} then
     * fails if the application does not answer in time. So does the restart after an upgrade, but not the upgrade itself,
     * which rpm cannot take back: it ends as usual, and its output, of {@code dnf -q} too, says that the service did not
     * start. Default: readiness is not checked.
     */
    @Parameter(property = "apprpm.health")
    private HealthParameter health;

    /**
     * Memory that the service may use, such as {@code 512M} or {@code 2G}, or a percentage of the host's, which
     * {@code el7} does not know. The JVM sizes its heap from it. Default: no limit.
     */
    @Parameter(property = "apprpm.memory")
    private String memory;

    /**
     * Processors that the service may use, such as {@code 2} or {@code 0.5}; the JVM sizes its thread pools from them.
     * Default: no limit.
     */
    @Parameter(property = "apprpm.cpus")
    private String cpus;

    /** Number of files and sockets that the service may open, {@code LimitNOFILE=} of the unit. Default: 65536. */
    @Parameter(property = "apprpm.limitNofile")
    private String limitNofile;

    /**
     * Number of processes and threads that the service may have, {@code TasksMax=} of the unit, and for {@code el7}
     * {@code LimitNPROC=}. Default: 8192.
     */
    @Parameter(property = "apprpm.tasksMax")
    private String tasksMax;

    /**
     * Environment variables of the service. On the command line: {@code -Dapprpm.environment.NAME=value}. Those that are
     * there anyway, unless they are set here: {@code LANG}, the variables of the port and the framework, and for agents of
     * OpenTelemetry {@code OTEL_SERVICE_NAME} and {@code OTEL_RESOURCE_ATTRIBUTES} with {@code service.version}.
     */
    @Parameter
    private Map<String, String> environment = Map.of();

    /**
     * Changes to the generated unit: an element named like a directive, with its value (several lines for several
     * assignments), or empty to remove the directive. On the command line: {@code -Dapprpm.unit.ProtectHome=read-only}.
     * The paths of {@code <ReadWritePaths>} are added to those that the package gives to its service. A service is
     * restarted however often it fails; {@code <StartLimitBurst>5</StartLimitBurst>} ends it after five starts in five
     * minutes. {@code <OnFailure>} names a unit to start: since systemd 254 at each failure, before only when no restart
     * follows. {@code <RestartSec>} is the first wait before a restart.
     */
    @Parameter
    private Map<String, String> unit = Map.of();

    /**
     * Files in the log directory that logrotate rotates, such as {@code *.log}, if the application does not. Default:
     * none.
     */
    @Parameter(property = "apprpm.logFiles")
    private String logFiles;

    /**
     * Whether the service records on its host what the JVM loads when it starts, so that its next starts take a part of the
     * processor time: a class-data archive from Java 17 on, an AOT cache from Java 25 on, in {@code fast-start} of its cache
     * directory. The first start of each release, and of each build of Java, records when it stops: that takes some seconds
     * more, and 100 to 250 MB. What the JVM does not take is recorded anew, in one line of the journal. An application of
     * Spring Boot needs {@code <extract>}, as nested jars gain little.
     */
    @Parameter(property = "apprpm.fastStart", defaultValue = "false")
    private boolean fastStart;

    /**
     * Words that let the application start and end by itself, such as {@code -Dspring.context.exit=onRefresh}: those that
     * begin with {@code -D} or {@code -X} are for java, all others for the application. With them and {@code <fastStart>}, an
     * upgrade runs the new version once before it restarts the service, in the unit {@code <name>-training.service}: without a
     * network, with the cache directory alone to write to, for three minutes at most, and while the old version goes on.
     * Default: none, and the first start after an upgrade records.
     */
    @Parameter(property = "apprpm.training")
    private String training;

    final List<String> arguments() {
        return new WrittenArguments(
                        execution.getConfiguration(), List.of(session.getUserProperties(), project.getProperties()))
                .in(arguments);
    }

    final OptionalInt port() {
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }

    final Optional<HealthCheck> health() {
        return health == null ? Optional.empty() : health.toHealthCheck();
    }

    final Optional<String> logFiles() {
        return Optional.ofNullable(logFiles);
    }

    final Map<String, String> environment() {
        return withProperties(new MapParameter("apprpm.environment.", environment));
    }

    final Map<String, String> directives() {
        ResourceLimits limits = new ResourceLimits(
                Optional.ofNullable(memory),
                Optional.ofNullable(cpus),
                Optional.ofNullable(limitNofile),
                Optional.ofNullable(tasksMax));
        Map<String, String> directives = limits.directives(compatibility());
        directives.putAll(withProperties(new MapParameter("apprpm.unit.", unit)));
        return directives;
    }

    private Map<String, String> withProperties(MapParameter parameter) {
        return parameter.with(project.getProperties(), session.getUserProperties());
    }

    final Optional<FastStart> fastStart(PackageVersion version) {
        return FastStart.of(fastStart, Optional.ofNullable(training), version);
    }
}
