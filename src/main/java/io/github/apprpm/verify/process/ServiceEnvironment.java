package io.github.apprpm.verify.process;

import static java.util.stream.Collectors.joining;

import io.github.apprpm.model.Framework;
import io.github.apprpm.model.InstalledApplication;
import io.github.apprpm.systemd.ServiceDirectory;
import io.github.apprpm.verify.PackagedService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The environment that systemd would give to the service, with the paths of unpacked files, private directories and free ports. */
final class ServiceEnvironment {
    /** systemd's own, and /sbin and /bin for hosts where these are directories still. */
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final PackagedService service;
    private final UnpackedPackage unpacked;
    private final Map<String, String> variables = new LinkedHashMap<>();

    private ServiceEnvironment(PackagedService service, UnpackedPackage unpacked) {
        this.service = service;
        this.unpacked = unpacked;
    }

    /**
     * @param java the runtime that it is to use
     * @param temporary a private directory for what others would put into /tmp
     * @param listening the port where it is to listen
     * @param health the port where it is to answer the readiness check, which may be the same
     */
    static Map<String, String> of(
            PackagedService service,
            UnpackedPackage unpacked,
            JavaHome java,
            Path temporary,
            AssignedPort listening,
            AssignedPort health)
            throws IOException {
        ServiceEnvironment environment = new ServiceEnvironment(service, unpacked);
        environment.addOfSystemd();
        environment.addDirectories();
        service.environment()
                .variables()
                .forEach((name, value) ->
                        environment.variables.put(name, unpacked.relocation().unpackedText(value)));
        environment.variables.put("TMPDIR", temporary.toString());
        if (!java.path().startsWith(unpacked.root())) { // else the launcher finds it
            environment.variables.put("JAVA_HOME", java.path().toString());
        }
        environment.move(listening);
        environment.variables.put("PORT", Integer.toString(listening.given()));
        environment.variables.put(service.portVariable(), Integer.toString(listening.given()));
        if (!health.equals(listening) && !environment.move(health)) {
            environment.addManagementPort(health);
        }
        environment.addOptions(temporary);
        return environment.variables;
    }

    private void addOfSystemd() {
        variables.put("PATH", PATH);
        variables.put("LANG", "C.UTF-8");
        variables.put("USER", service.user());
        variables.put("LOGNAME", service.user());
        variables.put("HOME", home());
        variables.put("SHELL", "/sbin/nologin");
        variables.put(RunningService.MARK, UUID.randomUUID().toString().replace("-", ""));
    }

    /** The home of the account, which is the state directory. */
    private String home() {
        return unpacked.path("/var/lib/" + service.name()).toString();
    }

    private void addDirectories() {
        List<String> directories = new ArrayList<>(service.directories().keySet());
        directories.addAll(service.runtimeDirectories());
        for (ServiceDirectory kind : ServiceDirectory.values()) {
            add(kind, directories);
        }
    }

    private void add(ServiceDirectory kind, List<String> directories) {
        String value = directories.stream()
                .filter(path -> path.startsWith(kind.parent() + "/"))
                .map(path -> unpacked.path(path).toString())
                .collect(joining(":"));
        if (!value.isEmpty()) {
            variables.put(kind.name() + "_DIRECTORY", value);
        }
    }

    /** Replaces the packaged port in each variable that is set to it, and returns whether there was one. */
    private boolean move(AssignedPort door) {
        List<String> names = variables.entrySet().stream()
                .filter(variable -> variable.getKey().endsWith("PORT")
                        && variable.getValue().equals(Integer.toString(door.packaged())))
                .map(Map.Entry::getKey)
                .toList();
        names.forEach(name -> variables.put(name, Integer.toString(door.given())));
        return !names.isEmpty();
    }

    private void addManagementPort(AssignedPort door) {
        Framework.managementPortVariables(variables::containsKey)
                .forEach(variable -> variables.putIfAbsent(variable, Integer.toString(door.given())));
    }

    /**
     * Sets what the JVM would take from the account or the machine: the home, and the directory for temporary files. Values that
     * the package sets stay. The JVM's own measurements, which would be in /tmp, are switched off.
     */
    private void addOptions(Path temporary) throws IOException {
        boolean isOurs = service.installed().isPresent();
        String variable = isOurs ? "JAVA_OPTS" : "JAVA_TOOL_OPTIONS";
        String given = variables.getOrDefault(variable, "");
        String set = given + "\n" + optionsFile();
        List<String> options = new ArrayList<>();
        Map<String, String> properties = new TreeMap<>(
                Map.of("-Djava.io.tmpdir=", temporary.toString(), "-Duser.home=", home(), "-XX:-UsePerfData", ""));
        properties.forEach((option, value) -> {
            if (!set.contains(option)) {
                options.add("\"%s%s\"".formatted(option, isOurs ? escaped(value) : value));
            }
        });
        if (!given.isEmpty()) {
            options.add(given);
        }
        variables.put(variable, String.join(" ", options));
    }

    /** The launcher reads words as a shell does. */
    private static String escaped(String value) {
        return value.replaceAll("[\"\\\\$`]", "\\\\$0");
    }

    private String optionsFile() throws IOException {
        Optional<Path> file =
                service.installed().map(InstalledApplication::jvmOptions).map(unpacked::path);
        return file.filter(Files::isReadable).isPresent()
                ? Files.readString(file.get(), StandardCharsets.ISO_8859_1)
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .collect(joining("\n"))
                : "";
    }
}
