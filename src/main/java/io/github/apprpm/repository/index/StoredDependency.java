package io.github.apprpm.repository.index;

import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.rpm.DependencyTags;
import io.github.apprpm.rpm.RpmHeader;
import io.github.apprpm.rpm.RpmTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One capability as rpm reads it from the header; texts have one character for each byte.
 *
 * @param flags rpm's {@code rpmsenseFlags}
 * @param evr the version to compare with, perhaps with epoch and release
 */
record StoredDependency(String name, long flags, String evr) {
    private static final DependencyTags OLD_SUGGESTS = new DependencyTags(1156, 1157, 1158);
    private static final DependencyTags OLD_ENHANCES = new DependencyTags(1159, 1160, 1161);
    /** rpm's {@code RPMSENSE_EQUAL}. */
    private static final long EQUAL = 1 << 3;

    /** As many as have a name, flags and a version; a package of version 3 of the format provides itself, too. */
    static List<StoredDependency> of(RpmHeader header, DependencyKind kind) {
        boolean isOld = header.index().get(0).tag() >= RpmTag.HEADERI18NTABLE;
        return kind == DependencyKind.PROVIDES && isOld ? providesOfOld(header) : of(header, DependencyTags.of(kind));
    }

    /** What rpm 4.4 of some distributions wrote in place of suggestions and recommendations. */
    static List<StoredDependency> oldSuggests(RpmHeader header) {
        return of(header, OLD_SUGGESTS);
    }

    static List<StoredDependency> oldEnhances(RpmHeader header) {
        return of(header, OLD_ENHANCES);
    }

    private static List<StoredDependency> of(RpmHeader header, DependencyTags tags) {
        List<String> names = header.stored(tags.name());
        if (names.isEmpty()) {
            return List.of();
        }
        List<String> versions = header.stored(tags.version());
        long[] flags = header.numbers(tags.flags());
        int count = Math.min(names.size(), Math.min(versions.size(), flags.length));
        List<StoredDependency> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(new StoredDependency(names.get(i), flags[i], versions.get(i)));
        }
        return all;
    }

    /** rpm before 3.0.3 knew no versions of what a package provides. */
    private static List<StoredDependency> providesOfOld(RpmHeader header) {
        DependencyTags tags = DependencyTags.of(DependencyKind.PROVIDES);
        List<StoredDependency> all = new ArrayList<>();
        if (header.has(tags.version())) {
            all.addAll(of(header, tags));
        } else {
            header.stored(tags.name()).forEach(name -> all.add(new StoredDependency(name, 0, "")));
        }
        StoredTexts texts = new StoredTexts(header);
        if (texts.isSource()) {
            return all;
        }
        String epoch = header.number(RpmTag.EPOCH).isPresent() ? texts.epoch() + ":" : "";
        StoredDependency itself = new StoredDependency(
                texts.of(RpmTag.NAME), EQUAL, epoch + texts.of(RpmTag.VERSION) + "-" + texts.of(RpmTag.RELEASE));
        if (!all.contains(itself)) {
            all.add(itself);
        }
        return all;
    }

    /** What tells it from others: name, comparison and version. */
    String key() {
        return name + IndexedDependency.comparison(flags) + evr;
    }

    Optional<IndexedDependency> indexed(boolean isPre) {
        return IndexedDependency.of(name, flags, evr, isPre);
    }
}
