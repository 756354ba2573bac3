package io.github.apprpm.repository.index;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.repository.metadata.PackageRecord;
import io.github.apprpm.rpm.RpmTag;
import java.io.IOException;
import java.nio.file.Path;

/** Reads packages once each, and describes them for the metadata of a repository, byte for byte as createrepo_c does. */
public final class PackageIndexer {
    /** createrepo_c's own default. */
    public static final int CHANGELOG_LIMIT = 10;

    private final int changelogLimit;

    /** An indexer that takes the newest ten entries of each changelog. */
    public PackageIndexer() {
        this(CHANGELOG_LIMIT);
    }

    /** @param changelogLimit how many entries of a changelog are taken at most, the newest */
    public PackageIndexer(int changelogLimit) {
        this.changelogLimit = changelogLimit;
    }

    /**
     * @param href where clients find the file below the root of the repository, with slashes
     * @throws PackagingException if the file is not a package, its header or payload is not what its
     *     digests say, or XML cannot hold its texts
     */
    public PackageRecord read(Path file, String href) throws IOException {
        PackageFile read = PackageFile.read(file, href);
        try {
            return record(read);
        } catch (ControlCharacterException e) {
            throw new PackagingException(
                    "The package '%s' has a control character in '%s', which the metadata of a repository cannot hold"
                            .formatted(file, e.getMessage()),
                    "Build it again without",
                    e);
        }
    }

    private PackageRecord record(PackageFile read) {
        StoredTexts texts = new StoredTexts(read.header());
        PackageXml xml = new PackageXml(read);
        return new PackageRecord(
                read.href(),
                read.size(),
                read.modified(),
                read.pkgid(),
                required(read, "name", texts.of(RpmTag.NAME)),
                texts.epoch(),
                required(read, "version", texts.of(RpmTag.VERSION)),
                required(read, "release", texts.of(RpmTag.RELEASE)),
                required(read, "architecture", texts.architecture()),
                xml.primary(),
                xml.filelists(),
                xml.other(changelogLimit));
    }

    private static String required(PackageFile read, String what, String stored) {
        if (stored.isEmpty()) {
            throw new PackagingException(
                    "The package '%s' has no %s".formatted(read.rpm().file(), what),
                    "Fetch or build it again, or remove it from the repository");
        }
        return XmlBuffer.decode(stored);
    }
}
