import io.github.apprpm.model.Architecture;
import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.ChangelogEntry;
import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.Compression;
import io.github.apprpm.model.Content;
import io.github.apprpm.model.Dependency;
import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.PackageMetadata;
import io.github.apprpm.model.PackageName;
import io.github.apprpm.model.PackageSpec;
import io.github.apprpm.model.PackageVersion;
import io.github.apprpm.model.Payload;
import io.github.apprpm.rpm.RpmWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Writes the packages of a company that has kept all releases of its services, the same ones each time: with 20 files, 13
 * changes and a payload of 8 to 120 kB that does not compress.
 *
 * <p>Usage: {@code java -cp CLASSES Packages.java DIRECTORY FIRST END [BYTES]}: those from FIRST to before END, each with a
 * file of so many bytes more.
 */
final class Packages {
    private static final Instant START = Instant.parse("2020-01-01T12:00:00Z");
    private static final int RELEASES = 25;
    private static final List<String> WORDS = List.of(
            "orders", "invoices", "stock", "billing", "search", "mail", "prices", "returns", "loyalty", "reports", "ledger",
            "customs", "routes", "labels", "claims", "offers", "audit", "session", "gateway", "catalog");

    public static void main(String... arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        int end = Integer.parseInt(arguments[2]);
        int more = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 0;
        for (int i = Integer.parseInt(arguments[1]); i < end; i++) {
            PackageSpec spec = spec(i);
            new RpmWriter(spec, payload(spec, new Random(i), more)).writeTo(directory.resolve(spec.fileName()));
        }
    }

    private static PackageSpec spec(int i) {
        int service = i / RELEASES;
        String name = WORDS.get(service % WORDS.size()) + "-service" + service;
        PackageVersion version = new PackageVersion(0, "1." + i % RELEASES + ".0", "1");
        String packager = "Die Büros der Firma <build@example.com>";
        return new PackageSpec(
                new PackageName(name),
                version,
                new PackageMetadata(
                        "The company's service for " + name,
                        "Answers what the others ask about " + name + ".\n\nIt is <safe> & sound, and needs a database.",
                        "Apache-2.0",
                        Optional.of("https://example.com/" + name),
                        Optional.of("Example"),
                        packager),
                Map.of(
                        DependencyKind.REQUIRES, dependencies("java-headless >= 1:17", "systemd", "shadow-utils", "/bin/sh", "(logrotate or cron)"),
                        DependencyKind.RECOMMENDS, dependencies("postgresql >= 15"),
                        DependencyKind.CONFLICTS, dependencies(name + "-legacy < 1")),
                List.of(),
                IntStream.range(0, 13)
                        .mapToObj(change -> new ChangelogEntry(
                                START.plus(Duration.ofDays(i - change)),
                                packager + " - " + version.version(),
                                "- Change " + change + " of " + name + ": what was asked for in ticket " + (i * 31 + change)))
                        .toList(),
                Compression.of("none", null),
                Compatibility.EL8,
                START.plus(Duration.ofHours(i)),
                Architecture.NOARCH);
    }

    private static SortedSet<Dependency> dependencies(String... texts) {
        SortedSet<Dependency> dependencies = new TreeSet<>();
        for (String text : texts) {
            dependencies.add(Dependency.parse("requires", text));
        }
        return dependencies;
    }

    private static Payload payload(PackageSpec spec, Random random, int more) throws IOException {
        String home = "/var/app/" + spec.name();
        List<Entry> entries = new ArrayList<>();
        for (String directory : List.of(home, home + "/bin", home + "/lib", home + "/conf", "/etc/" + spec.name())) {
            entries.add(new Entry.Directory(directory, Attributes.root(0755)));
        }
        entries.add(file(home + "/bin/launch", random, 4_000));
        entries.add(file("/etc/" + spec.name() + "/application.properties", random, 500));
        entries.add(file("/usr/lib/systemd/system/" + spec.name() + ".service", random, 1_500));
        for (int library = 0; library < 12; library++) {
            entries.add(file(home + "/lib/" + WORDS.get((library * 7 + random.nextInt(WORDS.size())) % WORDS.size()) + "-" + library + ".jar", random, random.nextInt(10_000)));
        }
        if (more > 0) {
            entries.add(file(home + "/lib/large.jar", random, more));
        }
        return Payload.of(entries);
    }

    private static Entry file(String path, Random random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return new Entry.RegularFile(path, Attributes.root(0644), Set.of(), new Content.Generated(bytes, path));
    }
}
