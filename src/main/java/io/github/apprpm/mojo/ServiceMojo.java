package io.github.apprpm.mojo;

import io.github.apprpm.application.Application;
import io.github.apprpm.application.ApplicationFinder;
import io.github.apprpm.application.BuildOutput;
import io.github.apprpm.application.Extraction;
import io.github.apprpm.application.JavaVersion;
import io.github.apprpm.application.ModuleClasses;
import io.github.apprpm.application.OwnSettings;
import io.github.apprpm.application.PortReader;
import io.github.apprpm.application.RuntimeLibrary;
import io.github.apprpm.layout.Conventions;
import io.github.apprpm.layout.Filter;
import io.github.apprpm.layout.ServiceLayout;
import io.github.apprpm.model.ConfiguredPort;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Framework;
import io.github.apprpm.model.InstalledApplication;
import io.github.apprpm.model.JavaReleases;
import io.github.apprpm.model.PackageName;
import io.github.apprpm.model.PackageVersion;
import io.github.apprpm.model.Payload;
import io.github.apprpm.model.ServiceSpec;
import io.github.apprpm.mojo.parameter.DirectoryParameter;
import io.github.apprpm.mojo.parameter.FileParameter;
import io.github.apprpm.mojo.parameter.SymlinkParameter;
import io.github.apprpm.service.ListeningPort;
import io.github.apprpm.service.ServiceVariables;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.eclipse.aether.RepositorySystem;

/** The parameters that say which application becomes which service, whatever it is packaged as. */
abstract class ServiceMojo extends UnitMojo {
    /** Name of the package, of its service and, with some characters replaced, of its user. */
    @Parameter(property = "apprpm.name", defaultValue = "${project.artifactId}")
    private String name;

    /**
     * The application: an executable jar or war, a directory with one, or Maven coordinates ({@code groupId:artifactId}
     * of a dependency, {@code groupId:artifactId[:type[:classifier]]:version} of any artifact). Of a directory all files are
     * packaged, unless it is one that Maven builds in. Default: the one executable application that this build has made.
     */
    @Parameter(property = "apprpm.application")
    private String application;

    /**
     * Whether an executable jar of Spring Boot is packaged extracted, as Spring Boot's documentation advises for production:
     * the application's own classes as one jar, and each library as a file of its own, with its bytes as in the repository
     * and a time that stays the same while they do. It starts faster so, and releases share what they have in common. A war,
     * a signed jar or one with another loader than {@code JarLauncher} is packaged as it was built, and the build says so.
     */
    @Parameter(property = "apprpm.extract", defaultValue = "true")
    private boolean extract;

    /**
     * Class to start, for a jar whose manifest has no {@code Main-Class}, or another one than it names; in a directory, the
     * jar that has it is the one that starts. Default: the manifest's.
     */
    @Parameter(property = "apprpm.mainClass")
    private String mainClass;

    /**
     * Oldest Java release that can run the application, such as 17. Default: what the class files and
     * {@code maven.compiler.release} need. Classes with preview features run on their own release alone; then it can only
     * be that one.
     */
    @Parameter(property = "apprpm.minimumJava")
    private Integer minimumJava;

    /**
     * Where the package keeps the application: {@code app}, all in {@code <prefix>/<name>}; or {@code usr}, code in
     * {@code /usr/lib/<name>}, the launcher in {@code /usr/libexec/<name>}, configuration in {@code /etc/<name>}, and nothing in
     * {@code /var}, where systemd makes the directories of the service when it starts. Set {@code usr} for hosts that are
     * upgraded as an image (bootc, rpm-ostree) and for those that go back to snapshots of {@code /usr} (SUSE), and
     * {@code <uid>} and {@code <gid>} with it, so that each image has the same numbers.
     */
    @Parameter(property = "apprpm.layout", defaultValue = "app")
    private String layout;

    /** Directory that contains the application's own directory, in the layout {@code app} alone. Default: {@code /var/app}. */
    @Parameter(property = "apprpm.prefix")
    private String prefix;

    /**
     * Directory of the conventions, with {@code conf}, {@code root}, {@code scripts} and {@code systemd} in it. Links, empty
     * directories and modes are as in {@code <files>}.
     */
    @Parameter(property = "apprpm.sourceDirectory", defaultValue = "${project.basedir}/src/main/rpm")
    private File sourceDirectory;

    /** Whether {@code @property@} is replaced in the text files of the source directory. */
    @Parameter(property = "apprpm.filtering", defaultValue = "false")
    private boolean filtering;

    /**
     * Further files: {@code <source>}, {@code <destination>}, and optionally {@code <mode>}, {@code <owner>},
     * {@code <group>}, {@code <filtering>} and {@code <flags>} ({@code config}, {@code noreplace}, {@code missingok},
     * {@code ghost}, {@code doc}, {@code license}). A directory is taken with its symbolic links and empty directories, but
     * without what version control and editors leave ({@code .gitkeep}, {@code *~}; Maven's default excludes). Without
     * {@code <mode>}, 0755 in a directory named {@code bin}, {@code sbin} or {@code libexec}, for what begins with
     * {@code #!} and for ELF programs and libraries; else 0644: the modes of the checkout do not count. A ghost has no
     * {@code <source>}, and is a directory if its {@code <destination>} ends with a slash.
     */
    @Parameter(property = "apprpm.files")
    private List<FileParameter> files = List.of();

    /** Symbolic links: {@code <path>} and {@code <target>}. */
    @Parameter(property = "apprpm.symlinks")
    private List<SymlinkParameter> symlinks = List.of();

    /**
     * Empty directories: {@code <path>}, and optionally {@code <mode>} ({@code 0755}), {@code <owner>} and
     * {@code <group>} ({@code root}). The service may write to those that belong to its user, or that its group may write
     * to, wherever they are but in {@code /home}, {@code /root} and {@code /tmp}, which its unit hides from it.
     */
    @Parameter(property = "apprpm.directories")
    private List<DirectoryParameter> directories = List.of();

    @Parameter(defaultValue = "${project.build.finalName}", readonly = true)
    private String finalName;

    private final RepositorySystem repositories;

    ServiceMojo(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    /** Whether this module only passes its configuration on to other modules. */
    protected boolean isParentOnly() {
        return application == null && invocation().isForOtherModules();
    }

    protected PackageName packageName() {
        return new PackageName(name);
    }

    protected Application findApplication() throws IOException {
        ApplicationFinder finder = new ApplicationFinder(new BuildOutput(
                name,
                buildDirectory.toPath(),
                Path.of(project.getBuild().getOutputDirectory()),
                finalName,
                mainArtifact(),
                artifacts(),
                RuntimeLibraries.of(project),
                Optional.ofNullable(mainClass)));
        Application found = application == null ? finder.find() : finder.at(namedApplication());
        found.warnings().forEach(getLog()::warn);
        Application packaged = extract ? found.extracted() : found;
        packaged.extraction().flatMap(Extraction::obstacle).ifPresent(getLog()::info);
        return packaged;
    }

    private Path namedApplication() {
        Path path = project.getBasedir().toPath().resolve(application);
        return !path.toFile().exists() && ApplicationArtifact.isCoordinates(application)
                ? new ApplicationArtifact(project, repositories, session.getRepositorySession()).resolve(application)
                : path;
    }

    /** A goal on its own does not know the file that an earlier build made. */
    private Path mainArtifact() {
        Artifact artifact = project.getArtifact();
        return artifact.getFile() != null
                ? artifact.getFile().toPath()
                : buildDirectory
                        .toPath()
                        .resolve(finalName + "." + artifact.getArtifactHandler().getExtension());
    }

    private List<Path> artifacts() {
        List<Artifact> artifacts = new ArrayList<>(List.of(project.getArtifact()));
        artifacts.addAll(project.getAttachedArtifacts());
        return artifacts.stream()
                .map(Artifact::getFile)
                .filter(Objects::nonNull)
                .map(File::toPath)
                .toList();
    }

    protected ServiceSpec service(Application found, String description, String version) throws IOException {
        InstalledApplication installed =
                new InstallationPlace(layout, Optional.ofNullable(prefix)).of(packageName(), compatibility());
        OwnSettings own = OwnSettings.of(found, arguments(), conventions().settings(found.framework()));
        ListeningPort port = listeningPort(found, own);
        return new ServiceSpec(
                packageName(),
                description,
                installed,
                identity(packageName()),
                found.command(installed.libraries()),
                arguments(),
                java(found),
                found.framework(),
                port.number(),
                port.variable(),
                new ServiceVariables(found.framework(), installed, arguments(), port, compatibility(), version)
                        .with(environment()),
                health().map(health -> health.orOn(own.managementPort(health.path()))),
                directives(),
                logFiles(),
                fastStart(packageVersion(found.lastModified())),
                compatibility());
    }

    /** The version of the package that a build makes. */
    abstract PackageVersion packageVersion(Instant built);

    private JavaReleases java(Application found) throws IOException {
        JavaVersion.Needed needed = JavaVersion.of(
                found, moduleClasses(), minimumJava == null ? OptionalInt.empty() : OptionalInt.of(minimumJava));
        needed.remarks().forEach(getLog()::info);
        needed.warning().ifPresent(getLog()::warn);
        return needed.releases();
    }

    /** This project's settings do not apply to an application from elsewhere. */
    private ModuleClasses moduleClasses() {
        return application != null
                ? ModuleClasses.unknown()
                : new ModuleClasses(
                        Optional.of(Path.of(project.getBuild().getOutputDirectory())),
                        RuntimeLibraries.of(project).stream()
                                .map(RuntimeLibrary::file)
                                .toList(),
                        compilerProperty("maven.compiler.release").or(() -> compilerProperty("maven.compiler.target")));
    }

    /** As the compiler sees it: the command line outranks the POM. */
    private Optional<String> compilerProperty(String name) {
        return Optional.ofNullable(session.getUserProperties().getProperty(name))
                .or(() -> Optional.ofNullable(project.getProperties().getProperty(name)));
    }

    private ListeningPort listeningPort(Application found, OwnSettings own) throws IOException {
        Optional<ConfiguredPort> configured = own.port();
        if (port().isEmpty()) {
            configured
                    .filter(setting -> setting.number().isPresent())
                    .ifPresent(setting -> getLog().info("The port %d is that of %s"
                            .formatted(setting.number().getAsInt(), setting.place())));
        }
        List<String> texts = new ArrayList<>(conventions().texts());
        texts.addAll(arguments());
        texts.addAll(directives().values());
        boolean readsVariable = found.framework() == Framework.OTHER && PortReader.isIn(found, texts);
        return ListeningPort.of(
                        found.framework(),
                        port(),
                        configured,
                        conventions().hasConfiguration(found.framework()),
                        readsVariable)
                .with(found.framework(), environment());
    }

    protected Conventions conventions() {
        return new Conventions(sourceDirectory.toPath(), filter(filtering));
    }

    private Filter filter(boolean wanted) {
        return wanted ? Filter.of(this::property) : Filter.none();
    }

    private Optional<String> property(String key) {
        String expression = "${" + key + "}";
        try {
            Object value =
                    new PluginParameterExpressionEvaluator(session, execution).evaluate(expression, String.class);
            return Optional.ofNullable(value).map(Object::toString).filter(text -> !text.equals(expression));
        } catch (ExpressionEvaluationException e) {
            return Optional.empty();
        }
    }

    protected Payload payload(ServiceSpec service, Application found) throws IOException {
        List<Entry> further = new ArrayList<>();
        for (FileParameter file : files) {
            further.addAll(file.toMapping(project.getBasedir()).entries(filter(true)));
        }
        symlinks.forEach(link -> further.add(link.toEntry()));
        directories.forEach(directory -> further.add(directory.toEntry()));
        return ServiceLayout.of(service, found, conventions(), further);
    }
}
