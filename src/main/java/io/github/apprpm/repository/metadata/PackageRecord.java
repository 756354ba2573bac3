package io.github.apprpm.repository.metadata;

import io.github.apprpm.model.InstallPath;
import io.github.apprpm.model.Utf8Order;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What the metadata of a repository say of one package.
 *
 * @param href where its file is, as in {@code location}: the path below the root of the repository, with slashes
 * @param size the bytes of the file
 * @param modified when the file was modified, in seconds since 1970
 * @param pkgid the SHA-256 of the file, in hexadecimal; old repositories of others may have another digest
 * @param epoch {@code 0} if the package has none
 * @param architecture {@code src} for a source package
 * @param primary its part of {@code primary.xml}, from {@code <package} to {@code </package>} and the line feed
 * @param filelists the same of {@code filelists.xml}
 * @param other the same of {@code other.xml}
 */
public record PackageRecord(
        String href,
        long size,
        long modified,
        String pkgid,
        String name,
        String epoch,
        String version,
        String release,
        String architecture,
        byte[] primary,
        byte[] filelists,
        byte[] other)
        implements AddedPackage {
    /** The order of hrefs, which is createrepo_c's: by the bytes of the file's name, then by those of its directory. */
    public static final Comparator<String> HREF_ORDER = PackageRecord::compareHrefs;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._+~^-]+");
    private static final int SHORTEST_DIGEST = 32;
    private static final int LONGEST_DIGEST = 128;

    public PackageRecord {
        if (href.isEmpty() || size < 0 || !isDigest(pkgid) || name.isEmpty()) {
            throw new IllegalArgumentException(
                    "no package: '%s' of %d bytes, pkgid '%s', name '%s'".formatted(href, size, pkgid, name));
        }
        Objects.requireNonNull(epoch);
        Objects.requireNonNull(version);
        Objects.requireNonNull(release);
        Objects.requireNonNull(architecture);
        Objects.requireNonNull(primary);
        Objects.requireNonNull(filelists);
        Objects.requireNonNull(other);
    }

    private static boolean isDigest(String pkgid) {
        boolean isHex = pkgid.length() >= SHORTEST_DIGEST && pkgid.length() <= LONGEST_DIGEST;
        for (int i = 0; i < pkgid.length() && isHex; i++) {
            char c = pkgid.charAt(i);
            isHex = c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
        }
        return isHex;
    }

    /** One method, without comparators of comparators, which a JVM that runs once would compile for seconds of packages. */
    private static int compareHrefs(String one, String other) {
        int byName = Utf8Order.INSTANCE.compare(InstallPath.name(one), InstallPath.name(other));
        return byName != 0
                ? byName
                : Utf8Order.INSTANCE.compare(InstallPath.parent("/" + one), InstallPath.parent("/" + other));
    }

    /** The same without what the files say of it. */
    @Override
    public PackageFacts facts() {
        return new PackageFacts(href, size, modified, pkgid, name, epoch, version, release, architecture);
    }

    @Override
    public PackageRecord record() {
        return this;
    }

    /**
     * The same package where it lies below a directory of another repository. One that the metadata place at another address,
     * by {@code xml:base}, stays there.
     *
     * @param directory a name of letters, digits and {@code . _ -}
     * @throws IllegalArgumentException if the record has no location
     */
    public PackageRecord below(String directory) {
        return PrimaryText.below(directory, primary)
                .map(moved -> at(directory + "/" + href, moved))
                .orElse(this);
    }

    /**
     * The same package under another name, as a file that was read before it had one.
     *
     * @param other letters, digits and {@code . _ + ~ ^ -}
     * @throws IllegalArgumentException if the record has no location
     */
    public PackageRecord named(String other) {
        if (!NAME.matcher(other).matches()) {
            throw new IllegalArgumentException("no name of a file: " + other);
        }
        return at(other, PrimaryText.at(other, primary));
    }

    private PackageRecord at(String path, byte[] moved) {
        return new PackageRecord(
                path, size, modified, pkgid, name, epoch, version, release, architecture, moved, filelists, other);
    }
}
