package io.github.apprpm.verify;

/** Receives what happens while a package is tried, which takes minutes; several places may report at the same time. */
public interface Progress {
    /** A place is prepared, such as {@code bookworm} or {@code Java 17.0.15}. */
    void begins(String place);

    /** A case is over. */
    void tried(String place, CaseResult result);

    /** A note for readers of the report, such as a limit that a host cannot enforce. */
    void notes(String place, String words);
}
