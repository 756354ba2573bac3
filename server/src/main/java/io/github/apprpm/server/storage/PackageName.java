package io.github.apprpm.server.storage;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.repository.metadata.PackageRecord;
import java.util.regex.Pattern;

/** The name of a package with version, release and architecture, of characters that are safe in paths and addresses. */
public record PackageName(String name, String version, String release, String architecture) {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_+~^][A-Za-z0-9._+~^-]*");
    /** A file name has 255 bytes at most. */
    private static final int LONGEST = 240;

    public PackageName {
        require("name", name);
        require("version", version);
        require("release", release);
        require("architecture", architecture);
        int length = name.length() + version.length() + release.length() + architecture.length();
        if (length > LONGEST) {
            throw new PackagingException(
                    "The name, version, release and architecture of the package have %d characters".formatted(length),
                    "Build it with %d or fewer".formatted(LONGEST));
        }
    }

    static PackageName of(PackageRecord read) {
        return new PackageName(read.name(), read.version(), read.release(), read.architecture());
    }

    private static void require(String part, String value) {
        if (!ALLOWED.matcher(value).matches()) {
            throw new PackagingException(
                    "The %s '%s' of the package has characters that are not accepted".formatted(part, value),
                    "Build it with letters, digits and . _ + ~ ^ - alone");
        }
    }

    public String fileName() {
        return "%s-%s-%s.%s.rpm".formatted(name, version, release, architecture);
    }
}
