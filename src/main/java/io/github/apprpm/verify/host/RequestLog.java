package io.github.apprpm.verify.host;

import io.github.apprpm.verify.BrokenPromise;
import io.github.apprpm.verify.Health;
import io.github.apprpm.verify.Timeline;
import io.github.apprpm.verify.Timeline.Fate;
import io.github.apprpm.verify.Timeline.Mark;
import io.github.apprpm.verify.Timeline.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The requests that {@code requests.sh} made while the package was upgraded, with their times. */
final class RequestLog {
    private static final Pattern LINE = Pattern.compile("(\\d{15,19}) (\\d{3}) (\\d+)");
    private static final long NANOS_OF_MILLI = 1_000_000;
    private static final long MICROS_OF_MILLI = 1_000;

    /** Service Unavailable, RFC 9110. */
    private static final int NOT_READY = 503;

    private static final int CANNOT_CONNECT = 7;
    private static final int PARTIAL = 18;
    private static final int TIME_OVER = 28;
    private static final int EMPTY_REPLY = 52;
    private static final int RESET = 56;

    private final List<Sent> requests = new ArrayList<>();
    private final long first;

    private RequestLog(long first) {
        this.first = first;
    }

    static RequestLog parse(String text, Health health) {
        List<Matcher> lines =
                text.lines().map(LINE::matcher).filter(Matcher::matches).toList();
        RequestLog log =
                new RequestLog(lines.isEmpty() ? 0 : Long.parseLong(lines.get(0).group(1)) / NANOS_OF_MILLI);
        for (Matcher line : lines) {
            long at = Long.parseLong(line.group(1)) / NANOS_OF_MILLI - log.first;
            log.requests.add(sent(at, Integer.parseInt(line.group(2)), Integer.parseInt(line.group(3)), health));
        }
        return log;
    }

    private static Sent sent(long at, int status, int exit, Health health) {
        return switch (exit) {
            case 0 -> answered(at, status, health);
            case CANNOT_CONNECT -> new Sent(at, Fate.REFUSED, "connection refused");
            case EMPTY_REPLY, RESET -> new Sent(at, Fate.CUT_OFF, "cut off before an answer");
            case PARTIAL -> new Sent(at, Fate.FAILED, "half an answer with status " + status);
            case TIME_OVER -> new Sent(at, Fate.FAILED, "no answer within 20 seconds");
            default -> new Sent(at, Fate.FAILED, "curl's exit status " + exit);
        };
    }

    private static Sent answered(long at, int status, Health health) {
        if (health.isDemanded()
                && status == NOT_READY) { // a health check answers so while the application ends its last requests
            return new Sent(at, Fate.REFUSED, "not ready: 503");
        }
        return new Sent(at, health.isMetBy(status) ? Fate.ANSWERED : Fate.FAILED, Integer.toString(status));
    }

    /** With the stops and starts of the journal, in microseconds since 1970, and the first answer after the last gap. */
    Timeline timeline(List<Long> stopping, List<Long> started) {
        List<Mark> marks = new ArrayList<>();
        stopping.forEach(time -> marks.add(new Mark(time / MICROS_OF_MILLI - first, "stopping")));
        started.forEach(time -> marks.add(new Mark(time / MICROS_OF_MILLI - first, "started")));
        for (int i = requests.size() - 1; i > 0; i--) {
            if (requests.get(i).fate() == Fate.ANSWERED && requests.get(i - 1).fate() != Fate.ANSWERED) {
                marks.add(new Mark(requests.get(i).at(), "ready"));
                break;
            }
        }
        marks.sort((one, other) -> Long.compare(one.at(), other.at()));
        return new Timeline(requests, marks);
    }

    /** @throws BrokenPromise if one was neither answered nor refused nor cut off, or the service did not come back */
    void judge() throws BrokenPromise {
        if (requests.isEmpty()) {
            throw new BrokenPromise("no request was made");
        }
        List<Sent> failed =
                requests.stream().filter(sent -> sent.fate() == Fate.FAILED).toList();
        if (!failed.isEmpty()) {
            throw new BrokenPromise("%d of %d requests failed, the first after %d ms: %s"
                    .formatted(
                            failed.size(),
                            requests.size(),
                            failed.get(0).at(),
                            failed.get(0).words()));
        }
        requireAnswered("first", requests.get(0));
        requireAnswered("last", requests.get(requests.size() - 1));
    }

    private static void requireAnswered(String which, Sent sent) throws BrokenPromise {
        if (sent.fate() != Fate.ANSWERED) {
            throw new BrokenPromise("the %s request was not answered: %s".formatted(which, sent.words()));
        }
    }
}
