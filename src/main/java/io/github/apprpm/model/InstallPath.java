package io.github.apprpm.model;

import java.util.ArrayList;
import java.util.List;

/** A path on the host. */
public final class InstallPath {
    /** The longest path, in bytes, that rpm reads from a header. */
    private static final int LONGEST = 4094;

    /** The longest part of a path in bytes: Linux allows 255, and rpm appends nine while it unpacks. */
    private static final int LONGEST_PART = 246;

    /** What stands in place of bytes of a name that are not in the encoding of the locale. */
    private static final char UNREADABLE = '\uFFFD';

    private InstallPath() {}

    /**
     * Normalizes a path to the form that RPM stores.
     *
     * @param path an absolute path
     * @return the path without double slashes, {@code .} or a slash at the end
     * @throws PackagingException if it is relative, leaves the root, or has characters that no RPM client handles
     */
    public static String normalize(String path) {
        if (path == null || !path.startsWith("/")) {
            throw new PackagingException(
                    "The path '%s' is not absolute".formatted(path), "Write it from the root: '/" + path + "'");
        }
        Text.utf8("The path", path);
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                throw new PackagingException(
                        "The path '%s' leaves its directory with '..'".formatted(path), "Write the path without '..'");
            }
            if (!part.isEmpty() && !part.equals(".")) {
                requireShort(path, part, LONGEST_PART);
                parts.add(part);
            }
        }
        String normal = "/" + String.join("/", parts);
        if (normal.chars().anyMatch(Character::isISOControl)) {
            throw new PackagingException(
                    "The path '%s' has a control character".formatted(normal.replaceAll("\\p{Cc}", "?")),
                    "Rename the file");
        }
        if (normal.indexOf(UNREADABLE) >= 0) {
            throw new PackagingException(
                    "The path '%s' has a character that could not be read".formatted(normal),
                    "Build with LC_ALL=C.UTF-8 in the environment, or rename the file");
        }
        requireShort(normal, normal, LONGEST);
        return normal;
    }

    private static void requireShort(String path, String part, int longest) {
        if (Text.utf8("The path", part).length > longest) {
            throw new PackagingException(
                    "The path '%s' is longer than %s bytes%s"
                            .formatted(path, longest, part.equals(path) ? "" : " in one of its parts"),
                    "Shorten it");
        }
    }

    /** The directory that a path is in, {@code /} for those directly below the root. */
    public static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    /** The last part of a path, be it of a file on the host, an entry of a jar or the program of a command. */
    public static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
