package io.github.apprpm.diff;

/** What can differ between a file of one version and the same file of another. */
public enum FileAspect {
    /** A file became a directory, a link or the like. */
    TYPE,
    /** The version in its name, or its place. */
    PATH,
    MODE,
    OWNER,
    GROUP,
    /** What rpm knows of it: configuration, ghost, documentation and so on. */
    FLAGS,
    /** Where a symbolic link points to. */
    LINK,
    CAPABILITIES,
    SIZE,
    /** Its bytes. */
    CONTENT
}
