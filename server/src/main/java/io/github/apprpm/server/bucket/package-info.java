/** Packages and metadata in a bucket, which many servers share: each has nothing that it could lose. */
package io.github.apprpm.server.bucket;
