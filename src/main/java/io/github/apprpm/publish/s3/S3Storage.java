package io.github.apprpm.publish.s3;

import io.github.apprpm.http.HttpProxy;
import io.github.apprpm.publish.AccessKey;
import io.github.apprpm.publish.BucketLocation;
import io.github.apprpm.publish.Deposit;
import io.github.apprpm.publish.RepositoryStorage;
import io.github.apprpm.publish.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** A bucket. */
public final class S3Storage implements RepositoryStorage {
    /** One request takes no more; see the quotas of Amazon S3. */
    private static final long MOST_BYTES = 5L << 30;

    private static final String DIGEST = "sha256";

    private final BucketLocation location;
    private final S3Client client;
    private final S3Errors errors;
    private final boolean isShared;

    /**
     * @param key the credentials, or those of the environment, as for each tool of Amazon: variables, profiles, roles
     * @param proxy of the settings, or that of the environment
     * @throws io.github.apprpm.model.PackagingException if there are no credentials, or the region is not known
     */
    public S3Storage(BucketLocation location, Optional<AccessKey> key, Optional<HttpProxy> proxy) {
        this.location = location;
        this.errors = new S3Errors(location);
        this.client = S3Connection.open(location, key, proxy, errors);
        this.isShared = false;
    }

    /** @param client is open longer than this storage */
    S3Storage(BucketLocation location, S3Client client) {
        this.location = location;
        this.errors = new S3Errors(location);
        this.client = client;
        this.isShared = true;
    }

    @Override
    public String name() {
        return location.toString();
    }

    @Override
    public Optional<StoredFile> find(String path) throws IOException {
        try {
            HeadObjectResponse head = client.headObject(
                    request -> request.bucket(location.bucket()).key(location.key(path)));
            return Optional.of(new StoredFile(
                    path,
                    head.contentLength(),
                    Optional.of(head.eTag()),
                    Optional.ofNullable(head.metadata().get(DIGEST))));
        } catch (SdkException e) {
            return errors.nothing(explained(e, path), path);
        }
    }

    /** The answer to HEAD has no words, so that a refusal of it does not say why; that of GET does. */
    private SdkException explained(SdkException e, String path) {
        if (S3Errors.isExplained(e)) {
            return e;
        }
        try {
            client.getObject(request -> request.bucket(location.bucket())
                            .key(location.key(path))
                            .range("bytes=0-0"))
                    .abort();
            return e;
        } catch (SdkException better) {
            return S3Errors.isExplained(better) ? better : e;
        }
    }

    @Override
    public Optional<StoredFile> read(String path, Path to) throws IOException {
        Files.deleteIfExists(to);
        try {
            GetObjectResponse got = client.getObject(
                    request -> request.bucket(location.bucket()).key(location.key(path)), to);
            return Optional.of(new StoredFile(
                    path,
                    got.contentLength(),
                    Optional.of(got.eTag()),
                    Optional.ofNullable(got.metadata().get(DIGEST))));
        } catch (SdkException e) {
            return errors.nothing(e, path);
        }
    }

    @Override
    public boolean write(Deposit deposit, LongConsumer sent) throws IOException {
        if (deposit.size() > MOST_BYTES) {
            throw errors.tooLarge(deposit);
        }
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(location.bucket())
                .key(location.key(deposit.path()))
                .contentType(deposit.contentType())
                .cacheControl(deposit.cacheControl())
                .metadata(Map.of(DIGEST, deposit.sha256()))
                .checksumSHA256(
                        Base64.getEncoder().encodeToString(HexFormat.of().parseHex(deposit.sha256())));
        deposit.condition().ifMatch().ifPresent(request::ifMatch);
        if (deposit.condition().ifAbsent()) {
            request.ifNoneMatch("*");
        }
        try {
            client.putObject(
                    request.build(),
                    RequestBody.fromContentProvider(
                            () -> new ObservedInput(deposit.file(), sent), deposit.size(), deposit.contentType()));
            return true;
        } catch (SdkException e) {
            return errors.refusedByCondition(e, deposit.path());
        }
    }

    @Override
    public void delete(String path) throws IOException {
        try {
            client.deleteObject(request -> request.bucket(location.bucket()).key(location.key(path)));
        } catch (SdkException e) {
            throw errors.of(e, path);
        }
    }

    /** S3 takes a raw {@code +} for a space, which some clients send and others do not. */
    @Override
    public String pathOf(String fileName) {
        return fileName.replaceAll("[+ %#?]", "_");
    }

    @Override
    public void close() {
        if (!isShared) {
            client.close();
        }
    }
}
