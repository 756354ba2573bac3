package io.github.apprpm.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystemSession;
import org.junit.jupiter.api.Test;

class ReactorPackagesTest {
    private static final Destination NEXUS =
            new Destination("nexus", "https://nexus.example/", Optional.empty(), List.of());
    private static final Destination GITEA =
            new Destination("gitea", "https://gitea.example/", Optional.of("gitea"), List.of("repository=shop"));

    private final List<MavenProject> modules = new ArrayList<>();
    private final MavenSession session = session();

    @SuppressWarnings("deprecation") // Maven has no other way to make a session
    private MavenSession session() {
        return new MavenSession(null, (RepositorySystemSession) null, new DefaultMavenExecutionRequest(), null) {
            @Override
            public List<MavenProject> getProjects() {
                return modules;
            }
        };
    }

    private MavenProject module(String artifactId, String... executions) {
        Model model = new Model();
        model.setGroupId("com.example");
        model.setArtifactId(artifactId);
        model.setVersion("1");
        model.setBuild(new Build());
        if (executions.length > 0) {
            Plugin plugin = new Plugin();
            plugin.setGroupId("io.github.apprpm");
            plugin.setArtifactId("apprpm-maven-plugin");
            for (String id : executions) {
                PluginExecution execution = new PluginExecution();
                execution.setId(id);
                execution.addGoal("publish");
                execution.setPhase(id.equals("off") ? "none" : null);
                plugin.addExecution(execution);
            }
            model.getBuild().addPlugin(plugin);
        }
        MavenProject module = new MavenProject(model);
        modules.add(module);
        return module;
    }

    private ReactorPackages in(MavenProject module, String execution, MojoExecution.Source source) {
        PluginDescriptor plugin = new PluginDescriptor();
        plugin.setGroupId("io.github.apprpm");
        plugin.setArtifactId("apprpm-maven-plugin");
        Plugin own = new Plugin();
        own.setGroupId("io.github.apprpm");
        own.setArtifactId("apprpm-maven-plugin");
        plugin.setPlugin(own);
        MojoDescriptor descriptor = new MojoDescriptor();
        descriptor.setGoal("publish");
        descriptor.setPluginDescriptor(plugin);
        return new ReactorPackages(new Invocation(module, session, new MojoExecution(descriptor, execution, source)));
    }

    private Map<Destination, List<Path>> ready(MavenProject module, String execution, Destination to, String... files) {
        return in(module, execution, MojoExecution.Source.LIFECYCLE)
                .ready(Optional.of(
                        Map.entry(to, List.of(files).stream().map(Path::of).toList())));
    }

    private Map<Destination, List<Path>> skipped(MavenProject module, String execution) {
        return in(module, execution, MojoExecution.Source.LIFECYCLE).ready(Optional.empty());
    }

    private static Map<Destination, List<Path>> of(Destination to, String... files) {
        return Map.of(to, List.of(files).stream().map(Path::of).toList());
    }

    @Test
    void aModuleAloneIsPublishedAtOnce() {
        assertEquals(of(NEXUS, "shop.rpm"), ready(module("shop", "publish"), "publish", NEXUS, "shop.rpm"));
    }

    @Test
    void theLastModulePublishesAllInTheOrderOfTheBuild() {
        MavenProject orders = module("orders", "publish");
        MavenProject invoices = module("invoices", "publish");
        module("library");
        assertEquals(Map.of(), ready(invoices, "publish", NEXUS, "invoices.rpm"));
        assertEquals(of(NEXUS, "orders.rpm", "invoices.rpm"), ready(orders, "publish", NEXUS, "orders.rpm"));
    }

    @Test
    void eachDestinationGetsItsOwn() {
        MavenProject orders = module("orders", "inside", "outside");
        MavenProject invoices = module("invoices", "inside");
        assertEquals(Map.of(), ready(orders, "inside", NEXUS, "orders.rpm"));
        assertEquals(Map.of(), ready(orders, "outside", GITEA, "orders.rpm"));
        Map<Destination, List<Path>> all = new HashMap<>(of(NEXUS, "orders.rpm", "invoices.rpm"));
        all.putAll(of(GITEA, "orders.rpm"));
        assertEquals(all, ready(invoices, "inside", NEXUS, "invoices.rpm"));
    }

    @Test
    void nobodyWaitsForAModuleThatIsSkippedOrHasNoPackage() {
        MavenProject parent = module("parent", "publish");
        MavenProject orders = module("orders", "publish");
        MavenProject invoices = module("invoices", "publish");
        assertEquals(Map.of(), skipped(parent, "publish"));
        assertEquals(Map.of(), ready(orders, "publish", NEXUS, "orders.rpm"));
        assertEquals(of(NEXUS, "orders.rpm"), skipped(invoices, "publish"));
    }

    @Test
    void nobodyWaitsForAnExecutionThatIsSwitchedOff() {
        MavenProject orders = module("orders", "publish");
        module("invoices", "off");
        assertEquals(of(NEXUS, "orders.rpm"), ready(orders, "publish", NEXUS, "orders.rpm"));
    }

    @Test
    void aFailedModuleLeavesNothingPublished() {
        MavenProject orders = module("orders", "publish");
        module("invoices", "publish"); // its build fails, so that it is never ready
        assertEquals(Map.of(), ready(orders, "publish", NEXUS, "orders.rpm"));
    }

    @Test
    void theCommandLinePublishesAtOnce() {
        MavenProject orders = module("orders", "publish");
        module("invoices", "publish");
        assertEquals(
                of(NEXUS, "orders.rpm"),
                in(orders, "default-cli", MojoExecution.Source.CLI)
                        .ready(Optional.of(Map.entry(NEXUS, List.of(Path.of("orders.rpm"))))));
    }

    @Test
    void ofModulesThatEndTogetherOneIsTheLast() throws Exception {
        List<Callable<Map<Destination, List<Path>>>> builds = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            MavenProject module = module("m" + i, "publish");
            String file = i + ".rpm";
            builds.add(() -> ready(module, "publish", NEXUS, file));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Map<Destination, List<Path>>> published = new ArrayList<>();
            for (Future<Map<Destination, List<Path>>> build : threads.invokeAll(builds)) {
                if (!build.get().isEmpty()) {
                    published.add(build.get());
                }
            }
            assertEquals(1, published.size());
            assertEquals(32, published.get(0).get(NEXUS).size());
        } finally {
            threads.shutdownNow();
        }
    }
}
