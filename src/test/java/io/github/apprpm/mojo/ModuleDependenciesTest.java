package io.github.apprpm.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.library.RuntimeArtifact;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.model.Build;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleDependenciesTest {
    private static final List<String> HATS = List.of("com.acme:hats:1.0");
    private static final List<String> NOTHING = List.of();

    @TempDir
    private Path directory;

    private final Set<Artifact> artifacts = new LinkedHashSet<>();
    private MavenProject project;

    @BeforeEach
    void makeProject() {
        Model model = new Model();
        model.setBuild(new Build());
        project = new MavenProject(model);
        project.setResolvedArtifacts(artifacts);
        project.setArtifactFilter(artifact -> true);
    }

    private DefaultArtifact add(String artifactId, String scope, boolean isOnClassPath) throws IOException {
        return add("com.acme", artifactId, scope, isOnClassPath);
    }

    private DefaultArtifact add(String groupId, String artifactId, String scope, boolean isOnClassPath)
            throws IOException {
        DefaultArtifactHandler handler = new DefaultArtifactHandler("jar");
        handler.setAddedToClasspath(isOnClassPath);
        DefaultArtifact artifact = new DefaultArtifact(groupId, artifactId, "1.0", scope, "jar", null, handler);
        artifact.setFile(Files.writeString(directory.resolve(artifactId + "-1.0.jar"), artifactId)
                .toFile());
        artifacts.add(artifact);
        return artifact;
    }

    private void plugin(String groupId, String artifactId, String version, String configuration) throws Exception {
        Plugin plugin = new Plugin();
        plugin.setGroupId(groupId);
        plugin.setArtifactId(artifactId);
        plugin.setVersion(version);
        PluginExecution execution = new PluginExecution();
        execution.setConfiguration(
                Xpp3DomBuilder.build(new StringReader("<configuration>" + configuration + "</configuration>")));
        plugin.addExecution(execution);
        project.getBuild().addPlugin(plugin);
    }

    private void springBoot(String version, String configuration) throws Exception {
        plugin("org.springframework.boot", "spring-boot-maven-plugin", version, configuration);
    }

    private List<String> needed() {
        Omissions omissions = new Omissions(project);
        return new ModuleDependencies(project)
                .runtimeClassPath().stream()
                        .filter(artifact -> !omissions.contain(artifact))
                        .map(RuntimeArtifact::coordinates)
                        .map(Object::toString)
                        .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"compile", "runtime", "system"})
    void theseScopesAreNeededAtRunTime(String scope) throws IOException {
        add("hats", scope, true);

        assertEquals(HATS, needed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"provided", "test", "import"})
    void theseAreNot(String scope) throws IOException {
        add("hats", scope, true);

        assertEquals(NOTHING, needed());
    }

    @Test
    void anArtifactThatIsNotOnTheClassPathIsNotNeeded() throws IOException {
        add("hats", "compile", false); // a pom, a war, a zip

        assertEquals(NOTHING, needed());
    }

    @Test
    void aDependencyOfTheScopeSystemIsNeededThoughMavenDoesNotResolveIt() throws IOException {
        Path jar = Files.writeString(directory.resolve("vendor.jar"), "a jar");
        systemDependency(jar);

        assertEquals(List.of("com.vendor:driver:9"), needed());
    }

    @Test
    void aJarOfTheJdkIsOnEachHost() {
        systemDependency(Path.of(System.getProperty("java.home"), "lib", "modules"));

        assertEquals(NOTHING, needed());
    }

    private void systemDependency(Path jar) {
        Dependency dependency = new Dependency();
        dependency.setGroupId("com.vendor");
        dependency.setArtifactId("driver");
        dependency.setVersion("9");
        dependency.setScope("system");
        dependency.setSystemPath(jar.toString());
        project.getModel().addDependency(dependency);
    }

    @ParameterizedTest
    @CsvSource({
        "org.springframework.boot, spring-boot-devtools",
        "org.springframework.boot, spring-boot-docker-compose",
        "io.quarkus, quarkus-ide-launcher"
    })
    void whatIsForDevelopersIsNotNeeded(String groupId, String artifactId) throws IOException {
        add(groupId, artifactId, "runtime", true);

        assertEquals(NOTHING, needed());
    }

    @Test
    void whatRepackageExcludesByNameIsNotNeeded() throws Exception {
        add("hats", "compile", true);
        add("coats", "compile", true);
        springBoot(
                "3.5.16",
                "<excludes><exclude><groupId>com.acme</groupId><artifactId>coats</artifactId></exclude></excludes>");

        assertEquals(HATS, needed());
    }

    @Test
    void whatRepackageDoesNotIncludeIsNeeded() throws Exception {
        add("hats", "compile", true);
        springBoot(
                "3.5.16",
                "<includes><include><groupId>none</groupId><artifactId>none</artifactId></include></includes>");

        assertEquals(HATS, needed());
    }

    @ParameterizedTest
    @CsvSource({
        "3.5.16, '', 1",
        "4.0.0, '', 0",
        "10.1.0, '', 0",
        "4.0.0, <includeOptional>true</includeOptional>, 1",
        "3.5.16, '<excludeGroupIds>org.other, com.acme</excludeGroupIds>', 0"
    })
    void anOptionalArtifactIsNeededWhereRepackageTakesIt(String version, String configuration, int count)
            throws Exception {
        add("hats", "compile", true).setOptional(true);
        springBoot(version, configuration);

        assertEquals(count, needed().size());
    }

    @Test
    void aGroupThatIsExcludedToMakeASlimJarIsNeeded() throws Exception {
        add("hats", "compile", true);
        springBoot("3.5.16", "<excludeGroupIds>com.acme</excludeGroupIds>");

        assertEquals(HATS, needed());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shadeLeavesOutWhatIsNotUsedIfItIsTold(boolean isTold) throws Exception {
        plugin(
                "org.apache.maven.plugins",
                "maven-shade-plugin",
                "3.6.2",
                "<minimizeJar>%s</minimizeJar>".formatted(isTold));

        assertEquals(isTold, new Omissions(project).areUnusedClassesLeftOut());
    }
}
