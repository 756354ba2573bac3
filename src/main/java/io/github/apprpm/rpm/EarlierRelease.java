package io.github.apprpm.rpm;

import io.github.apprpm.file.AtomicFile;
import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A release before the first one: a copy of a package that sorts below it, with the same payload and scriptlets, so that
 * an upgrade to the package can be tried. It is not signed.
 */
public final class EarlierRelease {
    /** A tilde and what follows make every release lower, and every rpm since 4.10 knows it (rpm-version(7)). */
    private static final String SUFFIX = "~earlier";

    private final RpmPackage original;

    private EarlierRelease(RpmPackage original) {
        this.original = original;
    }

    /**
     * Writes the copy, or leaves everything as it was.
     *
     * @param original the package
     * @param target the file of the copy; its directory is made if needed
     * @return the copy
     * @throws PackagingException if the header has no digest of the payload: rpm would refuse the copy
     * @throws IOException if the copy cannot be written
     */
    public static RpmPackage of(RpmPackage original, Path target) throws IOException {
        if (!original.header().has(RpmTag.PAYLOADDIGEST)) {
            throw new PackagingException(
                    "No earlier release of '%s' can be made: its header has no digest of the payload"
                            .formatted(original.file()),
                    "Build it with rpm 4.14 or later, or name its last release in <baseline>");
        }
        AtomicFile.of(target, new EarlierRelease(original)::write);
        return RpmPackage.read(target);
    }

    private void write(Path file) throws IOException {
        byte[] header = header();
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            PackageParts.writeFront(lead(), signature(header), header, out);
            PackageParts.copyRest(original, original.payloadOffset(), out);
        }
    }

    private RpmLead lead() {
        return original.lead()
                .withName("%s-%s-%s".formatted(original.name(), original.version(), original.release() + SUFFIX));
    }

    /** The header with the new release: in its own tag, and in the capabilities that have the package's version. */
    private byte[] header() throws IOException {
        HeaderRevision revision = new HeaderRevision(original.header());
        revision.replace(RpmTag.RELEASE, 0, original.release() + SUFFIX);
        Set<String> provided = new HashSet<>();
        for (DependencyKind kind : List.of(DependencyKind.PROVIDES, DependencyKind.REQUIRES)) {
            List<PackageDependency> dependencies = original.dependencies(kind);
            for (int i = 0; i < dependencies.size(); i++) {
                PackageDependency dependency = dependencies.get(i);
                boolean isProvided = kind == DependencyKind.PROVIDES || provided.contains(dependency.name());
                if (isProvided && isOwn(dependency.version())) {
                    provided.add(dependency.name());
                    revision.replace(DependencyTags.of(kind).version(), i, dependency.version() + SUFFIX);
                }
            }
        }
        return revision.render();
    }

    private boolean isOwn(String version) {
        return version.contains("-") && EvrOrder.INSTANCE.compare(version, original.evr()) == 0;
    }

    private byte[] signature(byte[] header) throws IOException {
        boolean hasSha1 = original.signature().has(SignatureTag.SHA1HEADER);
        return SignatureHeader.of(hasSha1, header, original.size() - original.payloadOffset(), archiveBytes())
                .render(SignatureHeader.BYTES);
    }

    /** The length that the original has in one of three tags, or 0. */
    private long archiveBytes() {
        return Stream.of(
                        original.signature().number(SignatureTag.LONGARCHIVESIZE),
                        original.signature().number(SignatureTag.PAYLOADSIZE),
                        original.header().number(RpmTag.PAYLOADSIZEALT))
                .flatMap(size -> size.stream().boxed())
                .findFirst()
                .orElse(0L);
    }
}
