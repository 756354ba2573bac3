package io.github.apprpm.publish.managed;

/** What is in the place of a package. */
enum Presence {
    /** Nothing. */
    ABSENT,
    /** The same bytes. */
    SAME,
    /** The same header and payload below a signature of the server. */
    SIGNED_BY_SERVER,
    /** Another package. */
    OTHER
}
