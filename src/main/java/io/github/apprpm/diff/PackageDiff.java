package io.github.apprpm.diff;

import io.github.apprpm.rpm.RpmPackage;
import java.io.IOException;
import java.util.List;

/**
 * What differs between two packages; nothing of it comes from when or where they were built.
 *
 * @param before the older package
 * @param after the newer package
 * @param metadata what they say of themselves, without the version
 * @param dependencies the capabilities that they name, but for those that follow the package's own version
 * @param scriptlets the scripts of the transaction, in its order
 * @param triggers the scripts that other packages run, all in one text
 * @param files the files that are not equal, in the order of their paths
 * @param libraries the libraries that they contain, by their Maven coordinates, without the application itself
 * @param size the causes of the change in installed size, largest first
 */
public record PackageDiff(
        RpmPackage before,
        RpmPackage after,
        List<MetadataChange> metadata,
        List<DependencyChange> dependencies,
        List<ScriptletChange> scriptlets,
        LineDiff triggers,
        List<FileChange> files,
        List<LibraryChange> libraries,
        List<SizeChange> size) {
    public PackageDiff {
        metadata = List.copyOf(metadata);
        dependencies = List.copyOf(dependencies);
        scriptlets = List.copyOf(scriptlets);
        files = List.copyOf(files);
        libraries = List.copyOf(libraries);
        size = List.copyOf(size);
    }

    /** Compares two packages. */
    public static PackageDiff of(RpmPackage before, RpmPackage after) throws IOException {
        return new PackageComparison(before, after).read();
    }

    public VersionOrder versionOrder() {
        return VersionOrder.of(before, after);
    }

    /** The installed bytes of the older package. */
    public long installedBefore() {
        return InstalledSize.of(before);
    }

    /** The installed bytes of the newer package. */
    public long installedAfter() {
        return InstalledSize.of(after);
    }

    /** Whether nothing differs but the build. */
    public boolean isEmpty() {
        return versionOrder() == VersionOrder.SAME
                && before.nevra().equals(after.nevra())
                && metadata.isEmpty()
                && dependencies.isEmpty()
                && scriptlets.isEmpty()
                && triggers.hunks().isEmpty()
                && files.isEmpty()
                && libraries.isEmpty();
    }

    /** The changed files of a role. */
    public List<FileChange> files(FileRole role) {
        return files.stream().filter(change -> change.role() == role).toList();
    }
}
