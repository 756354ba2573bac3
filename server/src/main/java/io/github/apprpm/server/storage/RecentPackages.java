package io.github.apprpm.server.storage;

import io.github.apprpm.repository.metadata.PackageRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was read of the packages that came last. A package without machine code is one file with a name in each view, whose
 * indexes need not read it again.
 */
public final class RecentPackages {
    /** Bytes of metadata: those of a package are some kilobytes, as a rule. */
    private static final long MOST_BYTES = 8 << 20;

    /** By what the file system calls the file; the one that came first is first. */
    private final Map<Object, Known> known = new LinkedHashMap<>();

    private long bytes;

    private record Known(PackageRecord read, FileTime modified) {
        long bytes() {
            return read.primary().length + read.filelists().length + read.other().length;
        }
    }

    /** @param file has one name at least, under which it is filed */
    public synchronized void add(Path file, PackageRecord read) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.fileKey() == null) {
            return;
        }
        Known one = new Known(read, attributes.lastModifiedTime());
        Optional.ofNullable(known.put(attributes.fileKey(), one)).ifPresent(before -> bytes -= before.bytes());
        bytes += one.bytes();
        for (Iterator<Known> oldest = known.values().iterator(); bytes > MOST_BYTES; oldest.remove()) {
            bytes -= oldest.next().bytes();
        }
    }

    /** What was read of a file, as a package at another place; nothing if it has changed since. */
    public synchronized Optional<PackageRecord> find(Path file, String href) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        int slash = href.lastIndexOf('/');
        return Optional.ofNullable(attributes.fileKey())
                .map(known::get)
                .filter(each -> each.modified().equals(attributes.lastModifiedTime())
                        && each.read().size() == attributes.size())
                .map(each -> each.read().named(href.substring(slash + 1)))
                .map(read -> slash < 0 ? read : read.below(href.substring(0, slash)));
    }
}
