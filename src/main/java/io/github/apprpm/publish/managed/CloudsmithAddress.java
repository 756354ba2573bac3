package io.github.apprpm.publish.managed;

import io.github.apprpm.http.HttpPlace;
import io.github.apprpm.model.PackagingException;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The two hosts of Cloudsmith.
 *
 * @param uploads takes files
 * @param api makes packages of them
 * @param repository owner and repository, with a slash between
 */
record CloudsmithAddress(URI uploads, URI api, String repository) {
    private static final Pattern PATH = Pattern.compile("/([\\w.-]+/[\\w.-]+)/");
    private static final String UPLOADS = "//upload.";

    /** Of an address such as {@code https://upload.cloudsmith.io/OWNER/REPOSITORY/}. */
    static CloudsmithAddress of(URI url) {
        Matcher path = PATH.matcher(url.getRawPath());
        if (!path.matches()) {
            throw new PackagingException(
                    "The <repositoryUrl> '%s' does not name an owner and a repository".formatted(HttpPlace.shown(url)),
                    "Set it to https://upload.cloudsmith.io/OWNER/REPOSITORY/");
        }
        URI uploads = url.resolve("/");
        return new CloudsmithAddress(uploads, URI.create(uploads.toString().replace(UPLOADS, "//api.")), path.group(1));
    }
}
