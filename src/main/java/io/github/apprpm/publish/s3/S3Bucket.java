package io.github.apprpm.publish.s3;

import io.github.apprpm.publish.BucketLocation;
import io.github.apprpm.publish.RepositoryStorage;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A bucket with many repositories, for a server that reads them; all of them share its connections. */
public final class S3Bucket implements Closeable {
    private final BucketLocation location;
    private final S3Client client;
    private final S3Errors errors;

    /**
     * @param location where the directories begin
     * @throws io.github.apprpm.model.PackagingException if there are no credentials, or the region is not known
     */
    public S3Bucket(BucketLocation location) {
        this.location = location;
        this.errors = new S3Errors(location);
        this.client = S3Connection.open(location, Optional.empty(), Optional.empty(), errors);
    }

    /** A repository; that it is closed changes nothing for the others. */
    public RepositoryStorage repository(String directory) {
        return new S3Storage(location.below(directory), client);
    }

    /** The names of the directories in one of them, which ends with a slash or is empty. */
    public List<String> directories(String directory) throws IOException {
        String prefix = location.key(directory);
        try {
            return client
                    .listObjectsV2Paginator(request ->
                            request.bucket(location.bucket()).prefix(prefix).delimiter("/"))
                    .commonPrefixes()
                    .stream()
                    .map(CommonPrefix::prefix)
                    .map(found -> found.substring(prefix.length(), found.length() - 1))
                    .toList();
        } catch (SdkException e) {
            throw errors.of(e, directory);
        }
    }

    /** When each file below a directory was written, by its path from there. */
    public Map<String, Instant> files(String directory) throws IOException {
        String prefix = location.key(directory);
        Map<String, Instant> files = new TreeMap<>();
        try {
            client.listObjectsV2Paginator(
                            request -> request.bucket(location.bucket()).prefix(prefix))
                    .contents()
                    .forEach(found -> files.put(found.key().substring(prefix.length()), found.lastModified()));
            return files;
        } catch (SdkException e) {
            throw errors.of(e, directory);
        }
    }

    /**
     * Opens a file, a range of it, or says that the client has it.
     *
     * @return nothing if there is no such file
     */
    public Optional<BucketContent> open(String path, BucketConditions conditions) throws IOException {
        Optional<BucketContent> content = get(path, conditions);
        return content.isPresent()
                        && content.get().status() == BucketContent.OTHER
                        && conditions.ifRange().isPresent()
                ? get(path, conditions.whole()) // what the client has a part of is no longer there
                : content;
    }

    private Optional<BucketContent> get(String path, BucketConditions conditions) throws IOException {
        GetObjectRequest.Builder request =
                GetObjectRequest.builder().bucket(location.bucket()).key(location.key(path));
        conditions.range().ifPresent(request::range);
        conditions.ifNoneMatch().ifPresent(request::ifNoneMatch);
        conditions.ifModifiedSince().ifPresent(request::ifModifiedSince);
        conditions.ifRange().ifPresent(request::ifMatch);
        try {
            ResponseInputStream<GetObjectResponse> got = client.getObject(request.build());
            return Optional.of(BucketContent.of(got.response(), got));
        } catch (S3Exception e) {
            return BucketContent.isStatus(e.statusCode())
                    ? Optional.of(BucketContent.without(e.statusCode()))
                    : errors.nothing(e, path);
        } catch (SdkException e) {
            throw errors.of(e, path);
        }
    }

    /** The headers of a file, without its bytes; nothing if there is no such file. */
    public Optional<BucketContent> head(String path) throws IOException {
        try {
            return Optional.of(BucketContent.of(client.headObject(
                    request -> request.bucket(location.bucket()).key(location.key(path)))));
        } catch (SdkException e) {
            return errors.nothing(e, path);
        }
    }

    /**
     * Gives a file a second path; its bytes do not leave the bucket's server.
     *
     * @return whether it was there
     */
    public boolean copy(String from, String to) throws IOException {
        try {
            client.copyObject(request -> request.sourceBucket(location.bucket())
                    .sourceKey(location.key(from))
                    .destinationBucket(location.bucket())
                    .destinationKey(location.key(to)));
            return true;
        } catch (SdkException e) {
            return errors.nothing(e, from).isPresent();
        }
    }

    @Override
    public String toString() {
        return location.toString();
    }

    @Override
    public void close() {
        client.close();
    }
}
