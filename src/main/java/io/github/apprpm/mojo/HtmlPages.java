package io.github.apprpm.mojo;

import io.github.apprpm.model.PackagingException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a goal writes a page for each package.
 *
 * @param given the file that the user named
 * @param directory where pages go otherwise, or empty for no pages
 * @param goal the name of the goal, and so of its pages
 */
record HtmlPages(Optional<Path> given, Optional<Path> directory, String goal) {
    /**
     * The page of a package, if one is written.
     *
     * @param rpm the package
     * @param count how many packages there are: a page of several is named after its package, too
     * @throws PackagingException if the user has named one file for several pages
     */
    Optional<Path> page(Path rpm, int count) {
        if (given.isPresent() && count > 1) {
            throw new PackagingException(
                    "The <htmlFile> '%s' is for one page, but there are %d packages".formatted(given.get(), count),
                    "Remove <htmlFile>, or name one package with -Dapprpm.file or -Dapprpm.after");
        }
        String name = count > 1
                ? "%s-%s.html".formatted(goal, rpm.getFileName().toString().replaceFirst("\\.rpm$", ""))
                : goal + ".html";
        return given.or(() -> directory.map(folder -> folder.resolve(name)));
    }
}
