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
    private final RpmPackage before;
    private final RpmPackage after;
    private final FileDigests digestsBefore;
    private final FileDigests digestsAfter;

    private FileComparison(RpmPackage before, RpmPackage after) throws IOException {
        this.before = before;
        this.after = after;
        this.digestsBefore = FileDigests.of(before, after);
        this.digestsAfter = FileDigests.of(after, before);
    }

    static List<FileChange> of(RpmPackage before, RpmPackage after) throws IOException {
        return new FileComparison(before, after).compare();
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

    private List<FileChange> compare() throws IOException {
        List<Difference> differences = differences();
        List<Difference> withLines =
                differences.stream().filter(Difference::hasLines).toList();
        SmallTexts older = SmallTexts.read(before, paths(withLines, Change::before));
        SmallTexts newer = SmallTexts.read(after, paths(withLines, Change::after));
        List<FileChange> changes = new ArrayList<>();
        for (Difference difference : differences) {
            Optional<LineDiff> lines = difference.hasLines() ? lines(difference.file, older, newer) : Optional.empty();
            changes.add(new FileChange(difference.file, difference.role, difference.aspects, lines));
        }
        return changes;
    }

    private List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        for (Change<PackagedFile> file : FilePairs.of(before, digestsBefore::identity, after, digestsAfter::identity)) {
            Set<FileAspect> aspects = file.kind() == Change.Kind.CHANGED
                    ? aspects(file.before().orElseThrow(), file.after().orElseThrow())
                    : Set.of();
            if (file.kind() != Change.Kind.CHANGED || !aspects.isEmpty()) {
                differences.add(new Difference(file, FileRole.of(file.last()), aspects));
            }
        }
        return differences;
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

    private static Set<String> paths(
            List<Difference> differences, Function<Change<PackagedFile>, Optional<PackagedFile>> side) {
        return differences.stream()
                .flatMap(difference -> side.apply(difference.file).stream())
                .map(PackagedFile::path)
                .collect(Collectors.toSet());
    }

    private static Optional<LineDiff> lines(Change<PackagedFile> file, SmallTexts older, SmallTexts newer) {
        Optional<String> old = file.before().isEmpty() ? Optional.of("") : older.find(path(file.before()));
        Optional<String> now = file.after().isEmpty() ? Optional.of("") : newer.find(path(file.after()));
        return old.isPresent() && now.isPresent()
                ? Optional.of(LineComparison.of(old.get(), now.get()))
                : Optional.empty();
    }

    private static String path(Optional<PackagedFile> file) {
        return file.orElseThrow().path();
    }
}
