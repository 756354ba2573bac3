package io.github.apprpm.repository;

import io.github.apprpm.repository.metadata.PackageFacts;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of the packages that lie in a repository clients see.
 *
 * @param duplicates what becomes of packages of one name with other bytes
 * @param retention how many versions stay, if not all
 */
public record ContentPolicy(DuplicatePolicy duplicates, Optional<Retention> retention) {
    /** All, if no two have the same name. */
    public static final ContentPolicy ALL = new ContentPolicy(DuplicatePolicy.FAIL, Optional.empty());

    /**
     * The hrefs of packages that clients do not see.
     *
     * @param duplicates others of the same name are published
     * @param superseded there are enough newer ones
     */
    record Omission(Set<String> duplicates, Set<String> superseded) {
        Set<String> all() {
            Set<String> all = new LinkedHashSet<>(duplicates);
            all.addAll(superseded);
            return all;
        }
    }

    /** @throws io.github.apprpm.model.PackagingException if there are duplicates and none are wanted */
    Omission omission(Collection<PackageFacts> packages) {
        Set<String> others = hrefs(duplicates.leftOut(packages));
        if (retention.isEmpty()) {
            return new Omission(others, Set.of());
        }
        List<PackageFacts> left =
                packages.stream().filter(each -> !others.contains(each.href())).toList();
        return new Omission(others, hrefs(retention.get().leftOut(left)));
    }

    private static Set<String> hrefs(List<PackageFacts> packages) {
        return packages.stream().map(PackageFacts::href).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
