package io.github.apprpm.mojo;

import io.github.apprpm.library.Coordinates;
import io.github.apprpm.library.RuntimeArtifact;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** What the plugins that make the application leave out on purpose. */
final class Omissions {
    private static final String SPRING_BOOT = "org.springframework.boot:spring-boot-maven-plugin";
    private static final String SHADE = "org.apache.maven.plugins:maven-shade-plugin";
    /** They are for developers, whatever their jars say. */
    private static final Set<String> TOOLS = Set.of(
            "org.springframework.boot:spring-boot-devtools",
            "org.springframework.boot:spring-boot-docker-compose",
            "io.quarkus:quarkus-ide-launcher");

    private static final String QUARKUS_EXTENSION = "META-INF/quarkus-extension.properties";
    private static final String QUARKUS_CORE = "io.quarkus:quarkus-core";

    private final MavenProject project;

    Omissions(MavenProject project) {
        this.project = project;
    }

    /** Whether classes that nothing uses, perhaps all of an artifact, are left out of a merged jar. */
    boolean areUnusedClassesLeftOut() {
        return children(SHADE, "minimizeJar").anyMatch(Omissions::isTrue);
    }

    /** Whether the configuration of a plugin, or its convention, leaves an artifact out. */
    boolean contain(RuntimeArtifact artifact) {
        return TOOLS.contains(key(artifact.coordinates())) || isLeftOutBySpringBoot(artifact);
    }

    private boolean isLeftOutBySpringBoot(RuntimeArtifact artifact) {
        Plugin plugin = project.getPlugin(SPRING_BOOT);
        if (plugin == null) {
            return false;
        }
        boolean areOptionalIncluded = !isSinceFour(plugin.getVersion())
                || children(SPRING_BOOT, "includeOptional").anyMatch(Omissions::isTrue);
        boolean isLeftOutByGroup = children(SPRING_BOOT, "excludeGroupIds")
                .filter(list -> list.getValue() != null)
                .flatMap(list -> Arrays.stream(list.getValue().split(",")))
                .anyMatch(group -> artifact.coordinates().groupId().equals(Optional.of(group.strip())));
        return artifact.isOptional() && (!areOptionalIncluded || isLeftOutByGroup)
                || children(SPRING_BOOT, "excludes")
                        .flatMap(list -> Arrays.stream(list.getChildren()))
                        .anyMatch(exclude -> isOf(exclude, artifact.coordinates()));
    }

    private static boolean isSinceFour(String version) {
        return version != null && !version.matches("[0-3]\\..*");
    }

    private static boolean isOf(Xpp3Dom exclude, Coordinates artifact) {
        Optional<String> classifier = value(exclude, "classifier");
        return value(exclude, "groupId").equals(artifact.groupId())
                && value(exclude, "artifactId").equals(Optional.of(artifact.artifactId()))
                && (classifier.isEmpty() || classifier.equals(artifact.classifier()));
    }

    /** Each element of this name in the configuration of a plugin and of its executions. */
    private Stream<Xpp3Dom> children(String plugin, String name) {
        return Optional.ofNullable(project.getPlugin(plugin)).stream()
                .flatMap(found -> Stream.concat(
                        Stream.ofNullable(found.getConfiguration()),
                        found.getExecutions().stream()
                                .map(PluginExecution::getConfiguration)
                                .flatMap(Stream::ofNullable)))
                .filter(Xpp3Dom.class::isInstance)
                .flatMap(configuration -> Arrays.stream(((Xpp3Dom) configuration).getChildren(name)));
    }

    private static boolean isTrue(Xpp3Dom element) {
        return "true".equals(element.getValue());
    }

    private static Optional<String> value(Xpp3Dom element, String name) {
        return Optional.ofNullable(element.getChild(name))
                .map(Xpp3Dom::getValue)
                .map(String::strip);
    }

    /**
     * Removes what an extension of Quarkus says must not be in an application.
     *
     * @param all the module's runtime class path, with the extensions
     */
    static List<RuntimeArtifact> withoutThoseOfQuarkus(List<RuntimeArtifact> missing, List<RuntimeArtifact> all)
            throws IOException {
        boolean isQuarkus =
                all.stream().anyMatch(artifact -> key(artifact.coordinates()).equals(QUARKUS_CORE));
        if (missing.isEmpty() || !isQuarkus) {
            return missing;
        }
        Set<String> excluded = new HashSet<>();
        for (RuntimeArtifact artifact : all) {
            excluded.addAll(excludedBy(artifact));
        }
        return missing.stream()
                .filter(artifact -> !excluded.contains(key(artifact.coordinates())))
                .toList();
    }

    private static List<String> excludedBy(RuntimeArtifact extension) throws IOException {
        List<String> keys = new ArrayList<>();
        if (!extension.file().toFile().isFile()) {
            return keys;
        }
        try (ZipFile jar = new ZipFile(extension.file().toFile())) {
            ZipEntry entry = jar.getEntry(QUARKUS_EXTENSION);
            if (entry != null) {
                Properties properties = new Properties();
                try (InputStream in = jar.getInputStream(entry)) {
                    properties.load(in);
                }
                for (String excluded :
                        properties.getProperty("excluded-artifacts", "").split(",")) {
                    String[] parts = excluded.strip().split(":");
                    if (parts.length > 1) {
                        keys.add(parts[0] + ":" + parts[1]);
                    }
                }
            }
        }
        return keys;
    }

    private static String key(Coordinates coordinates) {
        return coordinates.groupId().orElse("") + ":" + coordinates.artifactId();
    }
}
