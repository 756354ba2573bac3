package io.github.apprpm.server;

import io.github.apprpm.server.access.AccessControl;
import io.github.apprpm.server.access.ClientLimit;
import io.github.apprpm.server.access.Grant;
import io.github.apprpm.server.access.Right;
import io.github.apprpm.server.access.TokenFile;
import io.github.apprpm.server.config.Configuration;
import io.github.apprpm.server.http.Endpoint;
import io.github.apprpm.server.http.Gate;
import io.github.apprpm.server.http.Routes;
import io.github.apprpm.server.http.WebServer;
import io.github.apprpm.server.index.IndexQueue;
import io.github.apprpm.server.index.Reindex;
import io.github.apprpm.server.operations.Operations;
import io.github.apprpm.server.serve.RepoFiles;
import io.github.apprpm.server.storage.DataFolder;
import io.github.apprpm.server.storage.PackagePlaces;
import io.github.apprpm.server.storage.Space;
import io.github.apprpm.server.upload.Reception;
import io.github.apprpm.server.upload.Uploads;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/** What takes the requests of a server, wherever its packages are, and what people see of it. */
record WebSide(WebServer web, ReadingSide reading) {
    /** How many of a client in a minute; a pipeline with an old token does not come so often. */
    private static final int WRONG_TOKENS = 20;

    private static final Duration LIMITED = Duration.ofMinutes(1);

    /**
     * @param views those that are there, by what indexes them
     * @param files answers the paths of views
     */
    static WebSide of(
            Configuration configuration,
            DataFolder data,
            PackagePlaces store,
            Space space,
            IndexQueue queue,
            Operations operations,
            Reindex.Views views,
            Endpoint files)
            throws IOException {
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
                        new Reindex(views, queue),
                        new Uploads(reception, store, reading.audit(), configuration),
                        reading.counted(files),
                        !configuration.keys().packageKeys().isEmpty(),
                        reading)),
                gate(configuration, tokens),
                operations);
        operations.gauge("apprpm_connections", web::connections);
        return new WebSide(web, reading);
    }

    private static Gate gate(Configuration configuration, TokenFile tokens) {
        return new Gate(
                new AccessControl(tokens, new Grant(configuration.anonymous(), Set.of())),
                new ClientLimit(WRONG_TOKENS, LIMITED),
                configuration.limits().requestsPerMinute().map(most -> new ClientLimit(most, LIMITED)));
    }

    private static Routes routes(
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
}
