package io.github.apprpm.publish;

/** Hears what becomes of packages on their way. */
public interface UploadListener {
    /** @param sent in bytes; begins again when a package is sent again */
    void sent(LocalPackage rpm, long sent);

    /** A package has arrived. */
    void arrived(LocalPackage rpm, String words);

    /** Something that the user should know, and that does not end the run. */
    void warns(String words);
}
