package io.github.apprpm.diff;

import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.rpm.RpmPackage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds for each file of a package the one of the other package that it comes from. */
final class FilePairs {
    private static final int TYPE = 0170000;
    /** A version, or the digits of a hash that a web bundler puts into names. */
    private static final Pattern VERSION = Pattern.compile("(?i)(?<![a-z0-9])(?:[0-9a-f]{8,64}(?![a-z0-9])"
            + "|v?\\d+(?:[._~+^-]?(?:\\d+|final|release|ga|snapshot|alpha|beta|rc|cr|sp|m|jre|android)(?![a-z]))*)");

    private final Map<String, PackagedFile> removed;
    private final Map<String, PackagedFile> added;
    private final List<Change<PackagedFile>> pairs = new ArrayList<>();

    private FilePairs(List<PackagedFile> before, List<PackagedFile> after) {
        removed = byPath(before);
        added = byPath(after);
    }

    /**
     * Each file of both packages, in the order of the paths.
     *
     * @param contentBefore a string that only files of the same content share, or an empty one
     * @param contentAfter the same for the newer package
     */
    static List<Change<PackagedFile>> of(
            RpmPackage before,
            Function<PackagedFile, String> contentBefore,
            RpmPackage after,
            Function<PackagedFile, String> contentAfter) {
        FilePairs pairs = new FilePairs(before.files(), after.files());
        pairs.pairBy(PackagedFile::path, PackagedFile::path);
        pairs.pairBy(contentBefore, contentAfter);
        pairs.pairBy(FilePairs::withoutVersion, FilePairs::withoutVersion);
        pairs.removed.values().forEach(file -> pairs.pairs.add(Change.removed(file)));
        pairs.added.values().forEach(file -> pairs.pairs.add(Change.added(file)));
        pairs.pairs.sort(Comparator.comparing(change -> change.last().path()));
        return pairs.pairs;
    }

    private static Map<String, PackagedFile> byPath(List<PackagedFile> files) {
        return files.stream()
                .collect(Collectors.toMap(PackagedFile::path, Function.identity(), (one, other) -> one, TreeMap::new));
    }

    private static String withoutVersion(PackagedFile file) {
        return type(file) + withoutVersion(file.path());
    }

    static String withoutVersion(String path) {
        return VERSION.matcher(path).replaceAll("#");
    }

    /** Pairs the files that are the only ones of their packages with a key. */
    private void pairBy(Function<PackagedFile, String> keyBefore, Function<PackagedFile, String> keyAfter) {
        Map<String, List<PackagedFile>> candidates = byKey(removed, keyBefore);
        byKey(added, keyAfter).forEach((common, newOnes) -> {
            List<PackagedFile> oldOnes = candidates.getOrDefault(common, List.of());
            if (newOnes.size() == 1 && oldOnes.size() == 1) {
                PackagedFile older = oldOnes.get(0);
                PackagedFile newer = newOnes.get(0);
                removed.remove(older.path());
                added.remove(newer.path());
                pairs.add(Change.changed(older, newer));
            }
        });
    }

    private static Map<String, List<PackagedFile>> byKey(
            Map<String, PackagedFile> files, Function<PackagedFile, String> key) {
        return files.values().stream()
                .filter(file -> !key.apply(file).isEmpty())
                .collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    }

    static int type(PackagedFile file) {
        return file.mode() & TYPE;
    }
}
