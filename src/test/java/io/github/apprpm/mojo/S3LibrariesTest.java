package io.github.apprpm.mojo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class S3LibrariesTest {
    @Test
    void theSdkIsTheOneThatWasCompiledWith() throws IOException {
        assertTrue(Files.readString(Path.of("pom.xml")).contains("<aws.sdk>" + S3Libraries.VERSION + "</aws.sdk>"));
    }
}
