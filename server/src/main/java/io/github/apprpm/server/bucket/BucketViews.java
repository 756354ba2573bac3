package io.github.apprpm.server.bucket;

import io.github.apprpm.publish.s3.S3Bucket;
import io.github.apprpm.server.config.Configuration;
import io.github.apprpm.server.storage.View;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The views that a bucket has: its directories {@code REPOSITORY/RELEASE/ARCHITECTURE}. */
public final class BucketViews {
    private final S3Bucket bucket;
    private final List<String> repositories;

    /** @param repositories those that are looked for */
    public BucketViews(S3Bucket bucket, List<String> repositories) {
        this.bucket = bucket;
        this.repositories = List.copyOf(repositories);
    }

    /** As the bucket says now; some may have packages that no metadata have yet. */
    public List<View> list() throws IOException {
        List<View> views = new ArrayList<>();
        for (String repository : repositories) {
            for (String release : names(repository + "/")) {
                for (String architecture : names(repository + "/" + release + "/")) {
                    views.add(new View(repository, release, architecture));
                }
            }
        }
        return views;
    }

    private List<String> names(String directory) throws IOException {
        return bucket.directories(directory).stream()
                .filter(Configuration::isName)
                .filter(name -> !name.equals("repodata"))
                .toList();
    }
}
