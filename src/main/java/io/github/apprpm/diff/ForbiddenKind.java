package io.github.apprpm.diff;

import io.github.apprpm.diff.LibraryChange.Kind;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The kinds of differences that a policy can forbid. */
enum ForbiddenKind {
    VERSION_NOT_HIGHER(diff -> Stream.of(diff)
            .filter(all -> all.versionOrder() != VersionOrder.HIGHER)
            .map(all -> "%s after %s".formatted(all.after().evr(), all.before().evr()))),
    LICENSE(diff -> diff.metadata().stream()
            .filter(change -> change.name().equals(MetadataComparison.LICENSE))
            .map(change -> "%s -> %s"
                    .formatted(
                            change.value().before().orElse("none"),
                            change.value().after().orElse("none")))),
    DEPENDENCY_ADDED(diff -> dependencies(diff, Change.Kind.ADDED)),
    DEPENDENCY_REMOVED(diff -> dependencies(diff, Change.Kind.REMOVED)),
    DEPENDENCY_CHANGED(diff -> dependencies(diff, Change.Kind.CHANGED)),
    LIBRARY_ADDED(diff -> libraries(diff, Kind.ADDED)),
    LIBRARY_REMOVED(diff -> libraries(diff, Kind.REMOVED)),
    LIBRARY_UPGRADED(diff -> libraries(diff, Kind.UPGRADED)),
    LIBRARY_DOWNGRADED(diff -> libraries(diff, Kind.DOWNGRADED)),
    LIBRARY_ALTERED(diff -> libraries(diff, Kind.ALTERED)),
    SCRIPTLET(diff -> Stream.concat(
            diff.scriptlets().stream().map(ScriptletChange::name),
            Stream.of("triggers").filter(word -> !diff.triggers().hunks().isEmpty()))),
    UNIT(diff -> diff.files(FileRole.UNIT).stream().map(FileChange::path)),
    CONFIGURATION(diff -> diff.files(FileRole.CONFIGURATION).stream().map(FileChange::path)),
    FILE_ADDED(diff -> files(diff, change -> change.file().kind() == Change.Kind.ADDED)),
    FILE_REMOVED(diff -> files(diff, change -> change.file().kind() == Change.Kind.REMOVED)),
    MODE(diff -> files(diff, change -> change.aspects().contains(FileAspect.MODE))),
    OWNER(diff -> files(
            diff,
            change -> change.aspects().contains(FileAspect.OWNER)
                    || change.aspects().contains(FileAspect.GROUP)));

    private final Function<PackageDiff, Stream<String>> differences;

    ForbiddenKind(Function<PackageDiff, Stream<String>> differences) {
        this.differences = differences;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Stream<String> in(PackageDiff diff) {
        return differences.apply(diff);
    }

    private static Stream<String> dependencies(PackageDiff diff, Change.Kind kind) {
        return diff.dependencies().stream()
                .filter(change -> change.dependency().kind() == kind)
                .map(change -> "%s %s"
                        .formatted(change.kind().word(), change.dependency().last()));
    }

    private static Stream<String> libraries(PackageDiff diff, Kind kind) {
        return diff.libraries().stream().filter(change -> change.kind() == kind).map(LibraryChange::toString);
    }

    private static Stream<String> files(PackageDiff diff, Predicate<FileChange> filter) {
        return diff.files().stream().filter(filter).map(FileWords::of);
    }
}
