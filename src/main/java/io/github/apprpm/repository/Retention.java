package io.github.apprpm.repository;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.repository.metadata.PackageFacts;
import io.github.apprpm.repository.metadata.PackageRecord;
import io.github.apprpm.rpm.EvrOrder;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * How many versions of a package a repository keeps.
 *
 * @param newest of each name and architecture, in rpm's order
 */
public record Retention(int newest) {
    private static final Comparator<PackageFacts> NEWEST_FIRST = Comparator.comparing(Retention::evr, EvrOrder.INSTANCE)
            .reversed()
            .thenComparing(PackageFacts::href, PackageRecord.HREF_ORDER);

    public Retention {
        if (newest < 1) {
            throw new PackagingException(
                    "The <keep> '%d' would leave no package in the repository".formatted(newest),
                    "Set it to how many versions of each package stay, such as 5, or leave it out to keep all");
        }
    }

    /** The packages that go, as there are enough newer ones, in the order of the given ones. */
    public List<PackageFacts> leftOut(Collection<PackageFacts> packages) {
        return packages.stream()
                .collect(groupingBy(each -> List.of(each.name(), each.architecture()), LinkedHashMap::new, toList()))
                .values()
                .stream()
                .flatMap(versions -> versions.stream().sorted(NEWEST_FIRST).skip(newest))
                .toList();
    }

    private static String evr(PackageFacts each) {
        return "%s:%s-%s".formatted(each.epoch(), each.version(), each.release());
    }
}
