package io.github.apprpm.verify.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.apprpm.verify.Answer;
import io.github.apprpm.verify.BrokenPromise;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {
    @Test
    void headersAndBodyAreApart() throws BrokenPromise {
        Answer answer = Answers.parse(
                "HTTP/1.1 200 \r\nContent-Type: text/html\r\nX-A: 1\r\nX-A: 2\r\n\r\nfirst\n\nsecond\n200 0.012345");
        assertEquals(200, answer.status());
        assertEquals(List.of("text/html"), answer.headers().get("content-type"));
        assertEquals(List.of("1", "2"), answer.headers().get("x-a"));
        assertEquals("first\n\nsecond", answer.body());
        assertEquals(Duration.ofMillis(12), answer.time());
    }

    @Test
    void anInterimAnswerIsNotTheAnswer() throws BrokenPromise {
        Answer answer =
                Answers.parse("HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\nHTTP/1.1 204 \r\nX: y\r\n\r\n\n204 1.5");
        assertEquals(204, answer.status());
        assertEquals(List.of("y"), answer.headers().get("x"));
        assertEquals("", answer.body());
    }

    @Test
    void nothingIsNoAnswer() {
        assertThrows(BrokenPromise.class, () -> Answers.parse(""));
    }
}
