package io.github.apprpm.verify.host;

/**
 * How a wait for the service ended.
 *
 * @param end the kind of end
 * @param millis how long it took
 * @param status the last HTTP status, or 0 if there was no answer
 * @param since when it began, in seconds since 1970
 * @param said the error of systemctl if it refused to start the service
 */
record Waiting(End end, long millis, int status, long since, String said) {
    enum End {
        READY,
        /** The service failed or stopped. */
        ENDED,
        /** The time was over. */
        LATE,
        /** There is no such service, or it may not be started. */
        REFUSED
    }

    /** Reads what {@code await.sh} printed. */
    static Waiting parse(String text) {
        KeyValues facts = KeyValues.parse(text);
        End end = switch (facts.get("end")) {
            case "ready" -> End.READY;
            case "late" -> End.LATE;
            case "refused" -> End.REFUSED;
            default -> End.ENDED;
        };
        return new Waiting(
                end,
                facts.number("millis"),
                (int) facts.number("status"),
                facts.number("since"),
                end == End.REFUSED ? facts.get("said") : "");
    }

    boolean isReady() {
        return end == End.READY;
    }
}
