package io.github.apprpm.server;

import io.github.apprpm.server.config.Configuration;
import io.github.apprpm.server.config.Virtuals;
import io.github.apprpm.server.http.WebServer;
import io.github.apprpm.server.index.IndexListener;
import io.github.apprpm.server.index.IndexQueue;
import io.github.apprpm.server.index.ViewIndexer;
import io.github.apprpm.server.operations.Operations;
import io.github.apprpm.server.serve.ViewFiles;
import io.github.apprpm.server.storage.DataFolder;
import io.github.apprpm.server.storage.PackageStore;
import io.github.apprpm.server.storage.Space;
import io.github.apprpm.server.virtual.MergedViews;
import io.github.apprpm.server.virtual.RemotePackages;
import io.github.apprpm.server.virtual.RemoteRefresh;
import io.github.apprpm.server.virtual.RemoteRepositories;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** All parts of a server, put together by its configuration. */
public final class RepositoryServer implements Closeable {
    private final WebServer web;
    private final int port;
    private final List<Closeable> parts;

    /** @param parts are closed in this order, when the requests that have begun have ended */
    private RepositoryServer(WebServer web, List<Closeable> parts) throws IOException {
        this.web = web;
        this.port = web.start();
        this.parts = List.copyOf(parts);
    }

    /** Starts to take connections; what an earlier run has left is completed first. */
    public static RepositoryServer start(Configuration configuration, IndexListener listener) throws IOException {
        if (configuration.bucket().isPresent()) {
            BucketNode node =
                    BucketNode.open(configuration, configuration.bucket().get(), listener);
            return new RepositoryServer(node.web(), node.parts());
        }
        DataFolder data = DataFolder.open(configuration.data());
        BucketMark.requireNone(configuration.data());
        PackageStore store = new PackageStore(data, configuration);
        store.complete();
        Space space = Space.of(data, configuration.limits());
        Operations operations = Operations.open(data, space, configuration.logs(), InstantSource.system(), listener);
        Virtuals virtuals = configuration.virtuals();
        RemoteRepositories remotes = new RemoteRepositories(configuration.data().resolve("remotes"), virtuals);
        MergedViews merged = new MergedViews(data, virtuals, remotes);
        IndexQueue queue = new IndexQueue(
                new ViewIndexer(
                        data,
                        store.recent(),
                        merged,
                        configuration.keys().signer(Instant.now()),
                        configuration.keys().ofPackages(),
                        InstantSource.system()),
                configuration.quiet(),
                configuration.longestDelay(),
                operations);
        WebSide side = WebSide.of(
                configuration,
                data,
                store,
                space,
                queue,
                operations,
                data::views,
                new RemotePackages(new ViewFiles(data)::get, virtuals, remotes));
        queue.start();
        data.views().forEach(queue::request);
        merged.views().forEach(queue::request);
        RemoteRefresh refresh = new RemoteRefresh(virtuals, remotes, merged, queue::request);
        refresh.start();
        return new RepositoryServer(side.web(), List.of(refresh, queue, side.reading(), operations));
    }

    /** Where it takes connections. */
    public int port() {
        return port;
    }

    /** Ends the requests that have begun, then the index. */
    @Override
    public void close() throws IOException {
        try {
            web.close();
        } finally {
            for (Closeable part : parts) {
                part.close();
            }
        }
    }
}
