package io.github.apprpm.publish;

import java.util.Objects;

/**
 * The credentials of a user of S3.
 *
 * @param id the access key
 * @param secret the secret key
 */
public record AccessKey(String id, String secret) {
    public AccessKey {
        Objects.requireNonNull(id);
        Objects.requireNonNull(secret);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return id;
    }
}
