package io.github.apprpm.verify;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The answer to a request.
 *
 * @param status the HTTP status
 * @param headers the values of each header, by its name in lower case
 * @param body the body, as UTF-8
 * @param time from sending the request to the last byte
 */
public record Answer(int status, Map<String, List<String>> headers, String body, Duration time) {
    public Answer {
        Map<String, List<String>> lower = new TreeMap<>();
        headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = lower;
    }
}
