package io.github.apprpm.library;

import io.github.apprpm.model.InstallPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The files of an archive or of a directory, among which those of libraries may have been unpacked. */
final class UnpackedFiles {
    /** So many classes of a library are not there by chance. */
    private static final int ENOUGH = 3;

    private final Map<String, FileSummary> byPath = new HashMap<>();
    private final Map<String, List<String>> directoriesByName = new HashMap<>();

    UnpackedFiles(List<FileSummary> entries) {
        for (FileSummary entry : entries) {
            byPath.put(entry.name(), entry);
            directoriesByName
                    .computeIfAbsent(name(entry.name()), key -> new ArrayList<>())
                    .add(directory(entry.name()));
        }
    }

    /** Whether Maven's descriptor of an artifact is here. */
    boolean describes(RuntimeArtifact artifact) {
        return artifact.descriptor().filter(this::endsSomewhere).isPresent();
    }

    /** Whether a library is here, perhaps in another package; one without classes if any file of it is. */
    boolean has(ArtifactContent library) {
        return library.classes().isEmpty()
                ? hasOthers(library)
                : count(library, this::endsSomewhere) == wanted(library) || hasRenamed(library);
    }

    /** Whether classes of a library are here under their own names. */
    boolean hasUnmoved(ArtifactContent library) {
        return !library.classes().isEmpty() && count(library, byPath::containsKey) == wanted(library);
    }

    private static long count(ArtifactContent library, Predicate<String> isHere) {
        return library.classes().stream().filter(isHere).limit(ENOUGH).count();
    }

    private static long wanted(ArtifactContent library) {
        return Math.min(ENOUGH, library.classes().size());
    }

    /** Whether a part of a library is here, of which unused classes were left out. */
    boolean hasPart(ArtifactContent library) {
        return library.classes().stream().anyMatch(this::endsSomewhere) || hasOthers(library);
    }

    /** Whether a file of a library that is not a class is here. */
    private boolean hasOthers(ArtifactContent library) {
        return library.others().stream().anyMatch(this::hasEqual);
    }

    /** Whether at least half of a library's classes lie in another package, and below it as in their own. */
    private boolean hasRenamed(ArtifactContent library) {
        String root = commonDirectory(library.classes());
        Map<String, Integer> votes = new HashMap<>();
        for (String path : library.classes()) {
            String below = directory(path).substring(root.length());
            directoriesByName.getOrDefault(name(path), List.of()).stream()
                    .filter(directory -> directory.endsWith(below))
                    .forEach(directory ->
                            votes.merge(directory.substring(0, directory.length() - below.length()), 1, Integer::sum));
        }
        int most = votes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return most >= ENOUGH && most >= library.classes().size() / 2;
    }

    private boolean endsSomewhere(String path) {
        String directory = directory(path);
        return directoriesByName.getOrDefault(name(path), List.of()).stream()
                .anyMatch(found -> isOrEndsIn(found, directory));
    }

    private boolean hasEqual(FileSummary other) {
        String directory = directory(other.name());
        return directoriesByName.getOrDefault(name(other.name()), List.of()).stream()
                .filter(found -> isOrEndsIn(found, directory))
                .map(found -> byPath.get(found + name(other.name())))
                .anyMatch(other::isSame);
    }

    private static boolean isOrEndsIn(String found, String directory) {
        return found.endsWith(directory)
                && (found.length() == directory.length()
                        || directory.isEmpty()
                        || found.charAt(found.length() - directory.length() - 1) == '/');
    }

    private static String commonDirectory(List<String> paths) {
        Optional<String> common = paths.stream().map(UnpackedFiles::directory).reduce((one, other) -> {
            int end = 0;
            for (int i = 0; i < Math.min(one.length(), other.length()) && one.charAt(i) == other.charAt(i); i++) {
                end = one.charAt(i) == '/' ? i + 1 : end;
            }
            return one.substring(0, end);
        });
        return common.orElse("");
    }

    private static String name(String path) {
        return InstallPath.name(path);
    }

    /** With a slash at its end, or empty. */
    private static String directory(String path) {
        return path.substring(0, path.length() - name(path).length());
    }
}
