package io.github.apprpm.server.http;

/** A request ends here, with an answer that says why. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    public RefusedException(Answer answer) {
        super("%d".formatted(answer.status()), null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
