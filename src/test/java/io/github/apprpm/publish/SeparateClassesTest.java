package io.github.apprpm.publish;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.publish.s3.S3Storage;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeparateClassesTest {
    private static final String STORAGE = "io.github.apprpm.publish.s3";

    @Test
    void aPackageIsLoadedWithTheLibrariesThatTheOthersDoNotSee() throws Exception {
        try (SeparateClasses classes = new SeparateClasses(STORAGE, sdk())) {
            Class<?> storage = classes.loadClass(S3Storage.class.getName());
            assertNotSame(S3Storage.class, storage);
            assertSame(classes, storage.getClassLoader());
            assertSame(
                    classes,
                    classes.loadClass("software.amazon.awssdk.services.s3.S3Client")
                            .getClassLoader());
        }
    }

    @Test
    void whatBothSidesUseIsTheSame() throws Exception {
        try (SeparateClasses classes = new SeparateClasses(STORAGE, sdk())) {
            assertTrue(RepositoryStorage.class.isAssignableFrom(classes.loadClass(S3Storage.class.getName())));
        }
    }

    @Test
    void aLibraryOfTheBuildIsNotSeen() throws IOException {
        try (SeparateClasses classes = new SeparateClasses(STORAGE, List.of())) {
            assertThrows(ClassNotFoundException.class, () -> classes.loadClass("org.slf4j.LoggerFactory"));
            assertFalse(classes.getResources("META-INF/maven/org.slf4j/slf4j-api/pom.xml")
                    .hasMoreElements());
        }
    }

    private static List<URL> sdk() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> path.contains("awssdk") || path.contains("slf4j") || path.contains("reactive-streams"))
                .map(SeparateClassesTest::url)
                .toList();
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
