package io.github.apprpm.server.search;

import io.github.apprpm.rpm.EvrOrder;
import io.github.apprpm.server.search.SearchHit.Match;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Keeps the best results of a search, of all versions of a package one, in bounded memory. */
final class BestResults {
    /** All versions of a package in a repository for a release. */
    private record Key(String repository, String release, String name) {}

    private static final class Found {
        private SearchHit best;
        private final Set<String> architectures = new TreeSet<>();
        private final Set<String> versions = new TreeSet<>();

        private Found(SearchHit best) {
            this.best = best;
        }

        private void add(SearchHit hit) {
            architectures.add(hit.view().architecture());
            versions.add(hit.evr());
            if (EvrOrder.INSTANCE.compare(hit.evr(), best.evr()) > 0) {
                best = hit;
            }
        }

        private SearchResult result() {
            return new SearchResult(best, List.copyOf(architectures), versions.size());
        }
    }

    private final int most;
    private final Map<Match, Map<Key, Found>> found = new EnumMap<>(Match.class);

    BestResults(int most) {
        this.most = most;
    }

    /** A package of a kind of match that has enough results is left out. */
    void add(SearchHit hit) {
        Key key = new Key(hit.view().repository(), hit.view().release(), hit.name());
        Map<Key, Found> same = found.computeIfAbsent(hit.match(), none -> new LinkedHashMap<>());
        if (same.size() < most || same.containsKey(key)) {
            same.computeIfAbsent(key, none -> new Found(hit)).add(hit);
        }
    }

    List<SearchResult> sorted() {
        List<SearchResult> sorted = new ArrayList<>();
        Set<Key> seen = new java.util.HashSet<>();
        found.forEach((match, byKey) -> byKey.entrySet().stream()
                .filter(entry -> seen.add(entry.getKey()))
                .flatMap(entry -> Stream.of(entry.getValue().result()))
                .sorted(Comparator.comparing((SearchResult each) -> each.best().name())
                        .thenComparing(each -> each.best().view().path()))
                .forEach(sorted::add));
        return sorted.size() > most ? List.copyOf(sorted.subList(0, most)) : sorted;
    }
}
