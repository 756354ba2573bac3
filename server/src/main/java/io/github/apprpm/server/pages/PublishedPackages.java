package io.github.apprpm.server.pages;

import io.github.apprpm.repository.metadata.PackageFacts;
import io.github.apprpm.repository.metadata.Repomd;
import io.github.apprpm.repository.metadata.RepositoryMetadata;
import io.github.apprpm.rpm.EvrOrder;
import io.github.apprpm.server.storage.DataFolder;
import io.github.apprpm.server.storage.View;
import java.io.IOException;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the views publish, kept in memory as long as it is asked for and there are not too many packages. */
final class PublishedPackages {
    /** Each takes about half a kilobyte. */
    private static final int MOST_PACKAGES = 60_000;

    static final Comparator<PackageFacts> NEWEST_FIRST =
            Comparator.comparing(PublishedPackages::evr, EvrOrder.INSTANCE).reversed();

    private final DataFolder data;
    /** The view that was asked for last is last. */
    private final Map<View, RepositoryMetadata> read = new LinkedHashMap<>();

    PublishedPackages(DataFolder data) {
        this.data = data;
    }

    /** @return nothing if the view has published nothing */
    synchronized Optional<RepositoryMetadata> of(View view) throws IOException {
        Optional<Repomd> repomd = Repomd.read(data.folder(view));
        RepositoryMetadata known = read.remove(view);
        if (repomd.isEmpty()) {
            return Optional.empty();
        }
        RepositoryMetadata metadata =
                known != null && known.repomd().equals(repomd) ? known : RepositoryMetadata.read(data.folder(view));
        read.put(view, metadata);
        forget();
        return Optional.of(metadata);
    }

    private void forget() {
        int sum =
                read.values().stream().mapToInt(each -> each.packages().size()).sum();
        for (Iterator<RepositoryMetadata> oldest = read.values().iterator(); sum > MOST_PACKAGES && read.size() > 1; ) {
            sum -= oldest.next().packages().size();
            oldest.remove();
        }
    }

    /** @param file the name without its ending {@code .rpm} */
    Optional<PackageFacts> find(View view, String file) throws IOException {
        return of(view).stream()
                .flatMap(metadata -> metadata.packages().stream())
                .filter(each -> each.fileName().equals(file + ".rpm"))
                .findFirst();
    }

    /** All of this name and architecture, the newest first. */
    List<PackageFacts> versions(View view, PackageFacts one) throws IOException {
        return of(view).stream()
                .flatMap(metadata -> metadata.packages().stream())
                .filter(each ->
                        each.name().equals(one.name()) && each.architecture().equals(one.architecture()))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    /** The version before this one, if there is one. */
    Optional<PackageFacts> before(View view, PackageFacts one) throws IOException {
        return versions(view, one).stream()
                .filter(each -> EvrOrder.INSTANCE.compare(evr(each), evr(one)) < 0)
                .findFirst();
    }

    /** As {@link EvrOrder} compares it, and as people read it: an epoch of 0 is left out. */
    static String evr(PackageFacts facts) {
        String epoch = facts.epoch().equals("0") ? "" : facts.epoch() + ":";
        return epoch + facts.version() + "-" + facts.release();
    }
}
