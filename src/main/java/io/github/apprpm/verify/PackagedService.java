package io.github.apprpm.verify;

import io.github.apprpm.model.InstallPath;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.systemd.TimeSpan;
import io.github.apprpm.systemd.Unit;
import io.github.apprpm.systemd.UnitPath;
import io.github.apprpm.systemd.UnitWords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The service in a package, as its unit, its launcher and its settings describe it. */
public final class PackagedService {
    private static final int MOST_BYTES = 1 << 20;
    private static final int DEFAULT_PORT = 8080;
    private static final Pattern MINIMUM = Pattern.compile("(?m)^_minimum=(\\d+)$");
    private static final Pattern PROBE = Pattern.compile("/bin/ready (\\S+) (\\d+)");
    private static final Pattern URL = Pattern.compile("https?://[^/:]+(?::([^/]+))?(/.*)?");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}|\\$(\\w+)");
    /** Of the frameworks first, which take them before what their files say. */
    private static final List<String> PORT_VARIABLES =
            List.of("SERVER_PORT", "QUARKUS_HTTP_PORT", "MICRONAUT_SERVER_PORT", "PORT");

    private final RpmPackage rpm;
    private final String unitName;
    private final Unit unit;
    private final Map<String, String> texts;

    private PackagedService(RpmPackage rpm, String unitName, Unit unit, Map<String, String> texts) {
        this.rpm = rpm;
        this.unitName = unitName;
        this.unit = unit;
        this.texts = texts;
    }

    /** @throws PackagingException if there is no service in it */
    public static PackagedService of(RpmPackage rpm) throws IOException {
        PackagedFile file = unitFile(rpm);
        String name = InstallPath.name(file.path());
        Map<String, String> texts = new LinkedHashMap<>();
        rpm.readPayload((entry, content) -> {
            if (entry.isRegular() && entry.size() <= MOST_BYTES && isText(entry.path(), name)) {
                texts.put(entry.path(), new String(content.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
            }
        });
        return new PackagedService(rpm, name, unit(file.path(), name, texts), texts);
    }

    private static PackagedFile unitFile(RpmPackage rpm) {
        List<PackagedFile> units = rpm.files().stream()
                .filter(file -> UnitPath.of(file.path())
                        .filter(unit -> unit.isOfSystem() && unit.isService() && !unit.isTemplate())
                        .isPresent())
                .toList();
        return units.stream()
                .filter(file -> file.path().endsWith("/" + rpm.name() + ".service"))
                .findFirst()
                .or(() -> units.stream().findFirst())
                .orElseThrow(() -> new PackagingException(
                        "The package '%s' has no systemd service".formatted(rpm.file()),
                        "Verify a package of the goal rpm, or one with a unit below " + UnitPath.PACKAGED));
    }

    /** With its drop-ins, in the order of their names. */
    private static Unit unit(String path, String name, Map<String, String> texts) {
        List<Unit> dropIns = texts.entrySet().stream()
                .filter(text -> isDropIn(text.getKey(), name))
                .sorted(Comparator.comparing(text -> InstallPath.name(text.getKey())))
                .map(text -> Unit.parse(text.getKey(), text.getValue()))
                .toList();
        return Unit.parse(path, texts.getOrDefault(path, "")).with(dropIns);
    }

    private static boolean isDropIn(String path, String unit) {
        return UnitPath.of(path)
                .filter(file ->
                        file.isOfSystem() && file.isDropIn() && file.unit().equals(unit))
                .isPresent();
    }

    private static boolean isText(String path, String unit) {
        return path.endsWith("/" + unit)
                || isDropIn(path, unit)
                || path.endsWith("/bin/launch")
                || path.startsWith("/etc/sysconfig/");
    }

    public RpmPackage rpm() {
        return rpm;
    }

    public String name() {
        return rpm.name();
    }

    /** The name of the unit, with {@code .service}. */
    public String unitName() {
        return unitName;
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

    /** The environment that the unit starts it with: its own variables, and over them those of its environment files. */
    public Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String value : unit.values("Environment")) {
            UnitWords.of(value).forEach(word -> put(word, variables));
        }
        for (String value : unit.values("EnvironmentFile")) {
            String path = value.replaceFirst("^-", "");
            texts.getOrDefault(path, "")
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.startsWith("#") && !line.startsWith(";"))
                    .forEach(line -> put(unquoted(line), variables));
        }
        return variables;
    }

    /** In an environment file a value may be in quotes. */
    private static String unquoted(String assignment) {
        return assignment.replaceFirst("=\\s*([\"'])(.*)\\1$", "=$2");
    }

    private static void put(String assignment, Map<String, String> variables) {
        int equals = assignment.indexOf('=');
        if (equals > 0) {
            variables.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
    }

    /** The variable that decides on which port it listens. */
    public String portVariable() {
        return probe().map(found -> VARIABLE.matcher(found.group(1)))
                .filter(Matcher::find)
                .map(variable -> variable.group(1) == null ? variable.group(2) : variable.group(1))
                .orElseGet(() -> PORT_VARIABLES.stream()
                        .filter(environment()::containsKey)
                        .findFirst()
                        .orElse("PORT"));
    }

    /** The port that it listens on. */
    public int port() {
        return number(environment().get(portVariable())).orElse(DEFAULT_PORT);
    }

    /** Where the readiness check of the unit asks; without one, the first page, which any answer below 500 will do for. */
    public Health health() {
        Optional<Matcher> probe = probe();
        if (probe.isEmpty()) {
            return new Health(port(), "/", false);
        }
        Matcher url = URL.matcher(expanded(probe.get().group(1)));
        if (!url.matches()) {
            return new Health(port(), "/", false);
        }
        return new Health(number(url.group(1)).orElse(port()), url.group(2) == null ? "/" : url.group(2), true);
    }

    private Optional<Matcher> probe() {
        return unit.last("ExecStartPost").map(PROBE::matcher).filter(Matcher::find);
    }

    private String expanded(String text) {
        Map<String, String> variables = environment();
        return VARIABLE.matcher(text.replace("%%", "%"))
                .replaceAll(found -> Matcher.quoteReplacement(
                        variables.getOrDefault(found.group(1) == null ? found.group(2) : found.group(1), "")))
                .replace("$$", "$");
    }

    private static OptionalInt number(String text) {
        return text != null && text.matches("\\d{1,5}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    /** How many seconds it may take to start: of the readiness check, or else of the unit. */
    public int startSeconds() {
        return probe().map(found -> Integer.parseInt(found.group(2))).orElseGet(() -> seconds("TimeoutStartSec"));
    }

    /** How many seconds it may take to stop. */
    public int stopSeconds() {
        return seconds("TimeoutStopSec");
    }

    private int seconds(String key) {
        return TimeSpan.seconds(unit.last(key).orElse(unit.last("TimeoutSec").orElse("")));
    }

    /** The exit statuses that count as success when it is stopped: 0, those of the unit, and for systemd SIGTERM. */
    public List<Integer> successStatuses() {
        List<Integer> statuses = new ArrayList<>(List.of(0));
        unit.last("SuccessExitStatus").ifPresent(value -> {
            for (String word : value.split("\\s+")) {
                number(word).ifPresent(statuses::add);
            }
        });
        return statuses;
    }

    /** The oldest Java that the launcher takes, if it says so. */
    public OptionalInt minimumJava() {
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Matcher minimum = MINIMUM.matcher(text.getValue());
            if (text.getKey().endsWith("/bin/launch") && minimum.find()) {
                return OptionalInt.of(Integer.parseInt(minimum.group(1)));
            }
        }
        return OptionalInt.empty();
    }

    /** The path of the launcher, if it has one of ours. */
    public Optional<String> launcher() {
        return texts.keySet().stream()
                .filter(path -> path.endsWith("/bin/launch"))
                .findFirst();
    }

    /** The directories that systemd gives to it and that it may write to, with the modes of the unit. */
    public Map<String, String> directories() {
        Map<String, String> directories = new LinkedHashMap<>();
        Map.of("StateDirectory", "/var/lib/", "CacheDirectory", "/var/cache/", "LogsDirectory", "/var/log/")
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(kind -> unit.last(kind.getKey()).ifPresent(value -> {
                    for (String word : value.split("\\s+")) {
                        directories.put(
                                kind.getValue() + word,
                                unit.last(kind.getKey() + "Mode").orElse("0755"));
                    }
                }));
        return directories;
    }

    /** Where it may write: the directories that the unit gives to it, and those of the package that are its user's. */
    public List<String> writablePaths() {
        List<String> paths = new ArrayList<>(directories().keySet());
        runtimeDirectories().forEach(paths::add);
        for (String key : List.of("ReadWritePaths", "ReadWriteDirectories")) {
            unit.last(key).ifPresent(value -> {
                for (String word : UnitWords.of(value)) {
                    paths.add(word.replaceFirst("^[-+]+", ""));
                }
            });
        }
        rpm.files().stream()
                .filter(file -> file.isDirectory() && file.owner().equals(user()) && !isReadOnly(file.path()))
                .map(PackagedFile::path)
                .filter(path -> home().filter(home -> (path + "/").startsWith(home + "/"))
                        .isEmpty())
                .forEach(paths::add);
        return paths.stream().filter(path -> path.matches("/.+")).distinct().toList();
    }

    /** The directories below {@code /run} that systemd makes at each start. */
    public List<String> runtimeDirectories() {
        return unit.last("RuntimeDirectory").stream()
                .flatMap(value -> Stream.of(value.split("\\s+")))
                .map(word -> "/run/" + word)
                .toList();
    }

    /** Whether the unit keeps it from writing to a path that it does not give to it. */
    public boolean isReadOnly(String path) {
        return switch (unit.last("ProtectSystem").orElse("no")) {
            case "strict" -> true;
            case "full" -> path.matches("/(usr|boot|efi|etc)(/.*)?");
            case "yes", "true", "on", "1" -> path.matches("/(usr|boot|efi)(/.*)?");
            default -> false;
        };
    }

    /** Whether a path is in a directory for temporary files that the unit lets it write to. */
    public boolean isTemporary(String path) {
        return path.matches("(/var)?/tmp(/.*)?") && (unit.isYes("PrivateTmp") || !isReadOnly(path));
    }

    /** The configuration files, whose edits an upgrade keeps. */
    public List<PackagedFile> configuration() {
        return rpm.files().stream()
                .filter(file -> file.isConfig() && file.isRegular() && !file.isGhost())
                .toList();
    }
}
