package io.github.apprpm.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.model.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageOutputTest {
    @TempDir
    private Path target;

    private final MavenProject project = new MavenProject();

    @BeforeEach
    void begin() {
        project.setPackaging("rpm");
        project.setVersion("1.2.0");
        project.setArtifact(
                new DefaultArtifact("com.acme", "shop", "1.2.0", null, "rpm", null, new DefaultArtifactHandler("rpm")));
    }

    private Path file(String name) throws IOException {
        return Files.createFile(target.resolve(name));
    }

    private void attach(Path file) throws IOException {
        new PackageOutput(project, Optional.empty()).attach(file, Specs.shop().spec(), null);
    }

    @Test
    void aModuleThatIsAPackageHasItAsItsArtifact() throws IOException {
        Path file = file("shop-1.2.0-1.noarch.rpm");
        attach(file);

        assertEquals(file.toFile(), project.getArtifact().getFile());
    }

    @Test
    void laterPluginsLearnOfThePackage() throws IOException {
        Path file = file("shop-1.2.0-1.noarch.rpm");
        attach(file);

        assertEquals(file.toString(), project.getProperties().getProperty("apprpm.rpm.file"));
        assertEquals("shop", project.getProperties().getProperty("apprpm.rpm.name"));
        assertEquals("1.2.0-1", project.getProperties().getProperty("apprpm.rpm.evr"));
    }

    @Test
    void earlierBuildsOfASnapshotGo() throws IOException {
        project.setVersion("1.2.0-SNAPSHOT");
        Path earlier = file("shop-1.2.0~snapshot-1.20261119100000.noarch.rpm");
        Path other = file("shop-1.1.0~snapshot-1.20261119100000.noarch.rpm");
        Path now = file("shop-1.2.0~snapshot-1.20261120100000.noarch.rpm");
        attach(now);

        assertFalse(Files.exists(earlier));
        assertTrue(Files.exists(other));
        assertTrue(Files.exists(now));
    }

    @Test
    void releasesStay() throws IOException {
        Path earlier = file("shop-1.2.0-20261119100000.noarch.rpm");
        attach(file("shop-1.2.0-20261120100000.noarch.rpm"));

        assertTrue(Files.exists(earlier));
    }

    @Test
    void twoExecutionsWriteTwoFiles() {
        Path file = target.resolve("shop.rpm");
        new PackageOutput(project, Optional.of("web")).claim(file);

        Refusal.of(() -> new PackageOutput(project, Optional.empty()).claim(file))
                .says("'" + file + "'", "<classifier> 'web'", "no <classifier>", "<name>, <release>");
    }

    @Test
    void theSameExecutionMayRunAgain() {
        Path file = target.resolve("shop.rpm");
        new PackageOutput(project, Optional.of("web")).claim(file);

        assertEquals(file, new PackageOutput(project, Optional.of("web")).claim(file));
    }
}
