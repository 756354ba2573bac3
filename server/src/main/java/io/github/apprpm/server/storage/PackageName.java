package io.github.apprpm.server.storage;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.repository.metadata.PackageRecord;
import io.github.apprpm.text.Printable;
import java.util.regex.Pattern;

/** The name of a package with version, release and architecture, of characters that are safe in paths and addresses. */
public record PackageName(String name, String version, String release, String architecture) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_+~^][A-Za-z0-9._+~^-]*");
    /** A dash separates them. */
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._+~^]+");

    private static final Pattern ARCHITECTURE = Pattern.compile("[a-z][a-z0-9_]*");
    /** A file name has 255 bytes at most. */
    private static final int LONGEST = 240;

    public PackageName {
        require("name", name, NAME);
        require("version", version, VERSION);
        require("release", release, VERSION);
        require("architecture", architecture, ARCHITECTURE);
        int length = name.length() + version.length() + release.length() + architecture.length();
        if (length > LONGEST) {
            throw new PackagingException(
                    "The name, version, release and architecture of the package have %d characters".formatted(length),
                    "Build it with %d or fewer".formatted(LONGEST));
        }
    }

    public static PackageName of(PackageRecord read) {
        return new PackageName(read.name(), read.version(), read.release(), read.architecture());
    }

    private static void require(String part, String value, Pattern allowed) {
        if (!allowed.matcher(value).matches()) {
            throw new PackagingException(
                    "The %s '%s' of the package has characters that are not accepted"
                            .formatted(part, Printable.line(value)),
                    "Build it with letters, digits and . _ + ~ ^ alone, and - in the name");
        }
    }

    public String fileName() {
        return "%s-%s-%s.%s.rpm".formatted(name, version, release, architecture);
    }
}
