package io.github.apprpm.text;

/** Numbers of things, with the noun in its number. */
public final class Count {
    private Count() {}

    /** Such as {@code 1 file} or {@code 3 files}. */
    public static String of(long count, String noun) {
        return of(count, noun, noun + "s");
    }

    /** Such as {@code 1 library} or {@code 3 libraries}. */
    public static String of(long count, String singular, String plural) {
        return count + " " + (count == 1 ? singular : plural);
    }
}
