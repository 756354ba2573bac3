package io.github.apprpm.verify;

import io.github.apprpm.text.Seconds;
import io.github.apprpm.verify.Timeline.Fate;
import io.github.apprpm.verify.Timeline.Sent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a client saw of an upgrade, in a sentence. */
public final class TimelineSummary {
    private final Timeline timeline;
    private final List<Sent> requests;

    private TimelineSummary(Timeline timeline) {
        this.timeline = timeline;
        this.requests = timeline.requests().stream()
                .sorted(Comparator.comparingLong(Sent::at))
                .toList();
    }

    /** Such as "312 answered, 27 refused; away for 2.9 s", without a final period. */
    public static String of(Timeline timeline) {
        return new TimelineSummary(timeline).text();
    }

    private String text() {
        if (requests.isEmpty()) {
            return "no requests";
        }
        List<String> counts = new ArrayList<>();
        for (Fate fate : Fate.values()) {
            long count = timeline.count(fate);
            if (count > 0) {
                counts.add(count + " " + word(fate));
            }
        }
        return "%s%s; %s".formatted(String.join(", ", counts), failures(), absence());
    }

    /** The word for an outcome in reports. */
    public static String word(Fate fate) {
        return fate.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What came back instead, such as " (503 twice)". */
    private String failures() {
        Map<String, Integer> counts = new TreeMap<>();
        requests.stream()
                .filter(sent -> sent.fate() == Fate.FAILED)
                .forEach(sent -> counts.merge(sent.words(), 1, Integer::sum));
        List<String> words = new ArrayList<>();
        counts.forEach((what, count) -> words.add(count == 1 ? what : "%s \u00d7 %d".formatted(what, count)));
        return words.isEmpty() ? "" : " (%s)".formatted(String.join(", ", words));
    }

    /** From the first request without an answer to the next one that has one; the longest counts. */
    private String absence() {
        long longest = -1;
        long gone = -1;
        for (Sent sent : requests) {
            if (sent.fate() != Fate.ANSWERED) {
                gone = gone < 0 ? sent.at() : gone;
            } else if (gone >= 0) {
                longest = Math.max(longest, sent.at() - gone);
                gone = -1;
            }
        }
        if (gone >= 0) {
            return "no answers after %s".formatted(Seconds.ofMillis(gone));
        }
        return longest < 0 ? "never away" : "away for %s".formatted(Seconds.ofMillis(longest));
    }
}
