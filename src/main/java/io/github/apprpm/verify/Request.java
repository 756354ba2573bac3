package io.github.apprpm.verify;

import io.github.apprpm.model.PackagingException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A GET request of the project's own, and what must come back: an entry of {@code <requests>}. */
public final class Request {
    private static final int EXCERPT = 200;

    private final String path;
    private final OptionalInt status;
    private final Optional<Header> header;
    private final Optional<Pattern> body;
    private final Optional<Duration> maximumTime;

    private record Header(String name, String value) {}

    /**
     * @param path the path with its query, beginning with {@code /}
     * @param status the expected status, 100 to 599; empty for any 2xx
     * @param header a header of the answer, such as {@code Content-Type: text/html}; the value in the answer begins with this one
     * @param body a regular expression that must be found in the body
     * @param maximumTime the milliseconds within which the whole answer must arrive, at least 1
     * @throws PackagingException if one of them is malformed
     */
    public Request(
            String path,
            OptionalInt status,
            Optional<String> header,
            Optional<String> body,
            Optional<Integer> maximumTime) {
        if (path == null || !path.matches("/[\\x21-\\x7e]*")) {
            throw new PackagingException(
                    "A <request> has the invalid <path> '%s'".formatted(path == null ? "" : path),
                    "Begin it with /, and write spaces and non-ASCII characters with %, as in /search?q=a%20b");
        }
        if (status.isPresent() && (status.getAsInt() < 100 || status.getAsInt() > 599)) {
            throw new PackagingException(
                    "The <request> of '%s' has the invalid <status> '%d'".formatted(path, status.getAsInt()),
                    "Set <status> to an HTTP status, 100 to 599");
        }
        this.path = path;
        this.status = status;
        this.header = header.map(text -> header(path, text));
        this.body = body.map(text -> pattern(path, text));
        this.maximumTime = maximumTime.map(millis -> duration(path, millis));
    }

    private static Header header(String path, String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || !text.substring(0, colon).matches("[\\w!#$%&'*+.^`|~-]+")) {
            throw new PackagingException(
                    "The <request> of '%s' has the invalid <header> '%s'".formatted(path, text),
                    "Write name and value, as in <header>Content-Type: application/json</header>");
        }
        return new Header(text.substring(0, colon), text.substring(colon + 1).strip());
    }

    private static Pattern pattern(String path, String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new PackagingException(
                    "The <request> of '%s' has the <body> '%s', which is not a regular expression: %s"
                            .formatted(path, text, e.getDescription()),
                    "Correct it; a backslash before a character such as ( [ { . * + ? takes it literally",
                    e);
        }
    }

    private static Duration duration(String path, int millis) {
        if (millis < 1) {
            throw new PackagingException(
                    "The <request> of '%s' has the invalid <maximumTime> '%d'".formatted(path, millis),
                    "Set <maximumTime> to milliseconds, 1 or more");
        }
        return Duration.ofMillis(millis);
    }

    public String path() {
        return path;
    }

    /** The name in reports, such as {@code GET /api/health answers 200}. */
    public String name() {
        return "GET %s answers %s".formatted(path, expected());
    }

    private String expected() {
        return status.isPresent() ? Integer.toString(status.getAsInt()) : "2xx";
    }

    private static boolean isSuccess(int status) {
        return status / 100 == 2;
    }

    /** @throws BrokenPromise if another answer was expected; the message says which */
    public void judge(Answer answer) throws BrokenPromise {
        boolean isExpected = status.isPresent() ? answer.status() == status.getAsInt() : isSuccess(answer.status());
        if (!isExpected) {
            throw new BrokenPromise(
                    "GET %s answered %d instead of %s%s".formatted(path, answer.status(), expected(), saying(answer)));
        }
        if (header.isPresent()) {
            judge(header.get(), answer);
        }
        if (body.isPresent() && !body.get().matcher(answer.body()).find()) {
            throw new BrokenPromise(
                    "GET %s answered a body in which '%s' is not found%s".formatted(path, body.get(), saying(answer)));
        }
        if (maximumTime.isPresent() && answer.time().compareTo(maximumTime.get()) > 0) {
            throw new BrokenPromise("GET %s took %d ms instead of %d ms at most"
                    .formatted(path, answer.time().toMillis(), maximumTime.get().toMillis()));
        }
    }

    private void judge(Header expected, Answer answer) throws BrokenPromise {
        List<String> values = answer.headers().getOrDefault(expected.name.toLowerCase(Locale.ROOT), List.of());
        if (values.stream().noneMatch(value -> value.startsWith(expected.value))) {
            throw new BrokenPromise("GET %s answered without the header '%s: %s'%s"
                    .formatted(
                            path,
                            expected.name,
                            expected.value,
                            values.isEmpty() ? "" : ", but with '%s'".formatted(String.join("', '", values))));
        }
    }

    private static String saying(Answer answer) {
        String body = answer.body().strip();
        if (body.isEmpty()) {
            return "";
        }
        return ": " + (body.length() > EXCERPT ? body.substring(0, EXCERPT) + "..." : body).replaceAll("\\s+", " ");
    }
}
