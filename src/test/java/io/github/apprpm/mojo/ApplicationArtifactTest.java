package io.github.apprpm.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import java.io.File;
import java.util.Arrays;
import java.util.LinkedHashSet;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationArtifactTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.acme:shop",
                "com.acme:shop:1.0",
                "com.acme:shop:war:1.0",
                "com.acme:shop:jar:exec:1.0-SNAPSHOT",
                "a:b_c"
            })
    void coordinatesHaveTwoToFiveParts(String value) {
        assertTrue(ApplicationArtifact.isCoordinates(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.jar",
                "target/shop.jar",
                "/opt/shop.jar",
                "C:\\build\\shop.jar",
                "C:/build/shop.jar",
                "a:b:c:d:e:f",
                "a:",
                ":b",
                "a::b",
                "a b:c",
                ""
            })
    void pathsAreNoCoordinates(String value) {
        assertFalse(ApplicationArtifact.isCoordinates(value));
    }

    @Test
    void twoPartsNameADependency() {
        assertEquals(
                new File("exec.jar").toPath(),
                dependencies(artifact("shop", "exec.jar"), artifact("hats", "hats.jar"))
                        .resolve("com.acme:shop"));
    }

    @Test
    void whatIsNoDependencyIsRefused() {
        Refusal.of(() -> dependencies(artifact("hats", "hats.jar")).resolve("com.acme:shop"))
                .says("<application> 'com.acme:shop' is not a dependency", "groupId:artifactId:type:version");
    }

    @Test
    void whatIsSeveralDependenciesIsRefused() {
        Refusal.of(() -> dependencies(artifact("shop", "a.jar"), artifact("shop", "b.jar"))
                        .resolve("com.acme:shop"))
                .says("<application> 'com.acme:shop' matches several dependencies", "groupId:artifactId:type:version");
    }

    private static ApplicationArtifact dependencies(Artifact... artifacts) {
        MavenProject project = new MavenProject();
        project.setArtifacts(new LinkedHashSet<>(Arrays.asList(artifacts)));
        return new ApplicationArtifact(project, null, null);
    }

    private static Artifact artifact(String artifactId, String file) {
        Artifact artifact = new DefaultArtifact(
                "com.acme",
                artifactId,
                "1.0",
                "runtime",
                "jar",
                file.replace(".jar", ""),
                new DefaultArtifactHandler("jar"));
        artifact.setFile(new File(file));
        return artifact;
    }
}
