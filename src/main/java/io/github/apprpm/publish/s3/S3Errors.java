package io.github.apprpm.publish.s3;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.publish.BucketLocation;
import io.github.apprpm.publish.Deposit;
import io.github.apprpm.text.Bytes;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What the exceptions of the SDK mean for a user. */
final class S3Errors {
    private static final int MOVED = 301;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int INSUFFICIENT_STORAGE = 507;
    /** Of sessions that have ended, and of tokens that are none. */
    private static final Set<String> OF_TOKENS =
            Set.of("ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired", "InvalidToken", "RequestExpired");
    /** Of regions: the bucket is elsewhere. */
    private static final Set<String> OF_REGIONS =
            Set.of("AuthorizationHeaderMalformed", "PermanentRedirect", "IllegalLocationConstraintException");

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

    /** Whether the server has said why; what HEAD is answered with has no words. */
    static boolean isExplained(SdkException e) {
        return !(e instanceof AwsServiceException answer)
                || answer.statusCode() == NOT_FOUND
                || answer.awsErrorDetails() != null
                        && answer.awsErrorDetails().errorMessage() != null
                        && !code(answer).isEmpty();
    }

    /** What is thrown instead: an IOException, unless the request itself is wrong. */
    IOException of(SdkException e, String path) {
        if (!(e instanceof AwsServiceException answer)) {
            return new IOException("%s did not answer for '%s': %s".formatted(location, path, reason(e)), e);
        }
        String code = code(answer);
        if (OF_TOKENS.contains(code)) {
            throw expired(answer);
        }
        if (answer.statusCode() == MOVED || OF_REGIONS.contains(code)) {
            throw otherRegion(answer);
        }
        if (code.equals("NoSuchBucket")) {
            throw new PackagingException(
                    "There is no bucket '%s' at %s".formatted(location.bucket(), server()),
                    "Make it, or correct <repositoryUrl>, <endpoint> or <region>",
                    e);
        }
        if (code.equals("RequestTimeTooSkewed")) {
            throw new PackagingException(
                    "%s refuses the request for '%s': %s".formatted(location, path, text(answer)),
                    "Set the clock of this machine",
                    e);
        }
        if (answer.statusCode() == INSUFFICIENT_STORAGE || code.contains("Quota") || code.contains("StorageFull")) {
            throw new PackagingException(
                    "%s has no room for '%s': %s".formatted(location, path, text(answer)),
                    "Delete what nobody needs, or raise the quota, and publish again",
                    e);
        }
        if (answer.statusCode() == UNAUTHORIZED || answer.statusCode() == FORBIDDEN) {
            throw forbidden(answer, path);
        }
        if (answer.statusCode() == NOT_IMPLEMENTED) {
            throw new PackagingException(
                    "The server of %s does not know conditional writes".formatted(location),
                    "If no other build publishes there at the same time, say so by <singleWriter>true</singleWriter>",
                    e);
        }
        return new IOException(
                "%s answered %d for '%s': %s. Publish again later: what has arrived is not sent twice"
                        .formatted(location, answer.statusCode(), path, text(answer)),
                e);
    }

    /** Without the numbers of attempts and requests. */
    private static String reason(SdkException e) {
        return e.getCause() == null || e.getCause().getMessage() == null
                ? String.valueOf(e.getMessage())
                : e.getCause().toString();
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

    PackagingException noCredentials(SdkException e) {
        return new PackagingException(
                "There are no credentials for " + location
                        + (e instanceof AwsServiceException answer ? ": " + text(answer) : ""),
                "Set <serverId> to a <server> of the settings with the access key as <username> and the secret key as "
                        + "<password>, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile or a role",
                e);
    }

    private PackagingException expired(AwsServiceException e) {
        return new PackagingException(
                "%s does not take the token of the credentials: %s".formatted(location, text(e)),
                "Get new credentials, as by 'aws sso login' or a new AWS_SESSION_TOKEN, and publish again",
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

    /** What the server calls the error; nothing if it does not say. */
    private static String code(AwsServiceException e) {
        return Optional.ofNullable(e.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("");
    }

    /** The code and message of the server: the message of the exception has numbers of requests, too. */
    private static String text(AwsServiceException e) {
        String message = Optional.ofNullable(e.awsErrorDetails())
                .map(AwsErrorDetails::errorMessage)
                .orElse(String.valueOf(e.getMessage()));
        return code(e).isEmpty() ? message : "%s (%s)".formatted(message, code(e));
    }
}
