package io.github.apprpm.diff;

import io.github.apprpm.model.InstallPath;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.text.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A changed file in one line. */
final class FileWords {
    private FileWords() {}

    static String of(FileChange change) {
        List<String> words = change.file().kind() == Change.Kind.CHANGED
                ? differences(
                        change,
                        change.file().before().orElseThrow(),
                        change.file().after().orElseThrow())
                : List.of(listed(change.file().last()));
        return words.isEmpty() ? place(change) : "%s  (%s)".formatted(place(change), String.join(", ", words));
    }

    private static String place(FileChange change) {
        if (!change.aspects().contains(FileAspect.PATH)) {
            return change.path();
        }
        String before = change.file().before().orElseThrow().path();
        String after = change.path();
        boolean sameFolder = InstallPath.parent(before).equals(InstallPath.parent(after));
        return "%s -> %s".formatted(before, sameFolder ? InstallPath.name(after) : after);
    }

    /** As {@code ls} lists it. */
    private static String listed(PackagedFile file) {
        String target = file.isSymlink() ? " -> " + file.linkTarget() : "";
        String size = file.isRegular() ? ", " + Bytes.of(file.size()) : "";
        String flags = FileFlagWords.of(file).isEmpty() ? "" : ", " + String.join(" ", FileFlagWords.of(file));
        return "%s %04o %s:%s%s%s%s"
                .formatted(type(file), file.permissions(), file.owner(), file.group(), size, flags, target);
    }

    private static List<String> differences(FileChange change, PackagedFile older, PackagedFile newer) {
        List<String> words = new ArrayList<>();
        for (FileAspect aspect : change.aspects()) {
            switch (aspect) {
                case TYPE -> words.add(both("", type(older), type(newer)));
                case MODE ->
                    words.add(both(
                            "mode ", "%04o".formatted(older.permissions()), "%04o".formatted(newer.permissions())));
                case OWNER -> words.add(both("owner ", older.owner(), newer.owner()));
                case GROUP -> words.add(both("group ", older.group(), newer.group()));
                case FLAGS -> words.add(both("flags ", flags(older), flags(newer)));
                case LINK -> words.add(both("link ", orNone(older.linkTarget()), orNone(newer.linkTarget())));
                case CAPABILITIES ->
                    words.add(both("capabilities ", orNone(older.capabilities()), orNone(newer.capabilities())));
                case SIZE -> words.add(Bytes.both(older.size(), newer.size()));
                case CONTENT -> content(change).ifPresent(words::add);
                case PATH -> {}
            }
        }
        return words;
    }

    /** Empty if its lines are shown, or if its size says enough. */
    private static Optional<String> content(FileChange change) {
        if (change.lines().filter(lines -> lines.hunks().isEmpty()).isPresent()) {
            return Optional.of("only the ends of lines differ");
        }
        return change.lines().isPresent() || change.aspects().contains(FileAspect.SIZE)
                ? Optional.empty()
                : Optional.of("other content of the same size");
    }

    private static String both(String name, String before, String after) {
        return "%s%s -> %s".formatted(name, before, after);
    }

    private static String flags(PackagedFile file) {
        return orNone(String.join(" ", FileFlagWords.of(file)));
    }

    private static String orNone(String value) {
        return value.isEmpty() ? "none" : value;
    }

    static String type(PackagedFile file) {
        return file.isRegular() ? "file" : file.isDirectory() ? "directory" : file.isSymlink() ? "link" : "device";
    }
}
