package io.github.apprpm.repository;

import io.github.apprpm.repository.metadata.PackageFacts;
import io.github.apprpm.repository.metadata.PackageRecord;
import io.github.apprpm.repository.metadata.RecordSpool.SpooledRecord;
import io.github.apprpm.repository.metadata.RepositoryMetadata;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The packages that a folder has now, beside those that it has published.
 *
 * @param kept the published ones whose files have not changed, in their order
 * @param read those that are new or changed, in the order of the metadata
 */
record FolderContents(RepositoryMetadata published, List<PackageFacts> kept, List<SpooledRecord> read) {
    private static final Comparator<PackageFacts> ORDER =
            Comparator.comparing(PackageFacts::href, PackageRecord.HREF_ORDER);

    /** @param read in any order */
    static FolderContents of(RepositoryMetadata published, List<PackageFacts> kept, List<SpooledRecord> read) {
        List<SpooledRecord> sorted = new ArrayList<>(read);
        sorted.sort(Comparator.comparing(SpooledRecord::facts, ORDER));
        return new FolderContents(published, kept, sorted);
    }

    /** Records of all packages, in any order, though those that are published may be among them. */
    static FolderContents of(RepositoryMetadata published, List<SpooledRecord> all) {
        Set<PackageFacts> there = published.isCreaterepos() ? new HashSet<>(published.packages()) : Set.of();
        Set<PackageFacts> still = new HashSet<>();
        List<SpooledRecord> read = new ArrayList<>();
        for (SpooledRecord one : all) {
            if (there.contains(one.facts())) {
                still.add(one.facts());
            } else {
                read.add(one);
            }
        }
        return of(
                published, published.packages().stream().filter(still::contains).toList(), read);
    }

    /** All, in the order of the metadata. */
    List<PackageFacts> all() {
        List<PackageFacts> all = new ArrayList<>(kept.size() + read.size());
        int begin = 0;
        for (SpooledRecord one : read) {
            int found = Collections.binarySearch(kept.subList(begin, kept.size()), one.facts(), ORDER);
            int end = begin + Math.max(found, -found - 1);
            all.addAll(kept.subList(begin, end));
            all.add(one.facts());
            begin = end;
        }
        all.addAll(kept.subList(begin, kept.size()));
        return Collections.unmodifiableList(all);
    }

    /** The same with packages that were published once, and lie there without a record of theirs. */
    List<PackageFacts> allWith(Collection<PackageFacts> known) {
        if (known.isEmpty()) {
            return all();
        }
        List<PackageFacts> all = new ArrayList<>(all());
        all.addAll(known);
        all.sort(ORDER);
        return Collections.unmodifiableList(all);
    }

    /** How many clients see, if some are omitted. */
    int clients(Set<String> omitted) {
        int clients = kept.size() + added(omitted).size();
        for (PackageFacts one : omitted.isEmpty() ? List.<PackageFacts>of() : kept) {
            clients -= omitted.contains(one.href()) ? 1 : 0;
        }
        return clients;
    }

    /** Those that were read and come into the metadata. */
    List<SpooledRecord> added(Set<String> omitted) {
        return read.stream()
                .filter(one -> !omitted.contains(one.facts().href()))
                .toList();
    }

    /** The hrefs of published packages that clients will not see any more. */
    Set<String> removed(Set<String> omitted) {
        Set<String> replaced = new HashSet<>();
        added(omitted).forEach(one -> replaced.add(one.facts().href()));
        Set<String> removed = new LinkedHashSet<>();
        int next = 0;
        for (PackageFacts old : published.packages()) {
            boolean isKept = next < kept.size() && kept.get(next) == old;
            next += isKept ? 1 : 0;
            if (isKept ? omitted.contains(old.href()) : !replaced.contains(old.href())) {
                removed.add(old.href());
            }
        }
        return removed;
    }
}
