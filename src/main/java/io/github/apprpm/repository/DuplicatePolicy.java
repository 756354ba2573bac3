package io.github.apprpm.repository;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.repository.metadata.PackageFacts;
import io.github.apprpm.repository.metadata.PackageRecord;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What becomes of packages that have the same name, epoch, version, release and architecture, but other bytes: clients take
 * whichever they like, and those that have the one never get the other.
 */
public enum DuplicatePolicy {
    /** The run ends, and says which packages they are. */
    FAIL,
    /** The file that was modified last is in the metadata; the others stay where they are, unknown to clients. */
    NEWEST,
    /** All are in the metadata. */
    ALL;

    /**
     * @param word as users write it
     * @throws PackagingException if it is none
     */
    public static DuplicatePolicy of(String word) {
        return Arrays.stream(values())
                .filter(policy -> policy.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new PackagingException(
                        "The <duplicates> '%s' is not known".formatted(word),
                        "Set it to one of "
                                + Arrays.stream(values())
                                        .map(DuplicatePolicy::word)
                                        .collect(Collectors.joining(", "))));
    }

    /** The policy as users write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Those that the metadata leave out.
     *
     * @throws PackagingException if there are duplicates and none are wanted
     */
    public List<PackageFacts> leftOut(Collection<PackageFacts> packages) {
        if (this == ALL || areDistinct(packages)) {
            return List.of();
        }
        return packages.stream()
                .collect(groupingBy(PackageFacts::nevra, LinkedHashMap::new, toList()))
                .values()
                .stream()
                .filter(same ->
                        same.stream().map(PackageFacts::pkgid).distinct().count() > 1)
                .flatMap(same -> others(same).stream())
                .toList();
    }

    private static boolean areDistinct(Collection<PackageFacts> packages) {
        Set<String> names = new HashSet<>();
        for (PackageFacts each : packages) {
            if (!names.add(each.nevra())) {
                return false;
            }
        }
        return true;
    }

    private List<PackageFacts> others(List<PackageFacts> same) {
        if (this == FAIL) {
            throw new PackagingException(
                    "The repository has two packages %s with other bytes: '%s' and '%s'"
                            .formatted(
                                    same.get(0).nevra(),
                                    same.get(0).href(),
                                    same.get(1).href()),
                    "Remove one of them, build one with another release, or set <duplicates> to newest");
        }
        PackageFacts newest = same.stream()
                .min(Comparator.comparingLong(PackageFacts::modified)
                        .reversed()
                        .thenComparing(PackageFacts::href, PackageRecord.HREF_ORDER))
                .orElseThrow();
        return same.stream()
                .filter(each -> !each.pkgid().equals(newest.pkgid()))
                .toList();
    }
}
