package io.github.apprpm.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassPathEntryTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"a.jar", "my lib.jar", "c++.jar", "100%.jar", "hüte.jar", "a:b.jar", "lib/a#1?.jar", "x!/y.jar"})
    void whatIsWrittenIsReadBack(String path) {
        assertEquals(
                Optional.of(path),
                ClassPathEntry.of(ClassPathEntry.encoded(path)).path());
    }

    @ParameterizedTest
    @CsvSource({"lib/, true", "., true", "./, true", "../, true", "lib/.., true", "lib, false", "lib/a.jar, false"})
    void aDirectoryEndsWithASlash(String text, boolean isDirectory) {
        assertEquals(isDirectory, ClassPathEntry.of(text).isDirectory());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://host/a.jar", "jar:file:/a.jar!/", "a%zz.jar", "a%2", "a%00.jar"})
    void whatTheJvmDoesNotReadHasNoPath(String text) {
        assertEquals(Optional.empty(), ClassPathEntry.of(text).path());
    }

    @Test
    void itsPlaceIsRelativeToTheJarThatNamesIt() {
        ClassPathEntry entry = ClassPathEntry.of("../b/./c.jar");

        assertEquals(Optional.of("x/b/c.jar"), entry.below("x/a/jar.jar"));
        assertEquals(Optional.empty(), entry.below("jar.jar"));
        assertEquals(Optional.empty(), ClassPathEntry.of("file:///opt/c.jar").below("jar.jar"));
    }
}
