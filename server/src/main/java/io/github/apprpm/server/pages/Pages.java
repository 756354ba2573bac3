package io.github.apprpm.server.pages;

import io.github.apprpm.server.access.Right;
import io.github.apprpm.server.access.TokenFile;
import io.github.apprpm.server.audit.AuditLog;
import io.github.apprpm.server.config.Configuration;
import io.github.apprpm.server.curation.Curation;
import io.github.apprpm.server.http.Routes;
import io.github.apprpm.server.search.PackageSearch;
import io.github.apprpm.server.statistics.Downloads;
import io.github.apprpm.server.storage.DataFolder;
import io.github.apprpm.server.storage.PackagePlaces;
import java.nio.file.Path;
import java.time.InstantSource;

/** The pages, and where they are. */
public final class Pages {
    private final RepositoriesPage repositories;
    private final ViewPage view;
    private final ReleasePage release;
    private final ChangesPage changes;
    private final SearchPage search;
    private final StatisticsPage statistics;
    private final AdminPage admin;
    private final AdminActions actions;

    /** @param cache a directory for what was read of packages; may be deleted at any time */
    public Pages(
            Configuration configuration,
            DataFolder data,
            PackagePlaces store,
            TokenFile tokens,
            Curation curation,
            Downloads downloads,
            AuditLog audit,
            Path cache,
            InstantSource clock) {
        PublishedPackages published = new PublishedPackages(data);
        InspectedPackages inspected = new InspectedPackages(store, cache.resolve("pages"));
        repositories = new RepositoriesPage(data, published);
        view = new ViewPage(published);
        release = new ReleasePage(published, inspected, downloads, audit, clock);
        changes = new ChangesPage(published, inspected);
        search = new SearchPage(data, new PackageSearch(data, cache.resolve("search")));
        admin = new AdminPage(data, store, tokens, audit, configuration);
        actions = new AdminActions(admin, curation, tokens, audit, clock);
        statistics = new StatisticsPage(data, published, downloads, clock);
    }

    public Routes addTo(Routes routes) {
        return actions.addTo(routes)
                .add("GET", "/admin", Right.ADMIN, admin)
                .add("GET", "/", Right.READ, repositories)
                .addOpen("GET", StyleSheet.PATH, StyleSheet::get)
                .add("GET", "/search", Right.READ, search)
                .add("GET", "/statistics", Right.READ, statistics)
                .add("GET", "/packages/{repository}/{release}/{architecture}", Right.READ, view)
                .add("GET", "/packages/{repository}/{release}/{architecture}/{file}", Right.READ, release)
                .add("GET", "/packages/{repository}/{release}/{architecture}/{file}/changes", Right.READ, changes);
    }
}
