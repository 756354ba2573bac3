package io.github.apprpm.server;

import io.github.apprpm.publish.s3.S3Bucket;
import io.github.apprpm.server.access.Right;
import io.github.apprpm.server.access.TokenFile;
import io.github.apprpm.server.bucket.BucketFiles;
import io.github.apprpm.server.bucket.BucketViews;
import io.github.apprpm.server.bucket.MetadataMirror;
import io.github.apprpm.server.bucket.MirrorRefresh;
import io.github.apprpm.server.config.Bucket;
import io.github.apprpm.server.config.Configuration;
import io.github.apprpm.server.http.Routes;
import io.github.apprpm.server.http.WebServer;
import io.github.apprpm.server.index.IndexListener;
import io.github.apprpm.server.operations.Operations;
import io.github.apprpm.server.serve.RepoFiles;
import io.github.apprpm.server.serve.ViewFiles;
import io.github.apprpm.server.storage.DataFolder;
import io.github.apprpm.server.storage.Space;
import java.io.Closeable;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;

/**
 * The parts of a server whose packages and metadata are in a bucket, which others share.
 *
 * @param parts are to be closed when the requests have ended
 */
record BucketNode(WebServer web, List<Closeable> parts) {
    static BucketNode open(Configuration configuration, Bucket settings, IndexListener listener) throws IOException {
        DataFolder data = DataFolder.open(configuration.data());
        Space space = Space.of(data, configuration.limits());
        BucketMark.require(configuration.data(), settings.location().toString(), space.used());
        S3Bucket bucket = new S3Bucket(settings.location());
        Operations operations = Operations.open(data, space, configuration.logs(), InstantSource.system(), listener);
        MetadataMirror mirror =
                new MetadataMirror(bucket, data, configuration.keys().ofPackages());
        MirrorRefresh refresh =
                new MirrorRefresh(new BucketViews(bucket, configuration.repositories()), mirror, data, operations);
        WebServer web = new WebServer(
                configuration.network(),
                operations.addTo(routes(configuration, data, bucket)),
                RepositoryServer.gate(configuration, new TokenFile(configuration.data())),
                operations);
        operations.gauge("apprpm_connections", web::connections);
        refresh.start(settings.interval());
        return new BucketNode(web, List.of(refresh, bucket, operations));
    }

    private static Routes routes(Configuration configuration, DataFolder data, S3Bucket bucket) {
        return new Routes()
                .add(
                        "GET",
                        "/repositories/{repository}/{file}",
                        Right.READ,
                        new RepoFiles(data, !configuration.keys().packageKeys().isEmpty())::get)
                .add(
                        "GET",
                        "/repositories/{repository}/{release}/{architecture}/{path*}",
                        Right.READ,
                        new BucketFiles(new ViewFiles(data)::get, bucket));
    }
}
