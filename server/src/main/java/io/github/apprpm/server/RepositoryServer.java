package io.github.apprpm.server;

import io.github.apprpm.server.access.AccessControl;
import io.github.apprpm.server.access.ClientLimit;
import io.github.apprpm.server.access.Grant;
import io.github.apprpm.server.access.Right;
import io.github.apprpm.server.access.TokenFile;
import io.github.apprpm.server.config.Configuration;
import io.github.apprpm.server.config.Virtuals;
import io.github.apprpm.server.http.Endpoint;
import io.github.apprpm.server.http.Gate;
import io.github.apprpm.server.http.Routes;
import io.github.apprpm.server.http.WebServer;
import io.github.apprpm.server.index.IndexListener;
import io.github.apprpm.server.index.IndexQueue;
import io.github.apprpm.server.index.Reindex;
import io.github.apprpm.server.index.ViewIndexer;
import io.github.apprpm.server.operations.Operations;
import io.github.apprpm.server.serve.RepoFiles;
import io.github.apprpm.server.serve.ViewFiles;
import io.github.apprpm.server.storage.DataFolder;
import io.github.apprpm.server.storage.PackageStore;
import io.github.apprpm.server.storage.Space;
import io.github.apprpm.server.upload.Reception;
import io.github.apprpm.server.upload.Uploads;
import io.github.apprpm.server.virtual.MergedViews;
import io.github.apprpm.server.virtual.RemotePackages;
import io.github.apprpm.server.virtual.RemoteRefresh;
import io.github.apprpm.server.virtual.RemoteRepositories;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** All parts of a server, put together by its configuration. */
public final class RepositoryServer implements Closeable {
    /** How many of a client in a minute; a pipeline with an old token does not come so often. */
    private static final int WRONG_TOKENS = 20;

    private static final Duration LIMITED = Duration.ofMinutes(1);

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
        operations.gauge("apprpm_index_pending", queue::size);
        Reception reception = new Reception(
                data,
                store,
                space,
                queue::changed,
                configuration.keys().trusted(),
                configuration.limits().largestPackage());
        TokenFile tokens = new TokenFile(configuration.data());
        ReadingSide reading = ReadingSide.open(configuration, data, store, tokens, queue, InstantSource.system());
        WebServer web = new WebServer(
                configuration.network(),
                operations.addTo(routes(
                        data,
                        new Reindex(data::views, queue),
                        new Uploads(reception, store, reading.audit(), configuration),
                        reading.counted(new RemotePackages(new ViewFiles(data)::get, virtuals, remotes)),
                        !configuration.keys().packageKeys().isEmpty(),
                        reading)),
                gate(configuration, tokens),
                operations);
        operations.gauge("apprpm_connections", web::connections);
        queue.start();
        data.views().forEach(queue::request);
        merged.views().forEach(queue::request);
        RemoteRefresh refresh = new RemoteRefresh(virtuals, remotes, merged, queue::request);
        refresh.start();
        return new RepositoryServer(web, List.of(refresh, queue, reading, operations));
    }

    static Gate gate(Configuration configuration, TokenFile tokens) {
        return new Gate(
                new AccessControl(tokens, new Grant(configuration.anonymous(), Set.of())),
                new ClientLimit(WRONG_TOKENS, LIMITED),
                configuration.limits().requestsPerMinute().map(most -> new ClientLimit(most, LIMITED)));
    }

    static Routes routes(
            DataFolder data,
            Reindex reindex,
            Uploads uploads,
            Endpoint files,
            boolean hasSignedPackages,
            ReadingSide reading) {
        Routes routes = new Routes()
                .add("PUT", "/upload", Right.UPLOAD, uploads::put)
                .add("PUT", "/upload/{file}", Right.UPLOAD, uploads::put)
                .add("PUT", "/repositories/{repository}/upload", Right.UPLOAD, uploads::put)
                .add("PUT", "/repositories/{repository}/upload/{file}", Right.UPLOAD, uploads::put)
                .add("GET", "/repositories/{repository}/upload/{file}", Right.READ, uploads::get)
                // as Gitea and Nexus have them
                .add("PUT", "/api/packages/{repository}/rpm/upload", Right.UPLOAD, uploads::put)
                .add("PUT", "/api/packages/{repository}/rpm/{group*}", Right.UPLOAD, uploads::put)
                .add("PUT", "/repository/{repository}/{path*}", Right.UPLOAD, uploads::put)
                .add("POST", "/reindex", Right.UPLOAD, reindex::post)
                .add("POST", "/repositories/{repository}/reindex", Right.UPLOAD, reindex::post)
                .add(
                        "GET",
                        "/repositories/{repository}/{file}",
                        Right.READ,
                        new RepoFiles(data, hasSignedPackages)::get)
                .add("GET", "/repositories/{repository}/{release}/{architecture}/{path*}", Right.READ, files);
        return reading.addTo(routes);
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
