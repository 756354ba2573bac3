package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.model.HealthCheck.Scheme;
import java.util.Optional;
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

    private static HealthCheck at(String scheme, String host) {
        return new HealthCheck(
                Optional.of(scheme).map(Scheme::of), Optional.of(host), OptionalInt.of(8443), "/health", 110);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "shop.example.org", "10.0.0.5", "[::1]", "[fd00::12:3]", "[::ffff:10.0.0.5]"})
    void theAddressMayBeAnotherOneAndBeAskedOverTls(String host) {
        assertEquals("https://" + host + ":8443/health", at("https", host).url("8080"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "::1",
                "localhost:8080",
                "http://localhost",
                "a b",
                "[]",
                "[1]",
                "-a",
                "a/b",
                "$HOME",
                "größe"
            })
    void whatIsNoAddressIsRefused(String host) {
        Refusal.of(() -> at("https", host)).says("<host> '" + host + "'", "<health>", "[::1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTPS", "tls", "https://"})
    void anotherSchemeIsRefused(String scheme) {
        Refusal.of(() -> at(scheme, "localhost")).says("<scheme> '" + scheme + "'", "<health>", "http or https");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 299, 302, 399})
    void successAndRedirectsAreReady(int status) {
        assertTrue(HealthCheck.isReady(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 103, 199, 400, 401, 404, 503})
    void anErrorIsNotReady(int status) {
        assertFalse(HealthCheck.isReady(status));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/actuator/health/readiness",
                "/q/health?verbose=no&x=1",
                "/a-b_c.d~e:f@g+h,i;j=k",
                "/$/ping",
                "/a%20b/%2F",
                "/it's/~me/[1]/!(*)&"
            })
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
                "/a\\b",
                "/a%2",
                "/100%",
                "/a#b",
                "/{id}",
                "/größe",
                "/a\nb",
                "/a`b"
            })
    void whatNoUrlHasIsRefused(String path) {
        Refusal.of(() -> health(path)).says("<path> '" + path + "'", "<health>", "'/actuator/health/readiness'", "%20");
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
