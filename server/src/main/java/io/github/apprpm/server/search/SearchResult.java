package io.github.apprpm.server.search;

import java.util.List;

/**
 * Packages of one name in one repository, for one release.
 *
 * @param best of the newest version that is as wanted
 * @param architectures for which it is there
 * @param versions how many versions are as wanted
 */
public record SearchResult(SearchHit best, List<String> architectures, int versions) {
    public SearchResult {
        architectures = List.copyOf(architectures);
    }
}
