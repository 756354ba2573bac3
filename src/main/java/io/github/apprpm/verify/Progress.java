package io.github.apprpm.verify;

/** Hears what happens while a package is tried, which takes minutes; several places may speak at a time. */
public interface Progress {
    /** A place is prepared, such as {@code bookworm} or {@code Java 17.0.15}. */
    void begins(String place);

    /** A case is over. */
    void tried(String place, CaseResult result);

    /** Something that whoever reads the report should know, such as a limit that a host cannot enforce. */
    void notes(String place, String words);
}
