package io.github.apprpm.diff;

import io.github.apprpm.diff.LibraryChange.Kind;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.text.Bytes;
import io.github.apprpm.text.Count;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What differs, in the one line that a pull request has for it. */
final class DiffSummary {
    private static final int MOST_LIBRARIES = 3;

    private final PackageDiff diff;

    DiffSummary(PackageDiff diff) {
        this.diff = diff;
    }

    String line() throws IOException {
        return "%s: %s".formatted(versions(), diff.isEmpty() ? nothing() : what());
    }

    private String versions() {
        RpmPackage before = diff.before();
        RpmPackage after = diff.after();
        if (!before.name().equals(after.name())) {
            return "%s %s -> %s %s".formatted(before.name(), before.evr(), after.name(), after.evr());
        }
        return before.evr().equals(after.evr())
                ? "%s %s".formatted(after.name(), after.evr())
                : "%s %s -> %s".formatted(after.name(), before.evr(), after.evr());
    }

    private String nothing() throws IOException {
        return Files.mismatch(diff.before().file(), diff.after().file()) < 0
                ? "the packages are the same, byte for byte"
                : "nothing differs but when, where and how it was built";
    }

    private String what() {
        List<String> parts = new ArrayList<>();
        if (diff.versionOrder() != VersionOrder.HIGHER) {
            parts.add("the version is %s".formatted(diff.versionOrder() == VersionOrder.SAME ? "the same" : "LOWER"));
        }
        addLibraries(parts);
        add(parts, diff.dependencies().size(), "dependency", "dependencies");
        if (!diff.scriptlets().isEmpty()) {
            parts.add(diff.scriptlets().stream().map(ScriptletChange::name).collect(Collectors.joining(" ")));
        }
        if (!diff.triggers().hunks().isEmpty()) {
            parts.add("triggers");
        }
        add(parts, diff.files(FileRole.UNIT).size(), "unit", "units");
        add(parts, diff.files(FileRole.CONFIGURATION).size(), "configuration file", "configuration files");
        add(parts, diff.files(FileRole.OTHER).size(), "file", "files");
        parts.addAll(diff.metadata().stream().map(MetadataChange::name).toList());
        long change = diff.installedAfter() - diff.installedBefore();
        if (change != 0) {
            parts.add(Bytes.change(change));
        }
        return parts.isEmpty() ? "only the version differs" : String.join(", ", parts);
    }

    private void addLibraries(List<String> parts) {
        List<LibraryChange> libraries = diff.libraries();
        if (libraries.size() <= MOST_LIBRARIES) {
            libraries.stream().map(DiffSummary::library).forEach(parts::add);
            return;
        }
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        libraries.forEach(library -> counts.merge(library.kind(), 1, Integer::sum));
        boolean[] first = {true};
        counts.forEach((kind, count) -> {
            String noun = !first[0] ? "" : count == 1 ? " library" : " libraries";
            parts.add("%d%s %s".formatted(count, noun, word(kind)));
            first[0] = false;
        });
    }

    private static String library(LibraryChange library) {
        return switch (library.kind()) {
            case UPGRADED -> library.toString();
            case DOWNGRADED, ADDED, REMOVED, ALTERED -> "%s %s".formatted(library, word(library.kind()));
        };
    }

    static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static void add(List<String> parts, int count, String one, String several) {
        if (count > 0) {
            parts.add(Count.of(count, one, several));
        }
    }
}
