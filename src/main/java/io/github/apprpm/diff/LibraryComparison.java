package io.github.apprpm.diff;

import io.github.apprpm.diff.LibraryChange.Kind;
import io.github.apprpm.library.CoordinateSource;
import io.github.apprpm.library.Coordinates;
import io.github.apprpm.library.Library;
import io.github.apprpm.model.MavenVersion;
import io.github.apprpm.rpm.EvrOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Compares the libraries of two packages, or of two jars, by what they are, wherever they are. */
final class LibraryComparison {
    private LibraryComparison() {}

    /** The libraries of two packages; what belongs to the application changes with each release. */
    static List<LibraryChange> of(JarInventory before, JarInventory after) {
        return of(before.libraries(), after.libraries()).stream()
                .filter(change -> !change.places().stream().allMatch(pair -> isOfRelease(pair, before, after)))
                .toList();
    }

    private static boolean isOfRelease(Change<Library> pair, JarInventory before, JarInventory after) {
        return pair.kind() == Change.Kind.CHANGED
                && (pair.before().filter(before::isOwn).isPresent()
                                && pair.after().filter(after::isOwn).isPresent()
                        || pair.before().filter(before::isUnknown).isPresent()
                                && pair.after().filter(after::isUnknown).isPresent());
    }

    private static List<LibraryChange> of(List<Library> before, List<Library> after) {
        List<LibraryChange> changes = new ArrayList<>();
        for (Change<Library> pair : pairs(before, after)) {
            change(pair).ifPresent(changes::add);
        }
        return merged(changes);
    }

    private static List<Change<Library>> pairs(List<Library> before, List<Library> after) {
        List<Library> removed = new ArrayList<>(before);
        List<Library> added = new ArrayList<>(after);
        List<Change<Library>> pairs = new ArrayList<>();
        pair(removed, added, pairs, (one, other) -> sameId(one, other) && sameBytes(one, other));
        pair(
                removed,
                added,
                pairs,
                (one, other) -> sameId(one, other) && one.path().equals(other.path()));
        pair(removed, added, pairs, LibraryComparison::sameId);
        pair(removed, added, pairs, LibraryComparison::probablySame);
        removed.forEach(library -> pairs.add(Change.removed(library)));
        added.forEach(library -> pairs.add(Change.added(library)));
        return pairs;
    }

    private static void pair(
            List<Library> removed,
            List<Library> added,
            List<Change<Library>> pairs,
            BiPredicate<Library, Library> belong) {
        Map<String, List<Library>> byArtifact = added.stream()
                .collect(Collectors.groupingBy(library -> library.coordinates().artifactId()));
        for (Iterator<Library> rest = removed.iterator(); rest.hasNext(); ) {
            Library older = rest.next();
            List<Library> candidates =
                    byArtifact.getOrDefault(older.coordinates().artifactId(), List.of());
            Optional<Library> newer = candidates.stream()
                    .filter(candidate -> belong.test(older, candidate))
                    .findFirst();
            if (newer.isPresent()) {
                pairs.add(Change.changed(older, newer.get()));
                candidates.remove(newer.get());
                added.remove(newer.get());
                rest.remove();
            }
        }
    }

    private static boolean sameId(Library one, Library other) {
        return one.coordinates().id().equals(other.coordinates().id());
    }

    /** Of what was unpacked into another jar, only the version is known. */
    private static boolean sameBytes(Library one, Library other) {
        return one.coordinates().version().equals(other.coordinates().version())
                && (one.isShaded() || other.isShaded() || one.sha256().equals(other.sha256()));
    }

    /** Whether two jars may be one library: one release may have coordinates that are guessed for another. */
    private static boolean probablySame(Library one, Library other) {
        return one.coordinates().classifier().equals(other.coordinates().classifier())
                && (isGuess(one) || isGuess(other));
    }

    private static boolean isGuess(Library library) {
        return library.coordinates().groupId().isEmpty() || library.evidence().compareTo(CoordinateSource.CLASSES) >= 0;
    }

    private static Optional<LibraryChange> change(Change<Library> pair) {
        if (pair.kind() != Change.Kind.CHANGED) {
            Kind kind = pair.kind() == Change.Kind.ADDED ? Kind.ADDED : Kind.REMOVED;
            return Optional.of(new LibraryChange(kind, List.of(pair), List.of()));
        }
        Library older = pair.before().orElseThrow();
        Library newer = pair.after().orElseThrow();
        if (sameBytes(older, newer)) {
            return Optional.empty();
        }
        return Optional.of(new LibraryChange(
                kind(older.coordinates(), newer.coordinates()),
                List.of(pair),
                of(older.libraries(), newer.libraries())));
    }

    private static Kind kind(Coordinates older, Coordinates newer) {
        if (older.version().equals(newer.version())
                || older.version().isEmpty()
                || newer.version().isEmpty()) {
            return Kind.ALTERED;
        }
        int order = EvrOrder.INSTANCE.compare(rpmVersion(newer), rpmVersion(older));
        return order < 0 ? Kind.DOWNGRADED : Kind.UPGRADED;
    }

    /** RPM's spelling sorts as Maven does. */
    private static String rpmVersion(Coordinates coordinates) {
        return new MavenVersion(coordinates.version().orElseThrow()).rpm();
    }

    /** What happened in several places is one change. */
    private static List<LibraryChange> merged(Collection<LibraryChange> changes) {
        Map<String, LibraryChange> byText = new TreeMap<>();
        changes.stream()
                .sorted(Comparator.comparing(
                        change -> change.places().get(0).last().path()))
                .forEach(change -> byText.merge(change.kind() + " " + change, change, LibraryComparison::merged));
        return byText.values().stream()
                .sorted(Comparator.comparing(LibraryChange::id).thenComparing(LibraryChange::kind))
                .toList();
    }

    private static LibraryChange merged(LibraryChange one, LibraryChange other) {
        List<Change<Library>> places = new ArrayList<>(one.places());
        places.addAll(other.places());
        Map<String, LibraryChange> inside = new LinkedHashMap<>();
        one.inside().forEach(change -> inside.put(change.toString(), change));
        other.inside().forEach(change -> inside.putIfAbsent(change.toString(), change));
        return new LibraryChange(one.kind(), places, List.copyOf(inside.values()));
    }
}
