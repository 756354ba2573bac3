package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthCheckTest {
    private static HealthCheck health(String path) {
        return new HealthCheck(path, OptionalInt.empty(), 110);
    }

    @Test
    void theHostAsksItself() {
        assertEquals("http://127.0.0.1:8080/health", health("/health").url("8080"));
    }

    @Test
    void thePortMayBeAnotherOne() {
        assertEquals("http://127.0.0.1:9000/health", new HealthCheck("/health", OptionalInt.of(9000), 110).url("8080"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 299})
    void anyStatusOfSuccessIsReady(int status) {
        assertTrue(HealthCheck.isReady(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 103, 199, 300, 302, 404, 503})
    void aRedirectOrAnErrorIsNotReady(int status) {
        assertFalse(HealthCheck.isReady(status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/actuator/health/readiness", "/q/health?verbose=no&x=1", "/a-b_c.d~e:f@g+h,i;j=k"})
    void aPathOfAUrlIsTaken(String path) {
        assertEquals(path, health(path).path());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "health",
                "http://localhost/health",
                "/a b",
                "/a\"b",
                "/a'b",
                "/a\\b",
                "/a%20b",
                "/größe",
                "/a\nb",
                "/$HOME",
                "/a`b"
            })
    void whatSystemdOrTheShellReadsInAnotherWayIsRefused(String path) {
        Refusal.of(() -> health(path)).says("<path> '" + path + "'", "<health>", "'/actuator/health/readiness'");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65536})
    void aPortThatDoesNotExistIsRefused(int port) {
        Refusal.of(() -> new HealthCheck("/", OptionalInt.of(port), 110))
                .says("<port> '" + port + "'", "<health>", "1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 3601})
    void aTimeoutIsBetweenASecondAndAnHour(int seconds) {
        Refusal.of(() -> new HealthCheck("/", OptionalInt.empty(), seconds))
                .says("<timeout> '" + seconds + "'", "<health>", "1 to 3600 seconds");
    }
}
