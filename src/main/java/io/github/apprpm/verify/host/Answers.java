package io.github.apprpm.verify.host;

import io.github.apprpm.verify.Answer;
import io.github.apprpm.verify.BrokenPromise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTTP answers as curl prints them. */
final class Answers {
    /** The text that curl prints behind the body. */
    static final String TRAILER = "\\n%{http_code} %{time_total}";

    private static final Pattern END = Pattern.compile("(?s)(.*)\\n(\\d{3}) (\\d+)[.,](\\d+)\\s*");
    private static final int MILLIS = 1000;

    private Answers() {}

    /** Reads what {@code curl -i} printed, with the trailer. */
    static Answer parse(String text) throws BrokenPromise {
        Matcher end = END.matcher(text);
        if (!end.matches()) {
            throw new BrokenPromise("there was no answer: %s".formatted(text.strip()));
        }
        String head = end.group(1);
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String body = head;
        while (body.startsWith("HTTP/")) { // repeats after an interim answer, such as 100 Continue
            headers.clear();
            String[] parts = body.split("\\r?\\n\\r?\\n", 2);
            parts[0].lines().skip(1).forEach(line -> {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                            .add(line.substring(colon + 1).strip());
                }
            });
            body = parts.length > 1 ? parts[1] : "";
            if (!parts[0].matches("(?s)HTTP/\\S+ 1\\d\\d.*")) {
                break;
            }
        }
        Duration time = Duration.ofMillis(Math.round(Double.parseDouble(end.group(3) + "." + end.group(4)) * MILLIS));
        return new Answer(Integer.parseInt(end.group(2)), headers, body, time);
    }
}
