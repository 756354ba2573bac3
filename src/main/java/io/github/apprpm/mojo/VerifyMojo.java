package io.github.apprpm.mojo;

import io.github.apprpm.mojo.ModulePackages.ModulePackage;
import io.github.apprpm.mojo.parameter.HealthParameter;
import io.github.apprpm.mojo.parameter.RequestParameter;
import io.github.apprpm.report.VerifyPage;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.verify.BrokenPromises;
import io.github.apprpm.verify.CheckScripts;
import io.github.apprpm.verify.JUnitReport;
import io.github.apprpm.verify.Level;
import io.github.apprpm.verify.Omission;
import io.github.apprpm.verify.PackagedService;
import io.github.apprpm.verify.Progress;
import io.github.apprpm.verify.TrialPlan;
import io.github.apprpm.verify.TrialResult;
import io.github.apprpm.verify.Verification;
import io.github.apprpm.verify.VerifyText;
import io.github.apprpm.verify.host.Hosts;
import io.github.apprpm.verify.host.Upgrade;
import io.github.apprpm.verify.process.JavaHome;
import io.github.apprpm.verify.process.ProcessLevel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;

/**
 * Proves the package before it is released: starts what is in it, and on booted hosts in containers installs it,
 * upgrades it under requests, and erases it. A broken promise fails the build.
 */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class VerifyMojo extends RpmPluginMojo {
    /** Package to verify. Default: the packages that the module builds. */
    @Parameter(property = "apprpm.file")
    private File file;

    /**
     * How far to go: {@code process} unpacks the package and starts it here; {@code host} also tries it on a booted
     * host for each of {@code <images>}, and fails where no container engine answers. Default: as far as this machine
     * allows.
     */
    @Parameter(property = "apprpm.level")
    private String level;

    /**
     * Hosts to try: images with systemd, rpm, a package manager and curl, or Containerfiles that build such images.
     * docs/verify.md has one for each distribution.
     */
    @Parameter(property = "apprpm.images")
    private List<String> images = List.of();

    /** Number of hosts that are tried at the same time. */
    @Parameter(property = "apprpm.parallelImages", defaultValue = "1")
    private int parallelImages;

    /**
     * Container engine: {@code podman}, {@code docker}, or a path to either. Default: the first of them that answers.
     */
    @Parameter(property = "apprpm.engine")
    private String engine;

    /**
     * Package of an earlier release, from which hosts upgrade: a file, or coordinates as
     * {@code groupId:artifactId[:type[:classifier]]:version}. Default: the last release of the module's own package
     * below the current version, from the Maven repositories; before the first release, a copy of the package with a
     * lower release.
     */
    @Parameter(property = "apprpm.baseline")
    private String baseline;

    /**
     * Java homes with which the process level starts the application, one after the other; include one of the oldest
     * Java that the package promises. Default: the one that Maven runs on.
     */
    @Parameter(property = "apprpm.javaHomes")
    private List<File> javaHomes = List.of();

    /**
     * Requests that the started application must answer: {@code <path>}, and optionally {@code <status>} (any 2xx),
     * {@code <header>} as {@code Name: value}, {@code <body>}, a regular expression that is found in the body, and
     * {@code <maximumTime>} in milliseconds.
     */
    @Parameter(property = "apprpm.requests")
    private List<RequestParameter> requests = List.of();

    /** Port that the application listens on. Default: the port in the package. */
    @Parameter(property = "apprpm.port")
    private Integer port;

    /**
     * Path that answers 2xx or 3xx when the application is ready: {@code <path>}, and optionally {@code <scheme>},
     * {@code <host>} and {@code <port>}. Default: what the package's readiness check requests, over HTTP on
     * {@code 127.0.0.1} unless its {@code <scheme>} and {@code <host>} say otherwise; if it has none, {@code /} with any
     * status below 500.
     */
    @Parameter(property = "apprpm.health")
    private HealthParameter health;

    /**
     * Files with public keys, as {@code gpg --export} writes them. Hosts import them and check the package's signature.
     * Default: none, and signatures are not checked.
     */
    @Parameter(property = "apprpm.publicKeys")
    private List<File> publicKeys = List.of();

    /**
     * Directory of the conventions: the executable files {@code verify/*.sh} in it run against the started application,
     * with {@code ENDPOINT} (host:port), {@code NAME} and {@code VERSION} in the environment.
     */
    @Parameter(property = "apprpm.sourceDirectory", defaultValue = "${project.basedir}/src/main/rpm")
    private File sourceDirectory;

    /** File for the HTML page of the results. Default: {@code apprpm/verify.html} in the build directory. */
    @Parameter(property = "apprpm.htmlFile")
    private File htmlFile;

    /** Skips this goal, together with other tests. */
    @Parameter(property = "skipTests", defaultValue = "false")
    private boolean skipTests;

    /** Skips this goal, together with other integration tests. */
    @Parameter(property = "skipITs", defaultValue = "false")
    private boolean skipIts;

    private final RepositorySystem repositories;

    @Inject
    public VerifyMojo(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    @Override
    void run() throws IOException {
        if (skipTests || skipIts) {
            getLog().info("Skipped: tests are skipped");
            return;
        }
        ModulePackages module = module();
        if (file == null && module.isParentOnly()) {
            getLog().debug("Nothing to verify: the packaging is pom");
            return;
        }
        List<Target> targets = targets(file == null ? module.list("-Dapprpm.file") : List.of(named(file)));
        for (Target target : targets) {
            target.forget(); // an earlier run's results; this run may end before it writes any
        }
        Hosts hosts = Hosts.of(
                Optional.ofNullable(level).map(Level::of),
                images,
                parallelImages,
                Optional.ofNullable(engine),
                directory());
        List<JavaHome> homes = homes();
        LoggedProgress progress = new LoggedProgress(getLog(), new VerifyText(parallelImages > 1));
        List<Verification> verified = new ArrayList<>();
        for (Target target : targets) {
            Verification verification = verify(target.own, homes, hosts, target.directory, progress);
            VerifyText.end(verification).forEach(progress::tell);
            verified.add(verification);
            new JUnitReport(verification).writeTo(target.report());
            new VerifyPage(verification).writeTo(target.page);
            getLog().info("Wrote " + target.page);
        }
        BrokenPromises.refuse(verified, reports().getParent());
    }

    /** A package, and where its results are written. */
    private record Target(ModulePackage own, Path directory, Path page) {
        Path report() {
            return directory.resolve("TEST-apprpm-verify.xml");
        }

        void forget() throws IOException {
            Files.deleteIfExists(report());
            Files.deleteIfExists(page);
        }
    }

    private List<Target> targets(List<ModulePackage> packages) {
        HtmlPages pages = new HtmlPages(
                Optional.ofNullable(htmlFile).map(File::toPath),
                Optional.of(reports().getParent()),
                "verify");
        return packages.stream()
                .map(own -> new Target(
                        own,
                        packages.size() > 1 ? reports().resolve(own.file().getFileName()) : reports(),
                        pages.page(own.file(), packages.size()).orElseThrow()))
                .toList();
    }

    private Verification verify(ModulePackage own, List<JavaHome> homes, Hosts hosts, Path work, Progress progress)
            throws IOException {
        RpmPackage rpm = RpmPackage.read(own.file());
        TrialPlan plan = plan(PackagedService.of(rpm), own.module());
        List<Omission> omissions = new ArrayList<>();
        List<TrialResult> trials = new ArrayList<>();
        Optional<Omission> omission = ProcessLevel.omission(plan.service());
        omission.ifPresent(omissions::add);
        if (omission.isEmpty()) {
            trials.addAll(ProcessLevel.run(plan, homes, work, directory(), progress));
        }
        hosts.omission().ifPresent(omissions::add);
        Optional<Upgrade> upgrade = Optional.empty();
        if (hosts.omission().isEmpty()) {
            upgrade = Optional.of(Upgrade.to(rpm, released(own), work.resolve("baseline.rpm")));
            trials.addAll(hosts.run(
                    plan, upgrade.get(), publicKeys.stream().map(File::toPath).toList(), work, progress));
        }
        return new Verification(
                rpm.name(), rpm.nevra(), upgrade.map(from -> from.baseline().nevra()), trials, omissions);
    }

    private TrialPlan plan(PackagedService service, MavenProject module) throws IOException {
        return new TrialPlan(
                service,
                service.health()
                        .overriddenBy(
                                health == null ? Optional.empty() : health.toHealthCheck(),
                                port == null ? OptionalInt.empty() : OptionalInt.of(port)),
                requests.stream().map(RequestParameter::toRequest).toList(),
                project.getBasedir() == null
                        ? List.of()
                        : CheckScripts.in(source(module).resolve("verify")));
    }

    /** The parameter is that of the module in which the goal runs, which may be the parent of all. */
    private Path source(MavenProject module) {
        return module.equals(project)
                ? sourceDirectory.toPath()
                : module.getBasedir().toPath().resolve("src/main/rpm");
    }

    private List<JavaHome> homes() throws IOException {
        if (javaHomes.isEmpty()) {
            return List.of(JavaHome.of(Path.of(System.getProperty("java.home"))));
        }
        List<JavaHome> homes = new ArrayList<>();
        for (File home : javaHomes) {
            homes.add(JavaHome.of(home.toPath()));
        }
        return homes;
    }

    /** The package from which hosts upgrade, if there is one. */
    private Optional<Path> released(ModulePackage own) throws IOException {
        BaselineResolver resolver = new BaselineResolver(own.module(), repositories, session.getRepositorySession());
        if (baseline != null) {
            return resolver.named(baseline).file();
        }
        return file == null ? resolver.lastReleased(own.classifier()).file() : Optional.empty();
    }

    /** Outside of a project Maven has no build directory. */
    private Path reports() {
        return (project.getBasedir() == null ? Path.of("target") : buildDirectory.toPath()).resolve("apprpm/verify");
    }

    /** The directory to which names are relative. */
    private Path directory() {
        return project.getBasedir() == null ? Path.of("") : project.getBasedir().toPath();
    }
}
