package io.github.apprpm.mojo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * Keeps the packages of a build until its last module is ready, so that a release is published when all of it is built, or
 * not at all; as maven-deploy-plugin does at the end.
 *
 * <p>What is kept is in the request of the build, in types of the JDK: modules that build at the same time share it, and
 * those that give the plugin dependencies have its classes from another class loader.
 */
final class ReactorPackages {
    private static final String KEY = "apprpm.publish";

    private final Map<String, Object> shared;
    private final List<MavenProject> modules;
    private final MojoExecution execution;
    private final String module;

    ReactorPackages(Invocation invocation) {
        this.shared = invocation.session().getRequest().getData();
        this.modules = invocation.session().getProjects();
        this.execution = invocation.execution();
        this.module = key(invocation.project(), execution.getExecutionId());
    }

    private static String key(MavenProject module, String execution) {
        return module.getId() + "\n" + execution;
    }

    /**
     * Notes that this execution is ready.
     *
     * @param packages where they go and which they are, if there are any
     * @return what is to be published now: all, by destination, if this was the last execution of the build, else nothing
     */
    Map<Destination, List<Path>> ready(Optional<Map.Entry<Destination, List<Path>>> packages) {
        Set<String> expected = expected();
        if (execution.getSource() == MojoExecution.Source.CLI || !expected.contains(module)) {
            return packages.map(entry -> Map.of(entry.getKey(), entry.getValue()))
                    .orElse(Map.of());
        }
        synchronized (shared) {
            Map<String, List<List<String>>> kept = kept();
            kept.put(
                    module,
                    packages.map(entry -> List.of(
                                    entry.getKey().asTexts(),
                                    entry.getValue().stream()
                                            .map(Path::toString)
                                            .toList()))
                            .orElse(List.of()));
            return kept.keySet().containsAll(expected) ? all(expected, kept) : Map.of();
        }
    }

    @SuppressWarnings("unchecked") // written above
    private Map<String, List<List<String>>> kept() {
        return (Map<String, List<List<String>>>) shared.computeIfAbsent(KEY, key -> new LinkedHashMap<>());
    }

    /** In the order of the modules, however they were built. */
    private static Map<Destination, List<Path>> all(Set<String> expected, Map<String, List<List<String>>> kept) {
        Map<Destination, List<Path>> all = new LinkedHashMap<>();
        for (String one : expected) {
            List<List<String>> packages = kept.get(one);
            if (!packages.isEmpty()) {
                List<Path> files = all.computeIfAbsent(Destination.ofTexts(packages.get(0)), key -> new ArrayList<>());
                packages.get(1).stream().map(Path::of).forEach(files::add);
            }
        }
        return all;
    }

    /** The executions of this goal in the POMs of the build. */
    private Set<String> expected() {
        Set<String> expected = new LinkedHashSet<>();
        for (MavenProject other : modules) {
            Plugin plugin = other.getPlugin(execution.getPlugin().getKey());
            if (plugin != null) {
                plugin.getExecutions().stream()
                        .filter(this::publishes)
                        .forEach(one -> expected.add(key(other, one.getId())));
            }
        }
        return expected;
    }

    private boolean publishes(PluginExecution one) {
        return one.getGoals().contains(execution.getGoal()) && !"none".equals(one.getPhase());
    }
}
