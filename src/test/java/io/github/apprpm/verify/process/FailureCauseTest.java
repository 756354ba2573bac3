package io.github.apprpm.verify.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureCauseTest {
    private static FailureCause of(String... lines) {
        return new FailureCause(new LogFile(List.of(lines)));
    }

    private static String words(String... lines) {
        return of(lines).words("shop").orElse("");
    }

    @Test
    void silenceHasNoWords() {
        assertEquals(Optional.empty(), of().words("shop"));
    }

    @Test
    void aNewerClassFileNamesItsJava() {
        String line =
                "Exception in thread \"main\" java.lang.UnsupportedClassVersionError: com/acme/Main has been compiled by a"
                        + " more recent version of the Java Runtime (class file version 65.0), this version of the Java Runtime only"
                        + " recognizes class file versions up to 61.0";
        assertEquals("the class com.acme.Main needs Java 21", words(line));
        assertEquals(OptionalInt.of(21), of(line).wantedJava());
    }

    @Test
    void theLauncherSpeaksInTheNameOfTheService() {
        assertEquals(
                "the launcher reports: needs Java 21 or later; found: none",
                words("shop: needs Java 21 or later; found: none."));
    }

    @Test
    void howAProgramIsCalledIsNoCause() {
        String[] usage = {
            "usage: shop [-h] {server,check}", "", "positional arguments:", "  server   FATAL or not", "-h help"
        };
        assertEquals("", words(usage));
        assertTrue(of(usage).hasUsage());
        assertEquals("too few arguments", words("too few arguments", "Usage: shop FILE", "  -v  verbose"));
        assertEquals(
                "error: too few arguments", words("usage: shop [-h]", "       {server}", "error: too few arguments"));
        assertEquals(
                "10:00 INFO Main - no file",
                words("10:00 INFO Main - no file", "10:00 INFO Main - Usage: java Main FILE"));
        assertEquals("Memory usage: 45%", words("Memory usage: 45%"));
        assertFalse(of("Memory usage: 45%").hasUsage());
    }

    @Test
    void aPortInUseIsNamed() {
        assertEquals(
                "port 8080 is in use by another process",
                words(
                        "APPLICATION FAILED TO START",
                        "Description:",
                        "Web server failed to start. Port 8080 was already in use."));
        assertTrue(
                of("Caused by: java.net.BindException: Address already in use").isPortInUse());
        assertTrue(
                of("java.io.IOException: Failed to bind to /0.0.0.0:80 ... Address in use: BindException: Address already in use")
                        .isPortInUse());
    }

    @Test
    void aMissingClassIsNamed() {
        assertEquals(
                "the class org/acme/Hat is missing: a library is not in the package",
                words("Exception in thread \"main\" java.lang.NoClassDefFoundError: org/acme/Hat", "\tat Main.main"));
    }

    @Test
    void anOptionThatJavaDoesNotKnowIsNamed() {
        assertEquals(
                "java refuses to start: Unrecognized VM option 'UseConcMarkSweepGC'",
                words(
                        "Unrecognized VM option 'UseConcMarkSweepGC'",
                        "Error: Could not create the Java Virtual Machine."));
    }

    @Test
    void aDeniedFileIsNamed() {
        assertEquals(
                Optional.of("/var/app/shop/lib/x"),
                of("Caused by: java.nio.file.AccessDeniedException: /var/app/shop/lib/x")
                        .deniedFile());
        assertEquals(
                Optional.of("/var/app/shop/a.log"),
                of("java.io.FileNotFoundException: /var/app/shop/a.log (Permission denied)")
                        .deniedFile());
        assertEquals(
                Optional.empty(),
                of("java.io.FileNotFoundException: /a (No such file)").deniedFile());
    }

    @Test
    void springDescribesAFailure() {
        assertEquals(
                "Failed to configure a DataSource: 'url' attribute is not specified",
                words(
                        "APPLICATION FAILED TO START",
                        "Description:",
                        "Failed to configure a DataSource: 'url' attribute is not specified.",
                        "Action:",
                        "Consider the following:"));
    }

    @Test
    void theLastCauseIsTheFirst() {
        assertEquals(
                "java.net.UnknownHostException: db",
                words(
                        "Exception in thread \"main\" java.lang.IllegalStateException: no start",
                        "Caused by: java.io.IOException: no connection",
                        "Caused by: java.net.UnknownHostException: db"));
    }

    @Test
    void elseTheLastLineHasToDo() {
        assertEquals("Giving up", words("Starting", "Giving up."));
    }

    @Test
    void longLinesAreCut() {
        assertEquals("x".repeat(240) + "...", words("x".repeat(1000)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Unrecognized option: --serve|true",
                "ERROR: Missing required option: '--port=<port>'|true",
                "error: too few arguments|true",
                "[main] ERROR com.acme.Main - No command given|false",
                "Unknown command 'start'|true",
                "Required parameter 'file' is missing|true",
                "Caused by: java.lang.IllegalArgumentException: Invalid argument: x|false",
                "started with no arguments at all|false"
            })
    void anApplicationMayWantOtherArguments(String line, boolean isRefused) {
        assertEquals(isRefused, new FailureCause(new LogFile(List.of(line))).refusesArguments());
    }

    @Test
    void anOptionThatTheJvmDoesNotKnowIsNoArgument() {
        assertFalse(new FailureCause(new LogFile(
                        List.of("Unrecognized option: --serve", "Error: Could not create the Java Virtual Machine.")))
                .refusesArguments());
    }
}
