package io.github.apprpm.repository;

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
     * The hrefs of those that clients do not see.
     *
     * @throws io.github.apprpm.model.PackagingException if there are duplicates and none are wanted
     */
    Set<String> leftOut(Collection<PackageFacts> packages) {
        Set<String> leftOut = hrefs(duplicates.leftOut(packages));
        retention.ifPresent(keep -> leftOut.addAll(hrefs(keep.leftOut(
                packages.stream().filter(each -> !leftOut.contains(each.href())).toList()))));
        return leftOut;
    }

    private static Set<String> hrefs(List<PackageFacts> packages) {
        return packages.stream().map(PackageFacts::href).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
