package io.github.apprpm.verify;

import io.github.apprpm.model.Framework;
import io.github.apprpm.model.HealthCheck.Scheme;
import io.github.apprpm.model.InstalledApplication;
import io.github.apprpm.model.JavaReleases;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.model.RuntimeVersion;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.service.Launcher;
import io.github.apprpm.service.ReadinessProbe;
import io.github.apprpm.systemd.ServiceDirectory;
import io.github.apprpm.systemd.TimeSpan;
import io.github.apprpm.systemd.Unit;
import io.github.apprpm.systemd.UnitCommand;
import io.github.apprpm.systemd.UnitEnvironment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The service in a package, as its unit, its launcher and its environment files describe it. */
public final class PackagedService {
    private static final int DEFAULT_PORT = 8080;
    private static final Pattern URL = Pattern.compile("(https?)://(\\[[^]]*]|[^/:?]+)(?::([^/?]+))?([/?].*)?");
    private final RpmPackage rpm;
    private final Unit unit;
    private final UnitEnvironment environment;
    private final Optional<InstalledApplication> installed;
    private final Optional<JavaReleases> java;
    private final Optional<RuntimeVersion> runtime;

    private PackagedService(RpmPackage rpm, ServiceTexts texts) {
        this.rpm = rpm;
        this.unit = texts.unit();
        this.environment = UnitEnvironment.of(unit, texts::text);
        this.installed = texts.installed();
        this.java = installed.flatMap(application -> Launcher.java(texts.text(application.launcher())));
        this.runtime = texts.runtime();
    }

    /** @throws PackagingException if it has no service */
    public static PackagedService of(RpmPackage rpm) throws IOException {
        return new PackagedService(rpm, ServiceTexts.of(rpm));
    }

    public RpmPackage rpm() {
        return rpm;
    }

    public String name() {
        return rpm.name();
    }

    /** The name of the unit, with {@code .service}. */
    public String unitName() {
        return unit.name();
    }

    public Unit unit() {
        return unit;
    }

    public String user() {
        return unit.last("User").orElse("root");
    }

    public String group() {
        return unit.last("Group").orElse(user());
    }

    /** The directory of the application, as {@code /var/app/shop}: the unit's working directory. */
    public Optional<String> home() {
        return unit.last("WorkingDirectory").filter(path -> path.startsWith("/"));
    }

    /** The variables that the unit starts the service with. */
    public UnitEnvironment environment() {
        return environment;
    }

    /** The variable that sets the port on which the service listens. */
    public String portVariable() {
        return probe().flatMap(probe -> UnitEnvironment.reference(probe.url()))
                .or(() -> Framework.portVariables().stream()
                        .filter(environment.variables()::containsKey)
                        .findFirst())
                .orElse("PORT");
    }

    /** The port on which the service listens. */
    public int port() {
        return environment.get(portVariable()).flatMap(PackagedService::number).orElse(DEFAULT_PORT);
    }

    /** The readiness check of the unit; default: a request for the first page. */
    public Health health() {
        return probe().map(probe -> URL.matcher(environment.expanded(probe.url())))
                .filter(Matcher::matches)
                .map(url -> new Health(
                        Scheme.of(url.group(1)),
                        url.group(2),
                        Optional.ofNullable(url.group(3))
                                .flatMap(PackagedService::number)
                                .orElseGet(this::port),
                        Optional.ofNullable(url.group(4)).orElse("/"),
                        true))
                .orElseGet(() -> new Health(port(), "/", false));
    }

    private Optional<ReadinessProbe> probe() {
        return installed.flatMap(application -> unit.last("ExecStartPost")
                .map(UnitCommand::parse)
                .flatMap(command -> ReadinessProbe.parse(application, command.words())));
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\d{1,5}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    /** The seconds that the service may take to start, from the readiness check or else from the unit. */
    public int startSeconds() {
        return probe().map(ReadinessProbe::timeoutSeconds).orElseGet(() -> seconds("TimeoutStartSec"));
    }

    /** The seconds that the service may take to stop. */
    public int stopSeconds() {
        return seconds("TimeoutStopSec");
    }

    private int seconds(String key) {
        return TimeSpan.seconds(unit.last(key).orElse(unit.last("TimeoutSec").orElse("")));
    }

    /** The exit statuses that count as success when the service is stopped: 0 and those of the unit. For systemd, SIGTERM counts, too. */
    public List<Integer> successStatuses() {
        List<Integer> statuses = new ArrayList<>(List.of(0));
        unit.last("SuccessExitStatus").ifPresent(value -> {
            for (String word : value.split("\\s+")) {
                number(word).ifPresent(statuses::add);
            }
        });
        return statuses;
    }

    /** The version of the runtime in the package with which its launcher starts the application, if there is one. */
    public Optional<RuntimeVersion> runtime() {
        String chosen = environment.get("JAVA_HOME").orElse("");
        return runtime.filter(found ->
                        java.filter(releases -> releases.contain(found.major())).isPresent())
                .filter(found -> chosen.isEmpty()
                        || chosen.equals(installed.orElseThrow().runtime()));
    }

    /** The releases of Java that the launcher accepts, if it names any. */
    public Optional<JavaReleases> java() {
        return java;
    }

    /** The paths of its files, if this plugin made the package. */
    public Optional<InstalledApplication> installed() {
        return installed;
    }

    /** Whether its launcher lets starts record what the next ones use. */
    public boolean hasFastStart() {
        return installed
                .map(InstalledApplication::fastStart)
                .filter(script ->
                        rpm.files().stream().anyMatch(file -> file.path().equals(script)))
                .isPresent();
    }

    /** The directories that systemd creates for the service to write to, with the modes of the unit. */
    public Map<String, String> directories() {
        Map<String, String> directories = new LinkedHashMap<>();
        for (ServiceDirectory kind : List.of(ServiceDirectory.CACHE, ServiceDirectory.LOGS, ServiceDirectory.STATE)) {
            String mode = unit.last(kind.modeDirective()).orElse("0755");
            directories(kind).forEach(path -> directories.put(path, mode));
        }
        return directories;
    }

    /** The directories below {@code /run} that systemd makes at each start. */
    public List<String> runtimeDirectories() {
        return directories(ServiceDirectory.RUNTIME);
    }

    private List<String> directories(ServiceDirectory kind) {
        return unit.last(kind.directive()).stream()
                .flatMap(value -> Stream.of(value.split("\\s+")))
                .map(word -> kind.parent() + "/" + word)
                .toList();
    }
}
