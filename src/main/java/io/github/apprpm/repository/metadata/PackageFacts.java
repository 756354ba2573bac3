package io.github.apprpm.repository.metadata;

import io.github.apprpm.model.InstallPath;

/**
 * What a repository's metadata say of a package's file and name, without what it holds.
 *
 * @param href the path below the root of the repository
 * @param size the bytes of the file
 * @param modified when the file was modified, in seconds since 1970
 * @param pkgid the digest of the file, in hexadecimal
 */
public record PackageFacts(
        String href,
        long size,
        long modified,
        String pkgid,
        String name,
        String epoch,
        String version,
        String release,
        String architecture) {
    PackageRecord with(byte[] primary, byte[] filelists, byte[] other) {
        return new PackageRecord(
                href, size, modified, pkgid, name, epoch, version, release, architecture, primary, filelists, other);
    }

    /** Its name, with the epoch if there is one, as rpm prints it. */
    public String nevra() {
        return nevra(name, epoch, version, release, architecture);
    }

    /** The same of a package that is in no metadata. */
    public static String nevra(String name, String epoch, String version, String release, String architecture) {
        return name + "-" + (epoch.equals("0") ? "" : epoch + ":") + version + "-" + release + "." + architecture;
    }

    /** The last part of the path. */
    public String fileName() {
        return InstallPath.name(href);
    }
}
