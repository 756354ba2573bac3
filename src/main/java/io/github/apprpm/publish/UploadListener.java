package io.github.apprpm.publish;

/** Hears what becomes of packages on their way; of what goes well, who wants to. */
@FunctionalInterface
public interface UploadListener {
    /** @param sent in bytes; begins again when a package is sent again */
    default void sent(LocalPackage rpm, long sent) {}

    /** A package has arrived. */
    default void arrived(LocalPackage rpm, String words) {}

    /** Something that the user should know, and that does not end the run. */
    void warns(String words);
}
