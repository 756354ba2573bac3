package io.github.apprpm.server.curation;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.server.config.Configuration;
import io.github.apprpm.text.Printable;
import java.util.regex.Pattern;

/**
 * A package as the administrator names it.
 *
 * @param release of a distribution, such as {@code el9}
 * @param fileName with version, release and architecture, and its ending
 */
public record StoredRelease(String repository, String release, String fileName) {
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_+~^][A-Za-z0-9._+~^-]{0,250}\\.rpm");

    public StoredRelease {
        if (!Configuration.isName(repository) || !Configuration.isName(release)) {
            throw new PackagingException(
                    "There is no repository '%s' for '%s'"
                            .formatted(Printable.quoted(repository), Printable.quoted(release)),
                    "Choose the package from its page");
        }
        if (!FILE.matcher(fileName).matches()) {
            throw new PackagingException(
                    "'%s' is not the name of a package's file".formatted(Printable.quoted(fileName)),
                    "Choose the package from its page");
        }
    }

    /** As the audit log has it. */
    @Override
    public String toString() {
        return repository + "/" + release + "/" + fileName;
    }
}
