package io.github.apprpm.verify;

import io.github.apprpm.application.Application;
import io.github.apprpm.application.Application.Start;
import io.github.apprpm.layout.Conventions;
import io.github.apprpm.layout.Filter;
import io.github.apprpm.layout.ServiceLayout;
import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.Compression;
import io.github.apprpm.model.Content;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.Entry.Symlink;
import io.github.apprpm.model.Framework;
import io.github.apprpm.model.HealthCheck;
import io.github.apprpm.model.Payload;
import io.github.apprpm.model.Services;
import io.github.apprpm.model.Specs;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.RpmWriter;
import io.github.apprpm.verify.process.JavaHome;
import io.github.apprpm.verify.process.ProcessLevel;
import io.github.apprpm.verify.process.ShopProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** The package of a healthy shop, of which a test varies one thing, and its trial. */
public final class PackagedShop {
    private static final int THIS_JAVA = Runtime.version().feature();

    private final Path work;
    private final Services service = Services.shop()
            .with(Framework.OTHER)
            .withMinimumJava(THIS_JAVA)
            .with(new HealthCheck("/health", OptionalInt.empty(), 60));
    private final List<Entry> further = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();
    private final List<Path> scripts = new ArrayList<>();
    private Optional<String> unit = Optional.empty();
    private Path directory;
    private Path jar;

    public PackagedShop(Path work) throws IOException {
        this.work = work;
        this.directory = work.resolve("target/process");
        this.jar = ShopProgram.jar(work.resolve("shop.jar"));
    }

    /** Tells the application by a variable what to do. */
    public PackagedShop told(String variable, String value) {
        service.withVariable(variable, value);
        return this;
    }

    public PackagedShop withFastStart() {
        service.withFastStart();
        return this;
    }

    public PackagedShop arguments(String... arguments) {
        service.withArguments(arguments);
        return this;
    }

    public PackagedShop onlyJava(int version) {
        service.withOnlyJava(version);
        return this;
    }

    public PackagedShop minimumJava(int version) {
        service.withMinimumJava(version);
        return this;
    }

    public PackagedShop directive(String name, String value) {
        service.withDirective(name, value);
        return this;
    }

    public PackagedShop port(int port) {
        service.withPort(port).withVariable("PORT", Integer.toString(port));
        return this;
    }

    public PackagedShop health(HealthCheck health) {
        service.with(health);
        return this;
    }

    /** How long it may take to be ready. */
    public PackagedShop seconds(int seconds) {
        return health(new HealthCheck("/health", OptionalInt.empty(), seconds));
    }

    public PackagedShop with(Path otherJar) {
        jar = otherJar;
        return this;
    }

    /** A file of the conventions, below {@code src/main/rpm}. */
    public PackagedShop file(String name, String text) throws IOException {
        Path file = work.resolve("src/main/rpm").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    public PackagedShop entry(String path, String text) {
        further.add(new RegularFile(path, Attributes.root(0644), Set.of(), Content.text(path, text)));
        return this;
    }

    /** A runtime that says so when it starts, and is the one of this build. */
    public PackagedShop runtime(String home, String version) throws IOException {
        String script = "#!/bin/sh\necho the packaged runtime\nexec '%s/bin/java' \"$@\"\n"
                .formatted(System.getProperty("java.home"));
        String java = home + "/bin/java";
        further.add(new RegularFile(java, Attributes.root(0755), Set.of(), Content.text(java, script)));
        return entry(home + "/release", "JAVA_VERSION=\"%s\"\n".formatted(version));
    }

    public PackagedShop link(String path, String target) {
        further.add(new Symlink(path, target));
        return this;
    }

    public PackagedShop request(Request request) {
        requests.add(request);
        return this;
    }

    public PackagedShop script(String name, String text) throws IOException {
        Path script = Files.writeString(work.resolve(name), text);
        script.toFile().setExecutable(true);
        scripts.add(script);
        return this;
    }

    public PackagedShop in(Path other) {
        directory = other;
        return this;
    }

    public Path directory() {
        return directory;
    }

    /** A package that this plugin did not make: a unit and a jar. */
    public PackagedShop foreign(String text) {
        unit = Optional.of(text);
        return this;
    }

    public PackagedService service() throws IOException {
        if (unit.isPresent()) {
            return PackagedService.of(RpmPackage.read(write(Payload.of(List.of(
                    new RegularFile(
                            "/usr/lib/systemd/system/shop.service",
                            Attributes.root(0644),
                            Set.of(),
                            Content.text("unit", unit.get())),
                    new RegularFile(
                            "/usr/share/shop/lib/shop.jar",
                            Attributes.root(0644),
                            Set.of(),
                            Content.OnDisk.of(jar)))))));
        }
        return PackagedService.of(RpmPackage.read(write(ServiceLayout.of(
                service.spec(),
                new Application(
                        jar,
                        new TreeMap<>(Map.of("shop.jar", jar)),
                        new Start(List.of("shop.jar"), Optional.empty()),
                        Framework.OTHER),
                new Conventions(work.resolve("src/main/rpm"), Filter.none()),
                further))));
    }

    private Path write(Payload payload) throws IOException {
        Path file = work.resolve("shop.rpm");
        new RpmWriter(Specs.shop().with(Compression.of("none", null)).spec(), payload).writeTo(file);
        return file;
    }

    static JavaHome thisJava() throws IOException {
        return JavaHome.of(Path.of(System.getProperty("java.home")));
    }

    public TrialSeen tried() throws IOException {
        PackagedService packaged = service();
        Told progress = new Told();
        TrialResult result = ProcessLevel.run(
                new TrialPlan(packaged, packaged.health(), requests, scripts), thisJava(), directory, work, progress);
        return new TrialSeen(result);
    }

    /** With one Java after the other. */
    public List<TrialSeen> triedWith(JavaHome... homes) throws IOException {
        PackagedService packaged = service();
        TrialPlan plan = new TrialPlan(packaged, packaged.health(), requests, scripts);
        return ProcessLevel.run(plan, List.of(homes), directory, work, new Told()).stream()
                .map(TrialSeen::new)
                .toList();
    }

    /** Nobody listens to the progress. */
    private static final class Told implements Progress {
        @Override
        public void begins(String place) {}

        @Override
        public void tried(String place, CaseResult result) {}

        @Override
        public void notes(String place, String words) {}
    }
}
