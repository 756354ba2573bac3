package io.github.apprpm.publish.s3;

import io.github.apprpm.http.HttpProxy;
import io.github.apprpm.publish.AccessKey;
import io.github.apprpm.publish.BucketLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** How requests reach a bucket. */
final class S3Connection {
    /** Of servers that do not care. */
    private static final String NO_REGION = "us-east-1";

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(60);
    /** As requests to other targets are: five times more, after pauses that grow. */
    private static final int ATTEMPTS = 6;

    private S3Connection() {}

    /** @throws io.github.apprpm.model.PackagingException if there are no credentials, or the region is not known */
    static S3Client open(BucketLocation location, Optional<AccessKey> key, Optional<HttpProxy> proxy, S3Errors errors) {
        S3ClientBuilder builder = S3Client.builder()
                .httpClient(http(proxy))
                // Each file comes with its SHA-256; other servers than Amazon's do not know the SDK's CRC trailers.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(
                        options -> options.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(ATTEMPTS)
                                .build()))
                .credentialsProvider(key.map(S3Connection::own).orElseGet(() -> ofEnvironment(errors)));
        location.endpoint()
                .ifPresent(endpoint ->
                        builder.endpointOverride(endpoint).forcePathStyle(true).region(Region.of(NO_REGION)));
        location.region().map(Region::of).ifPresent(builder::region);
        try {
            return builder.build();
        } catch (SdkException e) {
            throw errors.noRegion(e);
        }
    }

    private static SdkHttpClient http(Optional<HttpProxy> proxy) {
        return proxy.isPresent()
                ? UrlConnectionHttpClient.create(uri -> connection(proxy.get(), uri))
                : UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENCE)
                        .build();
    }

    private static HttpURLConnection connection(HttpProxy proxy, URI uri) {
        try {
            HttpURLConnection connection = proxy.connect(uri);
            connection.setConnectTimeout((int) CONNECT.toMillis());
            connection.setReadTimeout((int) SILENCE.toMillis());
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AwsCredentialsProvider own(AccessKey key) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret()));
    }

    /** Looked for now: later, their lack is hard to tell from a server that does not answer. */
    private static AwsCredentialsProvider ofEnvironment(S3Errors errors) {
        DefaultCredentialsProvider provider =
                DefaultCredentialsProvider.builder().build();
        try {
            provider.resolveCredentials();
            return provider;
        } catch (SdkException e) {
            throw errors.noCredentials(e);
        }
    }
}
