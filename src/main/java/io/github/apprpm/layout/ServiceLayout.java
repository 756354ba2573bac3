package io.github.apprpm.layout;

import io.github.apprpm.application.Application;
import io.github.apprpm.application.ApplicationFile;
import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.Content;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.Directory;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.Entry.Symlink;
import io.github.apprpm.model.FileFlag;
import io.github.apprpm.model.Framework;
import io.github.apprpm.model.InstallPath;
import io.github.apprpm.model.InstalledApplication;
import io.github.apprpm.model.PackageName;
import io.github.apprpm.model.Payload;
import io.github.apprpm.model.ServiceSpec;
import io.github.apprpm.service.Launcher;
import io.github.apprpm.service.ReadinessProbe;
import io.github.apprpm.service.ServiceAccount;
import io.github.apprpm.service.ServiceFiles;
import io.github.apprpm.service.SystemdUnit;
import io.github.apprpm.service.TemporaryFiles;
import io.github.apprpm.service.TrainingUnit;
import io.github.apprpm.service.UnitRestarts;
import io.github.apprpm.systemd.UnitPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The files of a service and where they go: code that only root changes, configuration that upgrades keep. */
public final class ServiceLayout {
    private static final int EXECUTABLE = 0755;
    private static final int READABLE = 0644;
    /** Configuration may hold secrets. */
    private static final int SECRET = 0640;

    private static final int SECRET_DIRECTORY = 0750;
    private static final Set<FileFlag> CONFIG = Set.of(FileFlag.CONFIG, FileFlag.NOREPLACE);

    private final ServiceSpec service;
    private final InstalledApplication installed;
    private final Application application;
    private final List<Entry> entries = new ArrayList<>();

    private ServiceLayout(ServiceSpec service, Application application) {
        this.service = service;
        this.installed = service.installed();
        this.application = application;
    }

    /**
     * Lays out a package.
     *
     * @param service the service
     * @param application what it runs
     * @param conventions the module's own files
     * @param further files, links and directories from the configuration
     * @return everything that the package installs
     */
    public static Payload of(ServiceSpec service, Application application, Conventions conventions, List<Entry> further)
            throws IOException {
        ServiceLayout layout = new ServiceLayout(service, application);
        layout.addCode(conventions);
        layout.addConfiguration(conventions);
        layout.addUnit(further);
        layout.entries.addAll(conventions.dropIns(layout.installed));
        layout.entries.addAll(conventions.overlay());
        layout.entries.addAll(further);
        layout.addTemporaryFiles();
        layout.addServiceDirectories();
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : layout.entries) {
            entries.add(ServiceOptions.asUnixText(entry));
        }
        return Payload.of(new OwnedDirectories(service.name().value()).addTo(entries));
    }

    /**
     * Adds one more file, and the directories above it, to what a package installs.
     *
     * @param payload what the package installs
     * @param file the file
     * @param name the package
     * @return both
     */
    public static Payload with(Payload payload, Entry file, PackageName name) throws IOException {
        List<Entry> all = new ArrayList<>(payload.entries());
        all.add(file);
        return Payload.of(new OwnedDirectories(name.value()).addTo(all));
    }

    private void addCode(Conventions conventions) throws IOException {
        Launcher launcher = new Launcher(
                installed, service.java(), service.command(), properties(conventions), service.fastStart());
        add(installed.launcher(), EXECUTABLE, launcher.text());
        add(installed.explanation(), READABLE, launcher.explanation());
        launcher.fastStartText().ifPresent(text -> add(installed.fastStart(), READABLE, text));
        if (service.health().isPresent()) {
            add(installed.probe(), EXECUTABLE, ReadinessProbe.text());
        }
        for (Map.Entry<String, ApplicationFile> file : application.packaged().entrySet()) {
            String path = installed.libraries() + "/" + file.getKey();
            Content content = file.getValue().content();
            // A distribution may have programs of its own.
            int mode = application.tree().isPresent() ? ProgramMode.of(path, content) : READABLE;
            entries.add(new RegularFile(
                    path,
                    Attributes.root(mode),
                    Set.of(),
                    content,
                    file.getValue().time()));
        }
        application.tree().ifPresent(tree -> {
            tree.links()
                    .forEach((name, target) -> entries.add(new Symlink(installed.libraries() + "/" + name, target)));
            tree.directories()
                    .forEach(name -> entries.add(
                            Directory.found(installed.libraries() + "/" + name, Attributes.root(EXECUTABLE))));
        });
        application.start().launchJar().ifPresent(jar -> {
            String path = installed.libraries() + "/" + jar.name();
            entries.add(new RegularFile(
                    path, Attributes.root(READABLE), Set.of(), new Content.Generated(jar.bytes(), path)));
        });
    }

    /** The system properties that override the ports of the generated configuration file; none for a file of the module. */
    private Map<String, String> properties(Conventions conventions) {
        Framework framework = service.framework();
        return readsConfiguration(framework) && !conventions.hasConfiguration(framework)
                ? framework.portProperties()
                : Map.of();
    }

    /** Whether the variables or the arguments name the framework's configuration file of the package. */
    private boolean readsConfiguration(Framework framework) {
        return service.environment()
                        .entrySet()
                        .containsAll(
                                framework.variables(installed.configuration()).entrySet())
                || framework.configurationFiles().stream()
                        .anyMatch(name -> service.arguments().stream().anyMatch(argument -> isOneOf(argument, name)));
    }

    /** Whether an argument names a file of the configuration; a relative one begins in the home. */
    private boolean isOneOf(String argument, String name) {
        return Stream.of(installed.configuration(), installed.configurationBelowHome())
                .map(directory -> directory + "/" + name)
                .anyMatch(file -> file.equals(argument) || file.equals(service.home() + "/" + argument));
    }

    private void addConfiguration(Conventions conventions) throws IOException {
        String conf = installed.configuration();
        Attributes attributes = Attributes.group(SECRET, service.group());
        List<Entry> own = conventions.configuration(conf, service.group());
        entries.add(new Directory(conf, Attributes.group(SECRET_DIRECTORY, service.group())));
        if (!conf.equals(installed.configurationBelowHome())) {
            // A path such as conf/shop.yml in the arguments is one below the home.
            entries.add(new Symlink(installed.configurationBelowHome(), relative(installed.home(), conf)));
        }
        own.stream()
                .map(Entry::path)
                .map(InstallPath::parent)
                .filter(parent -> parent.startsWith(conf + "/"))
                .distinct()
                .forEach(parent -> addSecretDirectories(conf, parent));
        entries.addAll(own);
        addUnlessOwn(own, installed.jvmOptions(), attributes, ServiceFiles.jvmOptions(service));
        if (!conventions.hasConfiguration(service.framework())) {
            ServiceFiles.configuration(service)
                    .ifPresent(text -> addUnlessOwn(
                            own,
                            conf + "/"
                                    + service.framework().configurationFiles().get(0),
                            attributes,
                            text));
        }
        entries.add(new RegularFile(
                installed.settings(),
                Attributes.root(SECRET),
                CONFIG,
                Content.text("sysconfig", ServiceFiles.sysconfig(service))));
        ServiceFiles.logrotate(service)
                .ifPresent(text -> entries.add(new RegularFile(
                        installed.logRotation(), Attributes.root(READABLE), CONFIG, Content.text("logrotate", text))));
    }

    /** The way from a directory to a path. */
    private static String relative(String directory, String path) {
        return Path.of(directory).relativize(Path.of(path)).toString().replace('\\', '/');
    }

    private void addSecretDirectories(String conf, String parent) {
        for (String path = parent; !path.equals(conf); path = InstallPath.parent(path)) {
            entries.add(new Directory(path, Attributes.group(SECRET_DIRECTORY, service.group())));
        }
    }

    private void addUnlessOwn(List<Entry> own, String path, Attributes attributes, String text) {
        if (own.stream().noneMatch(entry -> entry.path().equals(path))) {
            entries.add(new RegularFile(path, attributes, CONFIG, Content.text(path, text)));
        }
    }

    private void addUnit(List<Entry> further) {
        add(installed.unitFile(), READABLE, SystemdUnit.text(service, further));
        TrainingUnit.text(service).ifPresent(text -> add(installed.trainingUnitFile(), READABLE, text));
        new UnitRestarts(service)
                .dropIn()
                .ifPresent(text -> entries.add(new RegularFile(
                        installed.restartDelay(),
                        Attributes.root(READABLE),
                        Set.of(FileFlag.GHOST),
                        Content.text("restart-delay.conf", text))));
        ServiceAccount account = new ServiceAccount(service);
        if (account.isDeclared()) {
            add(installed.accounts(), READABLE, account.sysusers());
        }
    }

    /** A file of the module in that place is continued. */
    private void addTemporaryFiles() throws IOException {
        String path = installed.temporaryFiles();
        List<String> units = entries.stream()
                .flatMap(entry -> UnitPath.of(entry.path()).stream())
                .filter(unit -> unit.isService() && unit.isOfSystem())
                .map(UnitPath::unit)
                .distinct()
                .toList();
        Optional<Entry> own =
                entries.stream().filter(entry -> entry.path().equals(path)).findFirst();
        if (own.isEmpty()) {
            add(path, READABLE, TemporaryFiles.text(service, units, configuration(), ""));
        } else if (own.get() instanceof RegularFile file) {
            entries.remove(file);
            try (InputStream in = file.content().open()) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                add(path, READABLE, TemporaryFiles.text(service, units, configuration(), text));
            }
        }
    }

    /** What the service's group may read, and nobody else of the host. */
    private List<String> configuration() {
        String conf = installed.configuration();
        return entries.stream()
                .filter(entry -> entry.path().equals(conf) || entry.path().startsWith(conf + "/"))
                .filter(entry -> !(entry instanceof Symlink)
                        && entry.attributes().group().equals(service.group()))
                .map(Entry::path)
                .toList();
    }

    /**
     * The directories that systemd makes for the service: owned where an older one does not make them, and where the package
     * has something in them, which would else be in a directory of root.
     */
    private void addServiceDirectories() {
        Attributes attributes = new Attributes(SECRET_DIRECTORY, service.user(), service.group());
        for (String directory : List.of(installed.state(), installed.cache(), installed.logs())) {
            boolean isUsed = entries.stream().anyMatch(entry -> (entry.path() + "/").startsWith(directory + "/"));
            boolean isGiven = entries.stream().anyMatch(entry -> entry.path().equals(directory) && !isFound(entry));
            if (isUsed && !isGiven || !service.compatibility().makesServiceDirectories()) {
                entries.add(new Directory(directory, attributes));
            }
        }
    }

    private static boolean isFound(Entry entry) {
        return entry instanceof Directory directory && directory.isFound();
    }

    private void add(String path, int mode, String text) {
        entries.add(new RegularFile(path, Attributes.root(mode), Set.of(), Content.text(path, text)));
    }
}
