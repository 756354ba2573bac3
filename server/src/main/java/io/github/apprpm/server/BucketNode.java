package io.github.apprpm.server;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.publish.BucketLocation;
import io.github.apprpm.publish.s3.S3Bucket;
import io.github.apprpm.server.bucket.BucketFiles;
import io.github.apprpm.server.bucket.BucketIndexer;
import io.github.apprpm.server.bucket.BucketStore;
import io.github.apprpm.server.bucket.BucketViews;
import io.github.apprpm.server.bucket.MetadataMirror;
import io.github.apprpm.server.bucket.MirrorRefresh;
import io.github.apprpm.server.bucket.PendingPackages;
import io.github.apprpm.server.config.Bucket;
import io.github.apprpm.server.config.Configuration;
import io.github.apprpm.server.http.WebServer;
import io.github.apprpm.server.index.IndexListener;
import io.github.apprpm.server.index.IndexQueue;
import io.github.apprpm.server.operations.Operations;
import io.github.apprpm.server.serve.ViewFiles;
import io.github.apprpm.server.storage.DataFolder;
import io.github.apprpm.server.storage.Space;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
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
        S3Bucket bucket = open(settings.location());
        Operations operations = Operations.open(data, space, configuration.logs(), InstantSource.system(), listener);
        MetadataMirror mirror =
                new MetadataMirror(bucket, data, configuration.keys().ofPackages());
        BucketViews views = new BucketViews(bucket, configuration.repositories());
        PendingPackages pending = new PendingPackages(bucket, data);
        BucketIndexer indexer = new BucketIndexer(
                bucket,
                pending,
                mirror,
                data,
                configuration.data().resolve(".cache/bucket"),
                configuration.keys().signer(Instant.now()),
                configuration.longestDelay(),
                InstantSource.system());
        IndexQueue queue = new IndexQueue(indexer, configuration.quiet(), configuration.longestDelay(), operations);
        BucketStore store = new BucketStore(bucket, pending, data, configuration);
        WebSide side = WebSide.of(
                configuration,
                data,
                store,
                space,
                queue,
                operations,
                views::list,
                new BucketFiles(new ViewFiles(data)::get, bucket));
        MirrorRefresh refresh = new MirrorRefresh(views, mirror, indexer, queue::request, data, operations);
        queue.start();
        refresh.start(settings.interval());
        return new BucketNode(side.web(), List.of(refresh, queue, side.reading(), bucket, operations));
    }

    private static S3Bucket open(BucketLocation location) {
        try {
            return new S3Bucket(location);
        } catch (PackagingException e) {
            throw new PackagingException(
                    e.problem(),
                    "Set bucketRegion or AWS_REGION if it is Amazon's, and AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY "
                            + "in the environment of the service, a profile or a role",
                    e);
        }
    }

    /** @throws PackagingException if the bucket lets nobody in, or is not there */
    static void check(Bucket settings) throws IOException {
        try (S3Bucket bucket = open(settings.location())) {
            bucket.directories("");
        }
    }
}
