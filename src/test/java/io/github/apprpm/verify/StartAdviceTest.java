package io.github.apprpm.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines are those of systemd 252 and 257, and of Java 17 and 21. */
class StartAdviceTest {
    private static final String WORKING_DIRECTORY =
            "if it writes to a relative path, set <unit><WorkingDirectory>/var/lib/shop</WorkingDirectory></unit>";

    private static Optional<String> advice(String... lines) {
        return new StartAdvice("shop", Optional.of("/var/app/shop")).of(List.of(lines));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Exception in thread \"main\" java.lang.UnsatisfiedLinkError: /tmp/lib12.so: /tmp/lib12.so: failed to map segment from shared object",
                "Caused by: java.lang.UnsatisfiedLinkError: /tmp/a.so: /tmp/a.so: failed to map segment from shared object: Operation not permitted"
            })
    void nativeLibrariesAreUnpackedWhereTheyMayBeExecuted(String line) {
        assertEquals(
                "/tmp is mounted with noexec: let native libraries be unpacked elsewhere, with the option -Djava.io.tmpdir=/var/cache/shop of the JVM",
                advice("shop starts", line).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"/var/lib, StateDirectory", "/var/cache, CacheDirectory", "/var/log, LogsDirectory"})
    void aLinkInPlaceOfADirectoryIsMountedOrLeftToTheAdministrator(String parent, String directive) {
        assertEquals(
                "%s/shop is a symbolic link, which %s= does not follow: mount the directory there instead, or set <unit><%2$s></%2$s><ReadWritePaths>%1$s/shop</ReadWritePaths></unit>"
                        .formatted(parent, directive),
                advice("shop.service: Failed to set up special execution directory in " + parent
                                + ": Too many levels of symbolic links")
                        .orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.nio.file.FileSystemException: /var/app/shop/logs: Read-only file system",
                "java.io.FileNotFoundException: logs/app.log (Read-only file system)",
                "java.io.FileNotFoundException: ./logs/app.log (Permission denied)",
                "java.nio.file.AccessDeniedException: /var/app/shop/logs",
                "ERROR Failed to create parent directories for [/var/app/shop/logs/app.log]",
                "java.io.IOException: Could not create directory /var/app/shop/logs"
            })
    void whoWritesToRelativePathsGetsAnotherWorkingDirectory(String line) {
        assertEquals(WORKING_DIRECTORY, advice(line).orElseThrow());
    }

    @Test
    void whoWritesElsewhereIsLetThere() {
        assertEquals(
                "let it write there with <unit><ReadWritePaths>/srv/uploads</ReadWritePaths></unit>",
                advice("java.io.FileNotFoundException: /srv/uploads/a (Read-only file system)")
                        .orElseThrow());
    }

    @Test
    void anythingElseHasNoAdvice() {
        assertTrue(advice("java.net.BindException: Address already in use", "/etc/shop/key (Permission denied)")
                .isEmpty());
    }
}
