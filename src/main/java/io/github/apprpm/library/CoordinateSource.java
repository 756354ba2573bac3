package io.github.apprpm.library;

/** What the coordinates of a library were read from. */
public enum CoordinateSource {
    /** The build resolved a file with the same bytes. */
    BUILD("the build's own dependencies"),
    /** {@code pom.properties} or {@code pom.xml} in the jar. */
    MAVEN_DESCRIPTOR("Maven's descriptor in the jar"),
    /** The jar's manifest says at least the group. */
    MANIFEST("manifest"),
    /** A known name, with the classes that belong to it. */
    CLASSES("file name and classes"),
    /** Nothing but the name of the file. */
    FILE_NAME("file name");

    private final String words;

    CoordinateSource(String words) {
        this.words = words;
    }

    /** For people. */
    @Override
    public String toString() {
        return words;
    }
}
