package io.github.apprpm.publish.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.http.HttpProxy;
import io.github.apprpm.http.Login;
import io.github.apprpm.http.StubServer;
import io.github.apprpm.http.StubServer.Answer;
import io.github.apprpm.http.StubServer.Asked;
import io.github.apprpm.publish.AccessKey;
import io.github.apprpm.publish.BucketLocation;
import io.github.apprpm.publish.Deposit;
import io.github.apprpm.publish.WriteCondition;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The errors that the documentation of Amazon S3, MinIO and Ceph lists are each one clear message. */
class S3ErrorsTest {
    private static final AccessKey KEY = new AccessKey("user", "the-secret-key");

    @TempDir
    private Path directory;

    @Test
    void aUserWithoutTheRightIsTold() {
        refuses(error(403, "AccessDenied", "User: ci is not authorized to perform: s3:PutObject"))
                .says("s3://packages/el9 refuses the request for 'shop-1.rpm'", "s3:PutObject", "(AccessDenied)")
                .says("Check the credentials", "list the bucket");
    }

    @Test
    void aKeyThatTheServerDoesNotKnowIsTold() {
        refuses(error(403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records."))
                .says("does not exist in our records", "Check the credentials");
        refuses(error(403, "SignatureDoesNotMatch", "The request signature we calculated does not match"))
                .says("does not match", "Check the credentials");
    }

    @Test
    void aTokenThatHasExpiredIsTold() {
        refuses(error(400, "ExpiredToken", "The provided token has expired."))
                .says("does not take the token", "has expired. (ExpiredToken)", "AWS_SESSION_TOKEN");
    }

    @Test
    void aClockThatIsWrongIsTold() {
        refuses(error(403, "RequestTimeTooSkewed", "The difference between the request time and the server's time"))
                .says("The difference between", "Set the clock");
    }

    @Test
    void anotherRegionIsNamed() {
        Answer moved = error(301, "PermanentRedirect", "The bucket you are attempting to access must be addressed")
                .with("x-amz-bucket-region", "eu-central-1");
        refuses(moved).says("The bucket 'packages'", "in eu-central-1", "<region>");
        refuses(error(400, "AuthorizationHeaderMalformed", "the region 'us-east-1' is wrong"))
                .says("The bucket 'packages'", "<region>");
    }

    @Test
    void aBucketThatIsNotThereIsNamed() {
        refuses(error(404, "NoSuchBucket", "The specified bucket does not exist"))
                .says("no bucket 'packages' at http://127.0.0.1", "<repositoryUrl>");
    }

    @Test
    void aQuotaThatIsUsedUpIsTold() {
        for (Answer full : List.of(
                error(507, "XMinioStorageFull", "Storage backend has reached its minimum free drive threshold."),
                error(400, "XMinioAdminBucketQuotaExceeded", "Bucket quota exceeded"),
                error(403, "QuotaExceeded", "The quota is used up"))) {
            refuses(full).says("s3://packages/el9 has no room for 'shop-1.rpm'", "raise the quota");
        }
    }

    @Test
    void aServerThatKnowsNoConditionsIsTold() {
        refuses(error(501, "NotImplemented", "A header you provided implies functionality that is not implemented"))
                .says("does not know conditional writes", "<singleWriter>");
    }

    @Test
    void whatHeadDoesNotSayIsAskedForByGet() throws IOException {
        try (StubServer server =
                        new StubServer(asked -> error(400, "ExpiredToken", "The provided token has expired."));
                S3Storage storage = storage(server)) {
            Refusal.of(() -> storage.find("repodata/repomd.xml.asc")).says("has expired. (ExpiredToken)");
        }
    }

    @Test
    void aServerThatIsTooBusyIsAskedAgain() throws IOException {
        List<Asked> puts = new ArrayList<>();
        try (StubServer server = new StubServer(asked -> {
                    puts.add(asked);
                    return puts.size() < 3
                            ? error(503, "SlowDown", "Please reduce your request rate.")
                            : Answer.of(200, "").with("ETag", "\"1\"");
                });
                S3Storage storage = storage(server)) {
            assertTrue(storage.write(deposit()));
            assertEquals(3, puts.size());
            assertTrue(puts.get(2).text().contains("the package"));
        }
    }

    @Test
    @Tag("tool") // waits before each attempt, too long for each edit
    void aServerThatStaysBrokenIsTold() throws IOException {
        try (StubServer server =
                        new StubServer(asked -> error(500, "InternalError", "We encountered an internal error."));
                S3Storage storage = storage(server)) {
            String message = assertThrows(IOException.class, () -> storage.write(deposit()))
                    .getMessage();
            assertTrue(message.contains("answered 500 for 'shop-1.rpm': We encountered an internal error."), message);
            assertFalse(message.contains("Request ID"), message);
            assertEquals(6, server.asked().size());
        }
    }

    @Test
    @Tag("tool") // waits before each attempt, too long for each edit
    void aServerThatDoesNotAnswerIsNamed() throws IOException {
        URI gone;
        try (StubServer server = new StubServer(asked -> Answer.LOST)) {
            gone = server.uri();
        }
        try (S3Storage storage = new S3Storage(bucket(gone), Optional.of(KEY), Optional.empty())) {
            String message = assertThrows(IOException.class, () -> storage.write(deposit()))
                    .getMessage();
            assertTrue(message.contains("s3://packages/el9 did not answer for 'shop-1.rpm': "), message);
            assertTrue(message.contains("refused"), message);
        }
    }

    @Test
    void theProxyOfTheSettingsIsUsedWithItsCredentials() throws IOException {
        try (StubServer proxy = new StubServer(asked -> Answer.of(200, "").with("ETag", "\"1\""))) {
            HttpProxy through = new HttpProxy(
                    "127.0.0.1", proxy.uri().getPort(), Optional.of(new Login("me", "word")), "*.direct.example");
            BucketLocation bucket = bucket(URI.create("http://minio.example/"));
            try (S3Storage storage = new S3Storage(bucket, Optional.of(KEY), Optional.of(through))) {
                assertTrue(storage.write(deposit()));
            }
            Asked asked = proxy.asked().get(0);
            assertEquals(
                    "http://minio.example/packages/el9/shop-1.rpm", asked.uri().toString());
            assertEquals("Basic bWU6d29yZA==", asked.header("Proxy-Authorization"));
        }
    }

    @Test
    void hostsThatNeedNoProxyAreReachedWithoutIt() throws IOException {
        try (StubServer server = new StubServer(asked -> Answer.of(200, "").with("ETag", "\"1\""))) {
            HttpProxy through = new HttpProxy("proxy.invalid", 3128, Optional.empty(), "localhost|127.0.*");
            try (S3Storage storage = new S3Storage(bucket(server.uri()), Optional.of(KEY), Optional.of(through))) {
                assertTrue(storage.write(deposit()));
            }
            assertEquals(1, server.asked().size());
        }
    }

    private Refusal refuses(Answer answer) {
        try (StubServer server = new StubServer(asked -> answer);
                S3Storage storage = storage(server)) {
            Refusal refusal = Refusal.of(() -> storage.write(deposit()));
            assertFalse(refusal.message().contains(KEY.secret()), refusal.message());
            assertFalse(refusal.message().contains("Request ID"), refusal.message());
            return refusal;
        }
    }

    private static Answer error(int status, String code, String message) {
        return Answer.of(status, """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <Error><Code>%s</Code><Message>%s</Message><RequestId>4442587FB7D0A2F9</RequestId></Error>""".formatted(code, message)).with("Content-Type", "application/xml");
    }

    private static S3Storage storage(StubServer server) {
        return new S3Storage(bucket(server.uri()), Optional.of(KEY), Optional.empty());
    }

    private static BucketLocation bucket(URI server) {
        return BucketLocation.of("s3://packages/el9", Optional.of(server.toString()), Optional.of("us-east-1"));
    }

    private Deposit deposit() throws IOException {
        return Deposit.of(
                "shop-1.rpm", Files.writeString(directory.resolve("deposit"), "the package"), WriteCondition.NONE);
    }
}
