package io.github.apprpm.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource({
        "hats-1.0.jar, hats, 1.0, ",
        "big-hats-1.0.2.Final.jar, big-hats, 1.0.2.Final, ",
        "hats-1.0-SNAPSHOT.jar, hats, 1.0-SNAPSHOT, ",
        "hats-1.0-20260101.120000-1.jar, hats, 1.0-20260101.120000-1, ",
        "guava-33.4.8-jre.jar, guava, 33.4.8-jre, ",
        "hats-1.0-beta-2.jar, hats, 1.0-beta-2, ",
        "hats-2.0-M1.jar, hats, 2.0-M1, ",
        "log4j-1.2-api-2.24.0.jar, log4j-1.2-api, 2.24.0, ",
        "json4s-ast_2.13-4.0.7.jar, json4s-ast_2.13, 4.0.7, ",
        "native-linux-x86_64-1.23.0.jar, native-linux-x86_64, 1.23.0, ",
        "netty-epoll-4.1.137.Final-linux-x86_64.jar, netty-epoll, 4.1.137.Final, linux-x86_64",
        "hats-1.0-exec.war, hats, 1.0, exec",
        "hats-1.0-SNAPSHOT-exec.jar, hats, 1.0-SNAPSHOT, exec"
    })
    void anArtifactsVersionAndClassifierAreToldApart(String name, String artifact, String version, String classifier) {
        FileName file = FileName.parse(name);

        assertEquals(artifact, file.artifact());
        assertEquals(version, file.version().orElse(null));
        assertEquals(classifier, file.classifier().orElse(null));
    }

    @ParameterizedTest
    @CsvSource({"shop.jar, shop", "quarkus-run.jar, quarkus-run", "-1.0.jar, -1.0", "jsr305.jar, jsr305"})
    void aNameWithoutAVersionIsAllArtifact(String name, String artifact) {
        assertEquals(artifact, FileName.parse(name).artifact());
    }

    @Test
    void aNameThatMavenCannotHaveMadeIsNotTakenApart() {
        String name = "a-1".repeat(20_000);

        assertEquals(name, FileName.parse(name + ".jar").artifact());
    }
}
