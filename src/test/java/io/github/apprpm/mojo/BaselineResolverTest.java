package io.github.apprpm.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.repository.LocalRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the local repository has; src/it asks others, too. */
class BaselineResolverTest {
    @TempDir
    private Path directory;

    private Path repository;

    @BeforeEach
    void createRepository() throws IOException {
        repository = Files.createDirectories(directory.resolve("repository"));
    }

    private BaselineResolver resolver(String version) {
        @SuppressWarnings("deprecation")
        RepositorySystem system = MavenRepositorySystemUtils.newServiceLocator().getService(RepositorySystem.class);
        DefaultRepositorySystemSession session = MavenRepositorySystemUtils.newSession();
        session.setLocalRepositoryManager(
                system.newLocalRepositoryManager(session, new LocalRepository(repository.toFile())));
        Model model = new Model();
        model.setGroupId("com.acme");
        model.setArtifactId("shop");
        model.setVersion(version);
        MavenProject project = new MavenProject(model);
        project.setRemoteArtifactRepositories(List.of());
        project.setFile(directory.resolve("pom.xml").toFile());
        return new BaselineResolver(project, system, session);
    }

    /** As maven-install-plugin leaves it. */
    private void install(String... versions) throws IOException {
        Path shop = Files.createDirectories(repository.resolve("com/acme/shop"));
        Files.writeString(shop.resolve("maven-metadata-local.xml"), """
                <metadata>
                  <groupId>com.acme</groupId>
                  <artifactId>shop</artifactId>
                  <versioning><versions>%s</versions></versioning>
                </metadata>
                """.formatted(List.of(versions).stream()
                .map("<version>%s</version>"::formatted)
                .collect(Collectors.joining())));
        for (String version : versions) {
            artifact(version, "");
        }
    }

    private Path artifact(String version, String classifier) throws IOException {
        Path folder =
                Files.createDirectories(repository.resolve("com/acme/shop").resolve(version));
        return Files.writeString(folder.resolve("shop-%s%s.rpm".formatted(version, classifier)), "a package");
    }

    private String last(String version) {
        return resolver(version).lastReleased(Optional.empty()).words();
    }

    // ---- the last release ---------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "1.11.0, 1.10.0",
        "2.0.0-SNAPSHOT, 1.10.0",
        "1.9.9, 1.2.0",
        "1.2.0, 1.2.0-rc1",
        "1.2.0-SNAPSHOT, 1.2.0-rc1",
        "1.2.0-rc1, 1.1.9"
    })
    void theHighestReleaseBelowTheVersionIsFound(String version, String expected) throws IOException {
        install("1.1.9", "1.2.0-rc1", "1.2.0", "1.10.0", "2.0.0");
        assertEquals("com.acme:shop:rpm:" + expected, last(version));
    }

    @Test
    void aSnapshotIsNoRelease() throws IOException {
        install("1.1.0", "1.2.0-SNAPSHOT");
        assertEquals("com.acme:shop:rpm:1.1.0", last("1.3.0"));
    }

    @Test
    void theFileOfTheReleaseIsFound() throws IOException {
        install("1.1.0");
        assertEquals(
                Optional.of(repository.resolve("com/acme/shop/1.1.0/shop-1.1.0.rpm")),
                resolver("1.2.0").lastReleased(Optional.empty()).file());
    }

    @Test
    void theClassifierIsThatOfTheModulesPackage() throws IOException {
        install("1.1.0");
        Path el9 = artifact("1.1.0", "-el9");
        assertEquals(
                Optional.of(el9),
                resolver("1.2.0").lastReleased(Optional.of("el9")).file());
    }

    @Test
    void aReleaseWithoutAPackageIsPassedOver() throws IOException {
        install("1.0.0", "1.1.0");
        Files.delete(repository.resolve("com/acme/shop/1.1.0/shop-1.1.0.rpm"));
        assertEquals("com.acme:shop:rpm:1.0.0", last("1.2.0"));
    }

    @Test
    void nothingComesBeforeTheFirstRelease() {
        Baseline none = resolver("1.0.0").lastReleased(Optional.empty());
        assertEquals(Optional.empty(), none.file());
        assertEquals("there is no release of com.acme:shop:rpm below 1.0.0", none.words());
    }

    @Test
    void whyNoPackageWasFoundIsTold() throws IOException {
        install("1.0.0", "1.1.0");
        Files.delete(repository.resolve("com/acme/shop/1.0.0/shop-1.0.0.rpm"));
        Files.delete(repository.resolve("com/acme/shop/1.1.0/shop-1.1.0.rpm"));
        Baseline none = resolver("1.2.0").lastReleased(Optional.of("el9"));
        assertEquals(Optional.empty(), none.file());
        assertTrue(
                none.words().startsWith("com.acme:shop:rpm:el9 was not found in the releases 1.1.0, 1.0.0: "),
                none.words());
    }

    // ---- what the user names --------------------------------------------------------

    @Test
    void aFileIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("old.rpm"), "a package");
        assertEquals(Optional.of(file), resolver("1.2.0").named("old.rpm").file());
        assertEquals(Optional.of(file), resolver("1.2.0").named(file.toString()).file());
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.acme:shop:1.0.0", "com.acme:shop:rpm:1.0.0"})
    void aPackageIsNamedByItsCoordinates(String coordinates) throws IOException {
        install("1.0.0");
        assertEquals(
                "com.acme:shop:rpm:1.0.0", resolver("1.2.0").named(coordinates).words());
    }

    @Test
    void aClassifierMayBeNamed() throws IOException {
        Path el9 = artifact("1.1.0", "-el9");
        assertEquals(
                Optional.of(el9),
                resolver("1.2.0").named("com.acme:shop:rpm:el9:1.1.0").file());
    }

    @Test
    void whatIsNamedMustBeThere() {
        Refusal.of(() -> resolver("1.2.0").named("com.acme:shop:1.0.0"))
                .says("The baseline 'com.acme:shop:1.0.0' was not found", "Name a release");
        Refusal.of(() -> resolver("1.2.0").named("old.rpm"))
                .says("The baseline 'old.rpm' does not exist", "groupId:artifactId[:type[:classifier]]:version");
        Refusal.of(() -> resolver("1.2.0").named("com.acme:shop"))
                .says("The baseline 'com.acme:shop' does not exist", "groupId:artifactId[:type[:classifier]]:version");
    }

    // ---- the choice between them ------------------------------------------------------

    private Baseline chosen(String before, String baseline, boolean isRequired) {
        return new BaselineChoice(Optional.ofNullable(before).map(Path::of), Optional.ofNullable(baseline), isRequired)
                .choose(resolver("1.2.0"), Optional.empty());
    }

    @Test
    void whatTheUserNamesComesBeforeTheLastRelease() throws IOException {
        install("1.0.0", "1.1.0");
        assertEquals("com.acme:shop:rpm:1.1.0", chosen(null, null, false).words());
        assertEquals(
                "com.acme:shop:rpm:1.0.0",
                chosen(null, "com.acme:shop:1.0.0", true).words());
        assertEquals(
                Optional.of(Path.of("old.rpm")),
                chosen("old.rpm", "com.acme:shop:1.0.0", true).file());
    }

    @Test
    void aMissingReleaseIsRefusedOnlyWhereItIsRequired() {
        assertEquals(Optional.empty(), chosen(null, null, false).file());
        Refusal.of(() -> chosen(null, null, true))
                .says(
                        "There is no package to compare with: there is no release of com.acme:shop:rpm below 1.2.0",
                        "<baseline>",
                        "<requireBaseline>");
    }
}
