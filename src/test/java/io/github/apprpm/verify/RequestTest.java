package io.github.apprpm.verify;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.apprpm.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {
    private static final Answer ANSWER = new Answer(
            200,
            Map.of("Content-Type", List.of("text/html;charset=utf-8"), "Vary", List.of("Accept", "Origin")),
            "<h1>Shop</h1>\n<p>shop 1.2.0</p>\n",
            Duration.ofMillis(120));

    private static Request of(String path, int status) {
        return new Request(path, OptionalInt.of(status), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Request withHeader(String header) {
        return new Request("/", OptionalInt.empty(), Optional.of(header), Optional.empty(), Optional.empty());
    }

    private static Request withBody(String body) {
        return new Request("/", OptionalInt.empty(), Optional.empty(), Optional.of(body), Optional.empty());
    }

    private static Request within(int millis) {
        return new Request("/", OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.of(millis));
    }

    private static String cause(Request request) {
        return assertThrows(BrokenPromise.class, () -> request.judge(ANSWER)).getMessage();
    }

    private static void holds(Request request) {
        assertDoesNotThrow(() -> request.judge(ANSWER));
    }

    @Test
    void anotherStatusIsNamedWithTheBody() {
        holds(of("/", 200));
        assertEquals(
                "GET /a?b=c answered 200 instead of 404: <h1>Shop</h1> <p>shop 1.2.0</p>", cause(of("/a?b=c", 404)));
    }

    @Test
    void withoutAStatusAnyOfSuccessWillDo() {
        Request request = withHeader("Vary: Accept");
        assertEquals("GET / answers 2xx", request.name());
        holds(request);
        Answer redirect = new Answer(302, Map.of("Vary", List.of("Accept")), "", Duration.ZERO);
        assertEquals(
                "GET / answered 302 instead of 2xx",
                assertThrows(BrokenPromise.class, () -> request.judge(redirect)).getMessage());
    }

    @Test
    void aHeaderIsComparedWhateverTheCaseOfItsNameAndAsFarAsItGoes() {
        holds(withHeader("content-type: text/html"));
        holds(withHeader("VARY: Origin"));
        assertEquals(
                "GET / answered without the header 'Content-Type: application/json', but with 'text/html;charset=utf-8'",
                cause(withHeader("Content-Type: application/json")));
        assertEquals("GET / answered without the header 'ETag: \"1\"'", cause(withHeader("ETag: \"1\"")));
    }

    @Test
    void aBodyIsSearched() {
        holds(withBody("shop \\d+\\.\\d+"));
        assertEquals(
                "GET / answered a body in which 'museum' is not found: <h1>Shop</h1> <p>shop 1.2.0</p>",
                cause(withBody("museum")));
    }

    @Test
    void aLongBodyIsCut() {
        Answer answer = new Answer(500, Map.of(), "x".repeat(1000), Duration.ZERO);
        String cause = assertThrows(BrokenPromise.class, () -> of("/", 200).judge(answer))
                .getMessage();
        assertEquals("GET / answered 500 instead of 200: " + "x".repeat(200) + "...", cause);
    }

    @Test
    void aSlowAnswerIsNamed() {
        holds(within(120));
        assertEquals("GET / took 120 ms instead of 119 ms at most", cause(within(119)));
    }

    @Test
    void itsNameSaysWhatIsExpected() {
        assertEquals("GET /api answers 404", of("/api", 404).name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "api", "http://host/", "/a b", "/\u00e4"})
    void aPathBeginsWithASlashAndIsAscii(String path) {
        Refusal.of(() -> of(path, 200)).says("<path> '%s'".formatted(path), "Begin it with /");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 99, 600, -1})
    void aStatusIsOne(int status) {
        Refusal.of(() -> of("/", status)).says("<status> '%d'".formatted(status), "100 to 599");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Content-Type", ": text", "Content Type: text"})
    void aHeaderHasANameAndAValue(String header) {
        Refusal.of(() -> withHeader(header)).says("<header> '%s'".formatted(header), "Content-Type:");
    }

    @Test
    void aBodyIsARegularExpression() {
        Refusal.of(() -> withBody("(shop")).says("<body> '(shop'", "Unclosed group", "backslash");
    }

    @Test
    void aMaximumTimeIsPositive() {
        Refusal.of(() -> within(0)).says("<maximumTime> '0'", "1 or more");
    }
}
