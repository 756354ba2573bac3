package io.github.apprpm.publish.s3;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.publish.BucketLocation;
import io.github.apprpm.publish.Deposit;
import io.github.apprpm.text.Bytes;
import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What the exceptions of the SDK mean for a user. */
final class S3Errors {
    private static final int MOVED = 301;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_IMPLEMENTED = 501;

    private final BucketLocation location;

    S3Errors(BucketLocation location) {
        this.location = location;
    }

    /** There is no such file, or else an error. */
    <T> Optional<T> nothing(SdkException e, String path) throws IOException {
        if (e instanceof AwsServiceException answer
                && answer.statusCode() == NOT_FOUND
                && !code(answer).equals("NoSuchBucket")) {
            return Optional.empty();
        }
        throw of(e, path);
    }

    /** Somebody else was faster, or else an error. */
    boolean refusedByCondition(SdkException e, String path) throws IOException {
        if (e instanceof AwsServiceException answer
                && (answer.statusCode() == PRECONDITION_FAILED
                        || answer.statusCode() == CONFLICT
                        || answer.statusCode() == NOT_FOUND && code(answer).equals("NoSuchKey"))) {
            return false;
        }
        throw of(e, path);
    }

    /** What is thrown instead: an IOException, unless the request itself is wrong. */
    IOException of(SdkException e, String path) {
        if (!(e instanceof AwsServiceException answer)) {
            if (String.valueOf(e.getMessage()).startsWith("Unable to load credentials")) {
                throw noCredentials(e);
            }
            return new IOException("%s did not answer for '%s': %s".formatted(location, path, e.getMessage()), e);
        }
        switch (answer.statusCode()) {
            case MOVED -> throw otherRegion(answer);
            case UNAUTHORIZED, FORBIDDEN -> throw forbidden(answer, path);
            case NOT_FOUND -> {
                if (code(answer).equals("NoSuchBucket")) {
                    throw new PackagingException(
                            "There is no bucket '%s' at %s".formatted(location.bucket(), server()),
                            "Make it, or correct <repositoryUrl>, <endpoint> or <region>",
                            e);
                }
            }
            case NOT_IMPLEMENTED ->
                throw new PackagingException(
                        "The server of %s does not know conditional writes".formatted(location),
                        "If no other build publishes there at the same time, say so by <singleWriter>true</singleWriter>",
                        e);
            case BAD_REQUEST -> {
                if (code(answer).equals("AuthorizationHeaderMalformed")) {
                    throw otherRegion(answer);
                }
            }
            default -> {}
        }
        return new IOException(
                "%s answered %d for '%s': %s".formatted(location, answer.statusCode(), path, text(answer)), e);
    }

    PackagingException noRegion(SdkException e) {
        return new PackagingException(
                "The region of %s is not known".formatted(location),
                "Set <region> or -Dapprpm.region, or the variable AWS_REGION, to one such as eu-central-1",
                e);
    }

    PackagingException tooLarge(Deposit deposit) {
        return new PackagingException(
                "The file '%s' has %s, and S3 takes no more than 5 GiB at once"
                        .formatted(deposit.file(), Bytes.of(deposit.size())),
                "Publish it to another target");
    }

    private PackagingException noCredentials(SdkException e) {
        return new PackagingException(
                "There are no credentials for " + location,
                "Set <serverId> to a <server> of the settings with the access key as <username> and the secret key as "
                        + "<password>, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile or a role",
                e);
    }

    private PackagingException forbidden(AwsServiceException e, String path) {
        return new PackagingException(
                "%s refuses the request for '%s': %s".formatted(location, path, text(e)),
                "Check the credentials, and that they may list the bucket, and get, put and delete its objects",
                e);
    }

    private PackagingException otherRegion(AwsServiceException e) {
        String region = e.awsErrorDetails() == null
                ? "another one"
                : e.awsErrorDetails()
                        .sdkHttpResponse()
                        .firstMatchingHeader("x-amz-bucket-region")
                        .orElse("another one");
        return new PackagingException(
                "The bucket '%s' is not in the region of the request but in %s".formatted(location.bucket(), region),
                "Set <region> or -Dapprpm.region to it",
                e);
    }

    private String server() {
        return location.endpoint().map(Object::toString).orElse("Amazon S3");
    }

    private static String code(AwsServiceException e) {
        return e.awsErrorDetails() == null
                ? ""
                : String.valueOf(e.awsErrorDetails().errorCode());
    }

    /** The code and message of the server: the message of the exception has numbers of requests, too. */
    private static String text(AwsServiceException e) {
        return e.awsErrorDetails() == null || e.awsErrorDetails().errorMessage() == null
                ? String.valueOf(e.getMessage())
                : "%s (%s)".formatted(e.awsErrorDetails().errorMessage(), code(e));
    }
}
