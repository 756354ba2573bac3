package io.github.apprpm.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystemSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvocationTest {
    private static final Instant BEGIN = Instant.parse("2026-11-20T10:00:00Z");

    @TempDir
    private Path directory;

    private MavenProject project(String artifactId, String packaging) {
        Model model = new Model();
        model.setGroupId("com.acme");
        model.setArtifactId(artifactId);
        model.setVersion("1");
        model.setPackaging(packaging);
        model.setBuild(new Build());
        model.getBuild().setDirectory(directory.resolve(artifactId + "/target").toString());
        MavenProject project = new MavenProject(model);
        project.setFile(directory.resolve(artifactId + "/pom.xml").toFile());
        return project;
    }

    private MavenProject parent;

    @BeforeEach
    void makeParent() {
        parent = project("parent", "pom");
    }

    /** {@code mvn apprpm:check}. */
    private ModulePackages named(MavenProject... others) {
        MojoDescriptor check = new MojoDescriptor();
        check.setProjectRequired(false);
        return module(new MojoExecution(check, "default-cli", MojoExecution.Source.CLI), others);
    }

    /** {@code mvn verify}. */
    private ModulePackages inTheBuild(MavenProject... others) {
        return module(new MojoExecution(new MojoDescriptor(), "check", MojoExecution.Source.LIFECYCLE), others);
    }

    private ModulePackages module(MojoExecution execution, MavenProject... others) {
        return new ModulePackages(parent, invocation(execution, others));
    }

    @SuppressWarnings("deprecation") // Maven has no other way to make a session
    private Invocation invocation(MojoExecution execution, MavenProject... others) {
        DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setStartTime(Date.from(BEGIN));
        MavenSession session = new MavenSession(null, (RepositorySystemSession) null, request, null);
        session.setProjects(Stream.concat(Stream.of(parent), Stream.of(others)).toList());
        return new Invocation(parent, session, execution);
    }

    private Path left(MavenProject module, Instant time) throws IOException {
        Path file = Path.of(module.getBuild().getDirectory()).resolve("shop.rpm");
        Files.createDirectories(file.getParent());
        return Files.setLastModifiedTime(Files.writeString(file, ""), FileTime.from(time));
    }

    private static List<Path> files(ModulePackages module) throws IOException {
        return module.list("-Dapprpm.file").stream()
                .map(ModulePackages.ModulePackage::file)
                .toList();
    }

    @Test
    void aParentIsQuietInTheBuildOfItsModulesAndAlone() throws IOException {
        assertTrue(inTheBuild().isParentOnly());
        assertTrue(inTheBuild(project("shop", "jar")).isParentOnly());
    }

    @Test
    void aGoalNamedForTheReactorTakesThePackagesOfItsModules() throws IOException {
        MavenProject shop = project("shop", "jar");
        MavenProject office = project("office", "jar");
        Path ofShop = left(shop, BEGIN.minusSeconds(3600));
        Path ofOffice = left(office, BEGIN.minusSeconds(3600));

        assertFalse(named(shop).isParentOnly());
        assertEquals(List.of(ofShop, ofOffice), files(named(shop, project("library", "jar"), office)));
        assertEquals(
                List.of(shop),
                named(shop).list("-Dapprpm.file").stream()
                        .map(ModulePackages.ModulePackage::module)
                        .toList());
    }

    @Test
    void aGoalNamedFailsWithoutAPackage() throws IOException {
        assertFalse(named().isParentOnly());
        Refusal.of(() -> named().list("-Dapprpm.file"))
                .says(
                        "There is no package: this module has not attached one",
                        "'" + directory.resolve("parent/target") + "'",
                        "Its packaging is pom: run the goal in the module that makes the package",
                        "-Dapprpm.file");
        Refusal.of(() -> named(project("shop", "jar")).list("-Dapprpm.file"))
                .says("There is no package", "Build it first, as 'mvn verify' does");
    }

    @Test
    void aGoalNamedOnItsOwnTakesWhatTheModuleMade() throws IOException {
        Path earlier = left(parent, BEGIN.minusSeconds(3600));

        assertFalse(named().isParentOnly());
        assertEquals(List.of(earlier), files(named()));
    }

    @Test
    void inTheBuildAParentTakesWhatThisBuildHasMade() throws IOException {
        Path made = left(parent, BEGIN.plusSeconds(1));

        assertFalse(inTheBuild(project("shop", "jar")).isParentOnly());
        assertEquals(List.of(made), files(inTheBuild(project("shop", "jar"))));
    }

    @Test
    void whatModulesOfAnEarlierBuildLeftInItsDirectoryIsNotTheParents() throws IOException {
        left(parent, BEGIN.minusSeconds(3600));

        assertTrue(inTheBuild(project("shop", "jar")).isParentOnly());
    }

    @Test
    void theGoalRpmNamedForTheReactorIsNotForTheParent() {
        MojoExecution rpm = new MojoExecution(new MojoDescriptor(), "default-cli", MojoExecution.Source.CLI);

        assertTrue(invocation(rpm, project("shop", "jar")).isForOtherModules());
        assertFalse(invocation(rpm).isForOtherModules());
    }
}
