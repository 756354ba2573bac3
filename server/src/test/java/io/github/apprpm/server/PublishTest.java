package io.github.apprpm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.http.Backoff;
import io.github.apprpm.http.HttpAccess;
import io.github.apprpm.http.HttpTransport;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.publish.LocalPackage;
import io.github.apprpm.publish.PublishTarget;
import io.github.apprpm.publish.UploadListener;
import io.github.apprpm.publish.managed.ManagedTargets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code apprpm:publish} sees of the server. */
class PublishTest implements UploadListener {
    private static final String[] UNHURRIED = {"anonymous = read,upload", "quiet = 1h", "longestDelay = 1h"};

    @TempDir
    private Path directory;

    private final List<String> arrived = new ArrayList<>();

    @Test
    void hostsSeeAllPackagesWhenTheGoalEnds() throws Exception {
        List<LocalPackage> packages = List.of(
                local(SmallPackage.shop("1.0")),
                local(SmallPackage.shop("1.0^2+git~1").named("cart")));
        try (RunningServer server = RunningServer.in(directory, UNHURRIED)) {
            PublishTarget target = target(server, HttpAccess.ANONYMOUS);

            target.publish(target.missing(packages), this);

            assertEquals(List.of("shop-1.0-1.el9.noarch.rpm", "cart-1.0^2+git~1-1.el9.noarch.rpm"), arrived);
            assertEquals(
                    200,
                    server.get("/repositories/apps/el9/x86_64/repodata/repomd.xml")
                            .statusCode());
            assertEquals(Optional.of(server.uri("/repositories/apps/el9.repo")), target.repository());
        }
    }

    @Test
    void whatIsThereIsNotSentAgain() throws Exception {
        List<LocalPackage> packages = List.of(local(SmallPackage.shop("1.0^2+git~1")));
        try (RunningServer server = RunningServer.in(directory, UNHURRIED)) {
            PublishTarget target = target(server, HttpAccess.ANONYMOUS);
            target.publish(packages, this);

            assertEquals(List.of(), target.missing(packages));
        }
    }

    @Test
    void otherBytesAreRefusedBeforeAnythingIsSent() throws Exception {
        try (RunningServer server = RunningServer.in(directory, UNHURRIED)) {
            server.put(SmallPackage.shop("1.0").with("another shop"));
            PublishTarget target = target(server, HttpAccess.ANONYMOUS);
            List<LocalPackage> packages = List.of(local(SmallPackage.shop("1.0")));

            PackagingException refusal = assertThrows(PackagingException.class, () -> target.missing(packages));

            assertTrue(refusal.getMessage().contains("shop-1.0-1.el9.noarch.rpm"), refusal.getMessage());
        }
    }

    @Test
    void aTokenThatIsNotKnownIsNamedAndNotShown() throws Exception {
        try (RunningServer server = RunningServer.in(directory, UNHURRIED)) {
            PublishTarget target = target(
                    server,
                    new HttpAccess(
                            "the <server> 'rpm'", Optional.empty(), Map.of("Authorization", "Bearer not-a-token")));
            List<LocalPackage> packages = List.of(local(SmallPackage.shop("1.0")));

            PackagingException refusal = assertThrows(PackagingException.class, () -> target.missing(packages));

            assertTrue(refusal.getMessage().contains("401"), refusal.getMessage());
            assertTrue(!refusal.getMessage().contains("not-a-token"), refusal.getMessage());
        }
    }

    private static PublishTarget target(RunningServer server, HttpAccess access) {
        return new ManagedTargets(
                        base -> new HttpTransport(base, access, Optional.empty(), Backoff.PATIENT, warning -> {}))
                .apprpm(server.uri("/repositories/apps").toString());
    }

    private LocalPackage local(SmallPackage rpm) throws IOException {
        return LocalPackage.read(rpm.writeTo(directory));
    }

    @Override
    public void sent(LocalPackage rpm, long sent) {}

    @Override
    public void arrived(LocalPackage rpm, String words) {
        arrived.add(rpm.fileName());
    }

    @Override
    public void warns(String words) {
        throw new AssertionError(words);
    }
}
