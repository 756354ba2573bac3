package io.github.apprpm.server.config;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.publish.BucketLocation;
import java.time.Duration;
import java.util.Optional;

/**
 * Where packages and metadata are, if not in the data folder.
 *
 * @param interval how often a node looks whether others have published
 */
public record Bucket(BucketLocation location, Duration interval) {
    static Optional<Bucket> of(Values all) {
        String url = all.text(Setting.BUCKET);
        if (url.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> endpoint = given(all, Setting.BUCKET_ENDPOINT);
        try {
            return Optional.of(new Bucket(
                    BucketLocation.of(url, endpoint, given(all, Setting.BUCKET_REGION)),
                    all.duration(Setting.BUCKET_INTERVAL)));
        } catch (PackagingException e) {
            throw new PackagingException(
                    "The setting 'bucket' is '%s'%s: that names no bucket"
                            .formatted(
                                    url,
                                    endpoint.map(" and 'bucketEndpoint' is '%s'"::formatted)
                                            .orElse("")),
                    "Set bucket to s3://NAME or s3://NAME/PREFIX, and bucketEndpoint to a URL such as "
                            + "https://minio.example.com, if it is not Amazon's",
                    e);
        }
    }

    private static Optional<String> given(Values all, Setting setting) {
        return Optional.of(all.text(setting)).filter(text -> !text.isEmpty());
    }
}
