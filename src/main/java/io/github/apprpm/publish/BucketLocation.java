package io.github.apprpm.publish;

import io.github.apprpm.model.PackagingException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A repository in a bucket.
 *
 * @param bucket its name
 * @param prefix of the keys of all its files: empty, or with {@code /} at its end
 * @param endpoint the server, if it is not Amazon's
 * @param region where the bucket is, if the environment does not say
 */
public record BucketLocation(String bucket, String prefix, Optional<URI> endpoint, Optional<String> region) {
    private static final Pattern URL = Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/([\\w./-]*))?");

    private static final URI AMAZON = URI.create("https://s3.amazonaws.com");

    /**
     * @param url such as {@code s3://packages/el9}
     * @param endpoint such as {@code https://minio.example.com}
     * @param region such as {@code eu-central-1}
     * @throws PackagingException if one of them is malformed
     */
    public static BucketLocation of(String url, Optional<String> endpoint, Optional<String> region) {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches()) {
            throw new PackagingException(
                    "The <repositoryUrl> '%s' names no bucket".formatted(url),
                    "Set <repositoryUrl> or -Dapprpm.repositoryUrl to s3://BUCKET or s3://BUCKET/PREFIX");
        }
        String prefix = Optional.ofNullable(matcher.group(2)).orElse("").replaceAll("^/+|/+$", "");
        return new BucketLocation(
                matcher.group(1), prefix.isEmpty() ? "" : prefix + "/", endpoint.map(BucketLocation::server), region);
    }

    private static URI server(String endpoint) {
        try {
            URI uri = URI.create(endpoint);
            String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            if (uri.getHost() != null
                    && uri.getUserInfo() == null
                    && (scheme.equals("https") || scheme.equals("http"))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new PackagingException(
                "The <endpoint> is not the URL of a server",
                "Set <endpoint> or -Dapprpm.endpoint to a URL such as https://minio.example.com, without user and password");
    }

    /** The server that has it. */
    public URI server() {
        return endpoint.orElse(AMAZON);
    }

    /** The key of a file. */
    public String key(String path) {
        return prefix + path;
    }

    /** A directory of it. */
    public BucketLocation below(String directory) {
        return new BucketLocation(bucket, prefix + directory + "/", endpoint, region);
    }

    /** As the user writes it. */
    @Override
    public String toString() {
        return "s3://%s/%s".formatted(bucket, prefix).replaceAll("/$", "");
    }
}
