package io.github.apprpm.server.storage;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.repository.metadata.PackageRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where packages go and are found. */
public interface PackagePlaces {
    /**
     * Gives the file of an upload its place, where it stays whatever happens to the machine.
     *
     * @param file has the content on the disk already
     * @throws OtherContentException if a package of the same name with other bytes is there
     * @throws PackagingException if the package does not say for which release it is
     */
    Filed file(String repository, Path file, PackageRecord read) throws IOException;

    /**
     * Gives another repository a package, too.
     *
     * @return its views that are others now
     * @throws OtherContentException if it has another package of this name
     * @throws PackagingException if the package is not there
     */
    List<View> promote(String repository, String release, String fileName, String to) throws IOException;

    /**
     * Moves a package of a release to where no client sees it, in all views.
     *
     * @return the views that had it
     * @throws PackagingException if it is not there
     */
    List<View> withdraw(String repository, String release, String fileName) throws IOException;

    /** The reverse of {@link #withdraw}. */
    List<View> restore(String repository, String release, String fileName) throws IOException;

    /** The names of the packages of a release that were withdrawn. */
    List<String> withdrawn(String repository, String release) throws IOException;

    /** The views of a repository that have a package, the first release's first; none if there is no such package. */
    List<View> having(String repository, String fileName) throws IOException;

    /**
     * The digest of a package, in digits.
     *
     * @throws java.nio.file.NoSuchFileException if it is not there
     */
    String sha256(View view, String fileName) throws IOException;

    /**
     * Reads a package.
     *
     * @param href as the metadata of the view have it
     * @throws java.nio.file.NoSuchFileException if it is not there now
     */
    <T> T read(View view, String href, Reading<T> reading) throws IOException;

    /** Reads a file, which is there no longer than that. */
    @FunctionalInterface
    interface Reading<T> {
        T of(Path file) throws IOException;
    }

    /** Where a package lies, below the root of each view that has it. */
    String pathOf(String fileName);

    /** A package that somebody wants to promote is not there. */
    static PackagingException missing(String repository, String release, String fileName) {
        return new PackagingException(
                "There is no package '%s/%s/%s'".formatted(repository, release, fileName),
                "It may have been withdrawn");
    }

    /**
     * A package in its place.
     *
     * @param isNew whether it was not there before
     * @param views that have it
     * @param changed those of them that did not have it
     */
    record Filed(boolean isNew, PackageName name, List<View> views, List<View> changed) {}
}
