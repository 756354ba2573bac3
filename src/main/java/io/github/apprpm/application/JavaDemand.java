package io.github.apprpm.application;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Classes, and the release that they are for.
 *
 * @param set the classes that they are a part of
 * @param release the release
 * @param isExact whether no other release runs them, as they use preview features
 * @param names of these classes
 */
record JavaDemand(ClassSet set, int release, boolean isExact, Set<String> names) {
    /** A smaller part is few. */
    private static final int PARTS = 5;

    /** The classes of a set for this release or a later one. */
    static JavaDemand from(ClassSet set, int release) {
        return new JavaDemand(set, release, false, set.named(version -> version.release() >= release));
    }

    /** The classes of a set that only this release runs. */
    static JavaDemand only(ClassSet set, int release) {
        return new JavaDemand(
                set, release, true, set.named(version -> version.isPreview() && version.release() == release));
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    boolean isFew() {
        return names.size() * PARTS < set.versions().size();
    }

    /**
     * Whether others refer to the classes: of the same library or of the application, and where the classes have packages
     * of their own, as if they were a library in the library, of any other library.
     */
    boolean isReferred(ClassSet own, List<ClassSet> libraries) throws IOException {
        if (set.refersTo(names) || own.refersTo(names)) {
            return true;
        }
        if (set.areApart(names)) {
            for (ClassSet other : libraries) {
                if (other != set && other.refersTo(names)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** As {@code the class com.acme.Shop of shop.jar}. */
    @Override
    public String toString() {
        return "the class %s of %s".formatted(example(), set.name());
    }

    /** Why it is not met. */
    String unmet() {
        return "Java %d is not required: %d of the %d classes of %s would need %s (%s), but nothing refers to %s"
                .formatted(
                        release,
                        names.size(),
                        set.versions().size(),
                        set.name(),
                        isExact ? "it and no other" : "it",
                        example(),
                        names.size() == 1 ? "it" : "them");
    }

    private String example() {
        return names.iterator().next().replace('/', '.');
    }
}
