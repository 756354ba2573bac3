package io.github.apprpm.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystemSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageSelectionTest {
    @TempDir
    private Path directory;

    private MavenProject project;

    @BeforeEach
    void makeProject() {
        Model model = new Model();
        model.setBuild(new Build());
        model.getBuild().setDirectory(directory.resolve("target").toString());
        project = new MavenProject(model);
        project.setFile(directory.resolve("pom.xml").toFile());
    }

    @SuppressWarnings("deprecation") // Maven has no other way to make a session
    private List<Path> select(String... patterns) throws IOException {
        MavenSession session =
                new MavenSession(null, (RepositorySystemSession) null, new DefaultMavenExecutionRequest(), null);
        MojoExecution execution = new MojoExecution(new Plugin(), "sign", "default-cli");
        ModulePackages module = new ModulePackages(project, new Invocation(project, session, execution));
        return new PackageSelection(module, project, session).select(List.of(patterns));
    }

    private Path made(String name) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }

    private void attach(Path file, String type) {
        DefaultArtifact artifact =
                new DefaultArtifact("g", "a", "1", null, type, file.toString(), new DefaultArtifactHandler(type));
        artifact.setFile(file.toFile());
        project.addAttachedArtifact(artifact);
    }

    @Test
    void theAttachedPackagesAreTheModules() throws IOException {
        made("target/old.rpm");
        Path attached = made("elsewhere/new.rpm");
        attach(made("target/other.zip"), "zip");
        attach(attached, "rpm");

        assertEquals(List.of(attached), select());
    }

    @Test
    void withoutThemThoseOfTheBuildDirectoryAre() throws IOException {
        Path second = made("target/b.rpm");
        Path first = made("target/a.rpm");
        made("target/deeper/c.rpm");

        assertEquals(List.of(first, second), select());
    }

    @Test
    void aPatternFindsFilesFromTheDirectoryOn() throws IOException {
        Path shallow = made("dist/a.rpm");
        Path deep = made("dist/el9/x86_64/b.rpm");
        made("dist/el9/c.txt");

        assertEquals(List.of(shallow), select("dist/*.rpm"));
        assertEquals(List.of(shallow, deep), select("dist/**/*.rpm"));
        assertEquals(List.of(deep), select(directory + "/dist/el?/**/*.rpm"));
    }

    @Test
    void aFileIsSelectedOnce() throws IOException {
        Path file = made("dist/a.rpm");

        assertEquals(List.of(file), select("dist/a.rpm", "dist/*.rpm"));
    }

    @Test
    void nothingIsRefused() {
        assertEquals(
                "There is no package: this module has not attached one, and '%s' does not contain one. Build it first, as 'mvn verify' does, or name one with -Dapprpm.packages."
                        .formatted(directory.resolve("target")),
                Refusal.of(this::select).message());
        assertEquals(
                "No file matches 'dist/*.rpm' in <packages>, relative to '%s'. Correct the pattern, or build the packages first."
                        .formatted(directory),
                Refusal.of(() -> select("dist/*.rpm")).message());
    }
}
