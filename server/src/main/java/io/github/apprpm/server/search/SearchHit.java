package io.github.apprpm.server.search;

import io.github.apprpm.server.storage.View;

/**
 * A package that was found.
 *
 * @param evr the epoch, if there is one, the version and the release
 * @param href its path below the folder of the view
 * @param match what of it is as wanted
 * @param text the name, capability or path that is as wanted
 */
public record SearchHit(
        View view,
        String name,
        String evr,
        String architecture,
        String href,
        String summary,
        Match match,
        String text) {
    /** What is as wanted; the better comes first. */
    public enum Match {
        /** The package has this name. */
        NAME,
        NAME_BEGINS,
        NAME_CONTAINS,
        /** It provides this, or has this file. */
        CAPABILITY,
        FILE,
        CAPABILITY_CONTAINS,
        FILE_CONTAINS,
        SUMMARY_CONTAINS
    }
}
