package io.github.apprpm.model;

/**
 * The Java releases that can run an application.
 *
 * @param minimum the oldest of them, such as 17
 * @param isExact whether no later one can run it, as with classes that use preview features
 */
public record JavaReleases(int minimum, boolean isExact) {
    private static final int OLDEST = 8;

    /** Numbers from here on are a mistake, such as 1700 for 17. */
    private static final int NO_JAVA = 1000;

    public JavaReleases {
        if (minimum < OLDEST || minimum >= NO_JAVA) {
            throw new PackagingException(
                    "The minimum version of Java '%s' is not one that the launcher knows".formatted(minimum),
                    "Set <minimumJava> or -Dapprpm.minimumJava to a number such as 17, at least " + OLDEST);
        }
    }

    /** A release and all later ones. */
    public static JavaReleases from(int minimum) {
        return new JavaReleases(minimum, false);
    }

    /** One release alone. */
    public static JavaReleases only(int release) {
        return new JavaReleases(release, true);
    }

    public boolean contain(int release) {
        return isExact ? release == minimum : release >= minimum;
    }

    /** As {@code Java 17 or later}. */
    @Override
    public String toString() {
        return isExact ? "Java %s and no other".formatted(minimum) : "Java %s or later".formatted(minimum);
    }
}
