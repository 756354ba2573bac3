package io.github.apprpm.server.config;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the configuration file may say; each setting is explained in the file that the package installs. */
enum Setting {
    DATA("data", ""),
    LISTEN("listen", "127.0.0.1:8081"),
    REPOSITORIES("repositories", "apps"),
    ARCHITECTURES("architectures", "x86_64 aarch64"),
    RELEASE_PATTERN("releasePattern", "\\.(?<release>(?:el|fc|amzn|oe|mga|sles|suse|lp)[0-9]+)(?![0-9])"),
    RELEASE_WITHOUT_TAG("releaseWithoutTag", "any"),
    ANONYMOUS("anonymous", "read"),
    QUIET("quiet", "30s"),
    LONGEST_DELAY("longestDelay", "5m"),
    LARGEST_PACKAGE("largestPackage", "2G"),
    QUOTA("quota", ""),
    KEEP_FREE("keepFree", "256M"),
    REQUESTS_PER_MINUTE("requestsPerMinute", ""),
    SIGNING_KEY("signingKey", ""),
    SIGNING_PASSPHRASE("signingPassphrase", ""),
    PACKAGE_KEYS("packageKeys", ""),
    CERTIFICATE("certificate", ""),
    CERTIFICATE_KEY("certificateKey", ""),
    LOGS("logs", ""),
    TRUSTED_PROXIES("trustedProxies", ""),
    PUBLIC_URL("publicUrl", ""),
    VIRTUAL("virtual", ""),
    REMOTES("remotes", ""),
    REMOTE_KEYS("remoteKeys", ""),
    REMOTE_CREDENTIALS("remoteCredentials", ""),
    REMOTE_PROXY("remoteProxy", ""),
    REMOTE_PROXY_CREDENTIALS("remoteProxyCredentials", ""),
    REMOTE_METADATA("remoteMetadata", "1G"),
    REMOTE_INTERVAL("remoteInterval", "5m"),
    REMOTE_CACHE("remoteCache", "20G"),
    BUCKET("bucket", ""),
    BUCKET_ENDPOINT("bucketEndpoint", ""),
    BUCKET_REGION("bucketRegion", ""),
    BUCKET_INTERVAL("bucketInterval", "10s");

    final String key;
    final String byDefault;

    Setting(String key, String byDefault) {
        this.key = key;
        this.byDefault = byDefault;
    }

    static Optional<Setting> of(String key) {
        return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
    }

    static String keys() {
        return Arrays.stream(values()).map(each -> each.key).collect(Collectors.joining(", "));
    }
}
