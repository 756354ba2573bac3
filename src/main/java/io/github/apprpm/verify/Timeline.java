package io.github.apprpm.verify;

import java.util.List;
import java.util.Objects;

/**
 * The requests that were made while the package was upgraded, in the order in which they began.
 *
 * @param requests each request, with its outcome
 * @param marks what else happened meanwhile, such as the restart
 */
public record Timeline(List<Sent> requests, List<Mark> marks) {
    /** The outcome of a request. */
    public enum Fate {
        ANSWERED,
        /** No process listened, or a health check answered that it is not ready: a client may ask again. */
        REFUSED,
        /** The connection ended before the first byte of an answer: the old process went away. */
        CUT_OFF,
        /** Another status than expected, an incomplete answer, or no answer in time. */
        FAILED
    }

    /**
     * A request.
     *
     * @param at when it was sent, in milliseconds since the first one
     * @param fate its outcome
     * @param words what came back, such as {@code 200} or {@code 503} or {@code connection refused}
     */
    public record Sent(long at, Fate fate, String words) {
        public Sent {
            Objects.requireNonNull(fate);
            Objects.requireNonNull(words);
        }
    }

    /**
     * Something that happened at a moment.
     *
     * @param at when, in milliseconds since the first request
     * @param words what, such as {@code stopped}
     */
    public record Mark(long at, String words) {
        public Mark {
            Objects.requireNonNull(words);
        }
    }

    public Timeline {
        requests = List.copyOf(requests);
        marks = List.copyOf(marks);
    }

    /** How many requests had this fate. */
    public long count(Fate fate) {
        return requests.stream().filter(sent -> sent.fate() == fate).count();
    }
}
