package io.github.apprpm.service;

import io.github.apprpm.model.ServiceSpec;
import io.github.apprpm.systemd.ServiceDirectory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What systemd-tmpfiles does for a service, in the words of tmpfiles.d(5): it makes the directories that systemd would make at
 * the start, with the same owner and mode, removes old dumps, and leaves alone what running services have in their private
 * {@code /tmp}, which the host's own lines would clear after some days.
 */
public final class TemporaryFiles {
    /** Those that outlive a boot. */
    private static final List<ServiceDirectory> DIRECTORIES =
            List.of(ServiceDirectory.STATE, ServiceDirectory.CACHE, ServiceDirectory.LOGS);

    /** What PrivateTmp= uses; the host's lines have the same two. */
    private static final List<String> PRIVATE = List.of("/tmp", "/var/tmp");

    private static final String DUMPS_AGE = "30d";
    /** A directory that needs no specifier or quotes; what follows a colon is a link or a flag. */
    private static final Pattern PLAIN = Pattern.compile("([A-Za-z0-9._@+-][A-Za-z0-9._@+/-]*)(?::.*)?");

    private final ServiceSpec service;
    private final UnitDirectives unit;

    private TemporaryFiles(ServiceSpec service) {
        this.service = service;
        this.unit = SystemdUnit.directives(service);
    }

    /**
     * The text of the file.
     *
     * @param service the service
     * @param units the names of all services in the package
     * @param configuration the paths of what only root and the service's group may read
     * @param own what the package has in that file anyway: it comes first, and its paths are not named again
     */
    public static String text(
            ServiceSpec service, Collection<String> units, Collection<String> configuration, String own) {
        Set<String> named = own.lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > 1)
                .map(words -> words[1])
                .collect(Collectors.toSet());
        String begin = own.isEmpty() ? "" : own.stripTrailing() + "\n\n";
        TemporaryFiles files = new TemporaryFiles(service);
        Map<String, String> places =
                new HashMap<>(Map.of("unit", service.unit(), "private", lines(exclusions(units), named)));
        if (service.isInUsr()) {
            places.put("dumps", lines(files.oldDumps(), named));
            places.put("configuration", lines(files.readable(configuration), named));
            return begin + Template.ofResource("tmpfiles-usr").fill(places);
        }
        places.put("directories", lines(files.directories(), named));
        return begin + Template.ofResource("tmpfiles").fill(places);
    }

    private static String lines(List<String> lines, Set<String> named) {
        return lines.stream()
                .filter(line -> !named.contains(line.split(" ")[1]))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private List<String> directories() {
        if (isDynamic()) {
            return List.of(); // its user is made up at each start
        }
        Map<String, String> lines = new TreeMap<>();
        for (ServiceDirectory kind : DIRECTORIES) {
            unit.values(kind.directive()).stream()
                    .flatMap(value -> Pattern.compile("\\s+").splitAsStream(value))
                    .map(PLAIN::matcher)
                    .filter(word -> word.matches() && !word.group(1).contains(".."))
                    .map(word -> kind.parent() + "/" + word.group(1))
                    .forEach(path -> lines.put(path, line("d", path, mode(kind.modeDirective()), "-")));
        }
        if (lines.containsKey(service.installed().state())
                || !service.compatibility().makesServiceDirectories()) {
            lines.put(service.installed().dumps(), dumps("d"));
        }
        return new ArrayList<>(lines.values());
    }

    /** Where they are, without making the directory. */
    private List<String> oldDumps() {
        return isDynamic() ? List.of() : List.of(dumps("e"));
    }

    /** With the group that the service has, whatever its number is. */
    private List<String> readable(Collection<String> configuration) {
        return service.group().isRoot()
                ? List.of()
                : configuration.stream()
                        .filter(path -> PLAIN.matcher(path.substring(1)).matches())
                        .map(path -> "z %s - - %s".formatted(path, service.group()))
                        .sorted()
                        .toList();
    }

    private boolean isDynamic() {
        return last("DynamicUser", "no").matches("(?i)y|yes|t|true|on|1");
    }

    private String dumps(String type) {
        return line(type, service.installed().dumps(), mode(ServiceDirectory.STATE.modeDirective()), DUMPS_AGE);
    }

    private String line(String type, String path, String mode, String age) {
        return "%s %s %s %s %s %s".formatted(type, path, mode, last("User", "root"), last("Group", "-"), age);
    }

    private String mode(String directive) {
        return last(directive, service.compatibility().makesServiceDirectories() ? "0755" : "0750");
    }

    private String last(String directive, String usual) {
        List<String> values = unit.values(directive);
        return values.isEmpty() ? usual : values.get(values.size() - 1);
    }

    /** For each directory two, as {@code *} stands for no name that begins with a dot. */
    private static List<String> exclusions(Collection<String> units) {
        return units.stream()
                .sorted()
                .flatMap(unit -> PRIVATE.stream()
                        .map(parent -> "x %s/systemd-private-%%b-%s-*/tmp/".formatted(parent, instances(unit))))
                .flatMap(begin -> List.of(begin + "*", begin + ".*").stream())
                .toList();
    }

    /** A unit's name, or for a template those of its instances; a backslash would quote what follows. */
    private static String instances(String unit) {
        return unit.replace("@.service", "@*.service").replace('\\', '?');
    }
}
