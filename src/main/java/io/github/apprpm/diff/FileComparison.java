package io.github.apprpm.diff;

import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.rpm.RpmPackage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares the files of two packages: what the headers say of them, and the text of small ones. */
final class FileComparison {
    private final FileDigests digestsBefore;
    private final FileDigests digestsAfter;
    private final List<Difference> differences;
    private final SmallTexts textsBefore;
    private final SmallTexts textsAfter;

    /** Compares what the headers say, and chooses the texts that are to be read. */
    FileComparison(RpmPackage before, RpmPackage after) throws IOException {
        digestsBefore = FileDigests.of(before, after);
        digestsAfter = FileDigests.of(after, before);
        differences = differences(before, after);
        textsBefore = new SmallTexts(paths(Change::before));
        textsAfter = new SmallTexts(paths(Change::after));
    }

    /** Keeps the texts of the older package. */
    SmallTexts textsBefore() {
        return textsBefore;
    }

    /** Keeps the texts of the newer package. */
    SmallTexts textsAfter() {
        return textsAfter;
    }

    /** Whether a jar has changed. */
    boolean differsInJars() {
        return differences.stream().anyMatch(difference -> JarInventory.isArchive(difference.file.last()));
    }

    /** A file that differs, without its text. */
    private record Difference(Change<PackagedFile> file, FileRole role, Set<FileAspect> aspects) {
        private boolean hasLines() {
            if (file.kind() == Change.Kind.CHANGED && !aspects.contains(FileAspect.CONTENT)
                    || file.kind() != Change.Kind.CHANGED && role == FileRole.OTHER) {
                return false;
            }
            return file.before().stream().allMatch(SmallTexts::isSmall)
                    && file.after().stream().allMatch(SmallTexts::isSmall);
        }
    }

    /** What differs, with the lines of the texts that were kept. */
    List<FileChange> changes() {
        return differences.stream()
                .map(difference -> new FileChange(
                        difference.file,
                        difference.role,
                        difference.aspects,
                        difference.hasLines() ? lines(difference.file) : Optional.empty()))
                .toList();
    }

    private List<Difference> differences(RpmPackage before, RpmPackage after) {
        List<Difference> all = new ArrayList<>();
        for (Change<PackagedFile> file : FilePairs.of(before, digestsBefore::identity, after, digestsAfter::identity)) {
            Set<FileAspect> aspects = file.kind() == Change.Kind.CHANGED
                    ? aspects(file.before().orElseThrow(), file.after().orElseThrow())
                    : Set.of();
            if (file.kind() != Change.Kind.CHANGED || !aspects.isEmpty()) {
                all.add(new Difference(file, FileRole.of(file.last()), aspects));
            }
        }
        return all;
    }

    private Set<FileAspect> aspects(PackagedFile older, PackagedFile newer) {
        Set<FileAspect> aspects = EnumSet.noneOf(FileAspect.class);
        if (FilePairs.type(older) != FilePairs.type(newer)) {
            aspects.add(FileAspect.TYPE);
        }
        addIfDifferent(aspects, FileAspect.PATH, older, newer, PackagedFile::path);
        addIfDifferent(aspects, FileAspect.MODE, older, newer, PackagedFile::permissions);
        addIfDifferent(aspects, FileAspect.OWNER, older, newer, PackagedFile::owner);
        addIfDifferent(aspects, FileAspect.GROUP, older, newer, PackagedFile::group);
        addIfDifferent(aspects, FileAspect.FLAGS, older, newer, FileFlagWords::of);
        addIfDifferent(aspects, FileAspect.LINK, older, newer, PackagedFile::linkTarget);
        addIfDifferent(aspects, FileAspect.CAPABILITIES, older, newer, PackagedFile::capabilities);
        if (older.isRegular() && newer.isRegular() && !older.isGhost() && !newer.isGhost()) {
            addIfDifferent(aspects, FileAspect.SIZE, older, newer, PackagedFile::size);
            if (!digestsBefore.of(older).equals(digestsAfter.of(newer))) {
                aspects.add(FileAspect.CONTENT);
            }
        }
        return aspects;
    }

    private static void addIfDifferent(
            Set<FileAspect> aspects,
            FileAspect aspect,
            PackagedFile older,
            PackagedFile newer,
            Function<PackagedFile, ?> property) {
        if (!property.apply(older).equals(property.apply(newer))) {
            aspects.add(aspect);
        }
    }

    private Set<String> paths(Function<Change<PackagedFile>, Optional<PackagedFile>> side) {
        return differences.stream()
                .filter(Difference::hasLines)
                .flatMap(difference -> side.apply(difference.file).stream())
                .map(PackagedFile::path)
                .collect(Collectors.toSet());
    }

    private Optional<LineDiff> lines(Change<PackagedFile> file) {
        Optional<String> old = file.before().isEmpty() ? Optional.of("") : textsBefore.find(path(file.before()));
        Optional<String> now = file.after().isEmpty() ? Optional.of("") : textsAfter.find(path(file.after()));
        return old.isPresent() && now.isPresent()
                ? Optional.of(LineComparison.of(old.get(), now.get()))
                : Optional.empty();
    }

    private static String path(Optional<PackagedFile> file) {
        return file.orElseThrow().path();
    }
}
