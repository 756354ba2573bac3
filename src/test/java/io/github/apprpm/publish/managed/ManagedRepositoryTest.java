package io.github.apprpm.publish.managed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.check.PackageCheck;
import io.github.apprpm.file.Sha256;
import io.github.apprpm.http.Backoff;
import io.github.apprpm.http.HttpAccess;
import io.github.apprpm.http.HttpTransport;
import io.github.apprpm.http.Login;
import io.github.apprpm.http.StubServer;
import io.github.apprpm.http.StubServer.Answer;
import io.github.apprpm.http.StubServer.Asked;
import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.Specs;
import io.github.apprpm.openpgp.TestKey;
import io.github.apprpm.publish.LocalPackage;
import io.github.apprpm.publish.Pause;
import io.github.apprpm.publish.PublishTarget;
import io.github.apprpm.publish.Release;
import io.github.apprpm.publish.UploadListener;
import io.github.apprpm.rpm.RpmSigner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What holds for each product, with stubs that answer as its documentation says. */
class ManagedRepositoryTest {
    private static final TestKey KEY = TestKey.ed25519();

    @TempDir
    private Path directory;

    private final StubProduct.State state = new StubProduct.State();
    private final List<String> heard = new ArrayList<>();
    private final List<StubServer> servers = new ArrayList<>();
    private Function<Asked, Optional<Answer>> trouble = asked -> Optional.empty();

    private final UploadListener listener = new UploadListener() {
        @Override
        public void sent(LocalPackage rpm, long sent) {
            if (sent == rpm.size() && !heard.contains("sent " + rpm)) { // the end of a form comes after the file
                heard.add("sent " + rpm);
            }
        }

        @Override
        public void arrived(LocalPackage rpm, String words) {
            heard.add(("arrived %s %s".formatted(rpm, words)).strip());
        }

        @Override
        public void warns(String words) {
            heard.add("warning " + words);
        }
    };

    @AfterEach
    void stop() {
        servers.forEach(StubServer::close);
    }

    private StubServer server(StubProduct product) {
        StubServer server = product.start(state, asked -> trouble.apply(asked));
        servers.add(server);
        return server;
    }

    private PublishTarget open(StubProduct product) {
        return open(product, server(product));
    }

    private static PublishTarget open(StubProduct product, StubServer server) {
        HttpAccess access =
                new HttpAccess("the <server> 'x' of the settings", Optional.of(new Login("ci", "pass-word")), Map.of());
        Backoff quick = new Backoff(3, Duration.ofMillis(1), Duration.ofSeconds(2));
        ManagedTargets targets = new ManagedTargets(
                base -> new HttpTransport(base, access, Optional.empty(), quick, words -> {}),
                new Pause(Duration.ofMillis(1)));
        return product.open(targets, server.uri());
    }

    private LocalPackage shop() throws IOException {
        return Release.of(directory, "shop");
    }

    private void failUploads(Answer answer) {
        trouble = asked -> StubProduct.isUpload(asked) ? Optional.of(answer) : Optional.empty();
    }

    private List<String> uploads() {
        return servers.get(0).asked().stream()
                .filter(StubProduct::isUpload)
                .map(Asked::toString)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void packagesArriveAndAreNotSentAgain(StubProduct product) throws IOException {
        List<LocalPackage> release = List.of(shop(), Release.of(directory, "shop-tools"));
        PublishTarget target = open(product);
        assertEquals(release, target.missing(release));
        target.publish(release, listener);
        assertEquals(
                List.of(
                        "sent shop-1.2.0-1.noarch.rpm",
                        "arrived shop-1.2.0-1.noarch.rpm",
                        "sent shop-tools-1.2.0-1.noarch.rpm",
                        "arrived shop-tools-1.2.0-1.noarch.rpm"),
                heard);
        assertEquals(List.of(), target.missing(release));
        assertEquals(2, uploads().size());
        for (LocalPackage rpm : release) {
            assertTrue(state.files.values().stream()
                    .anyMatch(bytes -> Sha256.hex(bytes).equals(rpm.sha256())));
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatIsMissingIsSent(StubProduct product) throws IOException {
        LocalPackage shop = shop();
        PublishTarget target = open(product);
        target.publish(List.of(shop), listener);
        LocalPackage tools = Release.of(directory, "shop-tools");
        assertEquals(List.of(tools), target.missing(List.of(shop, tools)));
    }

    @ParameterizedTest
    @EnumSource
    void anotherPackageOfTheSameNameEndsTheRunBeforeAnythingIsSent(StubProduct product) throws IOException {
        PublishTarget target = open(product);
        target.publish(List.of(shop()), listener);
        LocalPackage other = Release.of(directory, Specs.shop().withTimestamp(Instant.EPOCH));
        Refusal.of(() -> target.missing(List.of(Release.of(directory, "shop-tools"), other)))
                .says("has another package as 'shop-1.2.0-1.noarch.rpm'", "raise the version or the release");
        assertEquals(1, uploads().size());
    }

    @ParameterizedTest
    @EnumSource
    void credentialsThatAreWrongAreNamedByTheirServerOfTheSettings(StubProduct product) {
        trouble = asked -> Optional.of(Answer.of(401, "pass-word is wrong"));
        Refusal refusal = Refusal.of(() -> open(product).missing(List.of(shop())))
                .says("401 Unauthorized", "Correct the user, password or token in the <server> 'x' of the settings");
        assertFalse(refusal.message().contains("pass-word"), refusal.message());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotAllowedIsNotTriedAgain(StubProduct product) throws IOException {
        failUploads(Answer.of(403, "quota exceeded"));
        PublishTarget target = open(product);
        Refusal.of(() -> target.publish(List.of(shop()), listener)).says("403 Forbidden: 'quota exceeded'", "a quota");
        assertEquals(1, uploads().size());
        assertEquals(List.of(shop().file()), files(target.missing(List.of(shop()))));
    }

    private static List<Path> files(List<LocalPackage> packages) {
        return packages.stream().map(LocalPackage::file).toList();
    }

    @ParameterizedTest
    @EnumSource
    void theServerSaysWhenItsLimitOfRequestsIsOver(StubProduct product) throws IOException {
        AtomicInteger count = new AtomicInteger();
        trouble = asked -> StubProduct.isUpload(asked) && count.incrementAndGet() == 1
                ? Optional.of(Answer.of(429, "").with("Retry-After", "1"))
                : Optional.empty();
        PublishTarget target = open(product);
        long begin = System.nanoTime();
        target.publish(List.of(shop()), listener);
        assertTrue(System.nanoTime() - begin >= 1_000_000_000L);
        assertEquals(2, uploads().size());
        assertEquals(List.of(), target.missing(List.of(shop())));
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatStaysBrokenEndsTheRunAndSaysWhatIsThere(StubProduct product) throws IOException {
        PublishTarget target = open(product);
        trouble = asked -> StubProduct.isUpload(asked) && uploads().size() > 1
                ? Optional.of(Answer.of(500, "out of order"))
                : Optional.empty();
        List<LocalPackage> release = List.of(shop(), Release.of(directory, "shop-tools"));
        Refusal.of(() -> target.publish(release, listener))
                .says("500 Internal Server Error", "1 of 2 packages are there already: [shop-1.2.0-1.noarch.rpm]");
    }

    /** As a server that has stored the package, and whose answer does not come. */
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CLOUDSMITH") // there, an upload is a package only after another request
    void anUploadWhoseReplyIsLostIsFoundThere(StubProduct product) throws IOException {
        AtomicInteger count = new AtomicInteger();
        trouble = asked -> {
            if (!StubProduct.isUpload(asked) || count.incrementAndGet() > 1) {
                return Optional.empty();
            }
            try {
                product.answer(asked, state);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Optional.of(Answer.LOST);
        };
        LocalPackage shop = shop();
        PublishTarget target = open(product);
        if (product == StubProduct.PULP) { // an upload is not repeated blindly; the next run finds its bytes
            assertThrows(IOException.class, () -> target.publish(List.of(shop), listener));
        }
        target.publish(List.of(shop), listener);
        assertEquals(List.of(), target.missing(List.of(shop)));
        assertEquals(1, state.files.values().stream().distinct().count());
    }

    @ParameterizedTest
    @EnumSource
    void anotherHostGetsTheUploadButNoCredentials(StubProduct product) throws IOException {
        StubServer other = new StubServer(asked -> product.answer(asked, state));
        servers.add(other);
        trouble = asked -> StubProduct.isUpload(asked)
                ? Optional.of(Answer.of(307, "")
                        .with("Location", other.uri().resolve(asked.uri()).toString()))
                : Optional.empty();
        StubServer server = server(product);
        PublishTarget target = open(product, server);
        target.publish(List.of(shop()), listener);
        assertEquals(List.of(), target.missing(List.of(shop())));
        assertEquals(1, other.asked().stream().filter(StubProduct::isUpload).count());
        assertTrue(other.asked().stream()
                .allMatch(asked -> asked.header("Authorization").isEmpty()));
        assertTrue(server.asked().stream()
                .noneMatch(asked -> asked.header("Authorization").isEmpty()));
    }

    /** Adds a signature, as Gitea and Pulp do where they are told to. */
    private void letTheServerSign() {
        state.signs = true;
        state.signing = bytes -> {
            try {
                Path file = Files.write(directory.resolve("signed.rpm"), bytes);
                new RpmSigner(KEY.signer(), Compatibility.EL9, PackageCheck::requireWhole).sign(file);
                return Files.readAllBytes(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    @ParameterizedTest
    @EnumSource(names = {"GITEA", "PULP"})
    void aServerMaySignWhatItGets(StubProduct product) throws IOException {
        letTheServerSign();
        PublishTarget target = open(product);
        LocalPackage shop = shop();
        target.publish(List.of(shop), listener);
        assertTrue(heard.get(1).contains("its digest is another one"), heard.toString());
        assertEquals(List.of(), target.missing(List.of(shop)));
    }

    @Test
    void aServerThatChangesMoreThanTheSignatureIsNotTrusted() {
        state.signing = bytes -> {
            byte[] changed = bytes.clone();
            changed[changed.length - 1] ^= 1;
            return changed;
        };
        PublishTarget target = open(StubProduct.GITEA);
        Refusal.of(() -> target.publish(List.of(shop()), listener)).says("gives other bytes", "Do not install it");
    }

    @Test
    void bytesThatArtifactoryHasAnywhereAreNotSent() throws IOException {
        LocalPackage shop = shop();
        state.files.put("/artifactory/rpm-test/shop.rpm", Files.readAllBytes(shop.file()));
        open(StubProduct.ARTIFACTORY).publish(List.of(shop), listener);
        assertEquals(List.of("arrived shop-1.2.0-1.noarch.rpm its bytes were on the server"), heard);
        assertEquals(List.of(), uploads());
    }

    @Test
    void artifactoryIndexesAtOnceOrTheUserIsTold() throws IOException {
        trouble = asked -> asked.method().equals("POST") ? Optional.of(Answer.of(403, "")) : Optional.empty();
        open(StubProduct.ARTIFACTORY).publish(List.of(shop()), listener);
        assertTrue(heard.get(2).startsWith("warning Artifactory does not index at once"), heard.toString());
    }

    @Test
    void aPulpWithoutTheNewInterfaceGetsPackagesByTasks() throws IOException {
        trouble = asked ->
                asked.path().endsWith("/packages/upload/") ? Optional.of(Answer.of(404, "")) : Optional.empty();
        PublishTarget target = open(StubProduct.PULP);
        target.publish(List.of(shop()), listener);
        assertEquals(List.of(), target.missing(List.of(shop())));
    }

    @Test
    void aReleaseIsOneVersionOfAPulpRepository() throws IOException {
        open(StubProduct.PULP).publish(List.of(shop(), Release.of(directory, "shop-tools")), listener);
        assertEquals(
                1,
                servers.get(0).asked().stream()
                        .filter(asked -> asked.path().endsWith("/modify/"))
                        .count());
    }

    @ParameterizedTest
    @EnumSource(names = {"PULP", "CLOUDSMITH"})
    void whatTheServerRefusesLaterFailsTheRunWithItsReason(StubProduct product) {
        state.fails = true;
        PublishTarget target = open(product);
        Refusal.of(() -> target.publish(List.of(shop()), listener))
                .says(product == StubProduct.PULP ? "has failed: no space left" : "has refused a package: duplicate");
    }

    @Test
    void aRepositoryThatPulpDoesNotHaveIsNamed() {
        trouble = asked -> asked.path().endsWith("/repositories/rpm/rpm/")
                ? Optional.of(Answer.of(200, "{\"results\":[]}"))
                : Optional.empty();
        Refusal.of(() -> open(StubProduct.PULP).missing(List.of(shop())))
                .says("has no repository 'shop el9'", "<repository>");
    }

    @Test
    void pagesInsteadOfAnInterfaceAreSaidToBeThat() {
        trouble = asked -> Optional.of(Answer.of(200, "<html>welcome</html>"));
        Refusal.of(() -> open(StubProduct.PULP).missing(List.of(shop()))).says("not JSON", "<repositoryUrl>");
    }

    // ---- what clients see

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private void index(String place, String... names) throws IOException {
        StringBuilder primary = new StringBuilder("<metadata xmlns=\"http://linux.duke.edu/metadata/common\">");
        for (String name : names) {
            primary.append(("<package type=\"rpm\"><name>%1$s</name><arch>noarch</arch>"
                            + "<version epoch=\"0\" ver=\"1.2.0\" rel=\"1\"/>"
                            + "<checksum type=\"sha256\" pkgid=\"YES\">%2$s</checksum><time file=\"1\" build=\"1\"/>"
                            + "<size package=\"1\"/><location href=\"%1$s.rpm\"/><format/></package>")
                    .formatted(name, Sha256.PLACEHOLDER));
        }
        state.files.put(place + "repodata/1-primary.xml.gz", zipped(primary + "</metadata>"));
        state.files.put(
                place + "repodata/repomd.xml",
                ("<repomd><data type=\"filelists\"><location href=\"repodata/2\"/></data>"
                                + "<data type=\"primary\"><location href=\"repodata/1-primary.xml.gz\"/></data></repomd>")
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aPackageIsVisibleWhenTheListOfTheIndexHasIt() throws IOException {
        List<LocalPackage> release = List.of(shop(), Release.of(directory, "shop-tools"));
        PublishTarget target = open(StubProduct.NEXUS);
        assertEquals(release, target.invisible(release));
        index("/repository/rpm/el9/", "other", "shop-tools");
        assertEquals(List.of(release.get(0)), target.invisible(release));
        index("/repository/rpm/el9/", "shop", "shop-tools");
        assertEquals(List.of(), target.invisible(release));
    }

    @Test
    void theIndexMayBeInADirectoryAboveThePackage() throws IOException {
        index("/repository/rpm/", "shop");
        PublishTarget target = open(StubProduct.NEXUS);
        assertEquals("/repository/rpm/el9/", target.repository().orElseThrow().getPath());
        assertEquals(List.of(), target.invisible(List.of(shop())));
        assertEquals("/repository/rpm/", target.repository().orElseThrow().getPath());
        assertTrue(
                servers.get(0).asked().stream().noneMatch(asked -> asked.path().startsWith("/repodata")));
    }

    @Test
    void anIndexThatIsReplacedWhileItIsReadIsReadAgain() throws IOException {
        index("/repository/rpm/el9/", "other");
        PublishTarget target = open(StubProduct.NEXUS);
        trouble = asked -> {
            if (!asked.path().endsWith("primary.xml.gz")) {
                return Optional.empty();
            }
            trouble = later -> Optional.empty();
            return Optional.of(Answer.of(200, "that of another moment"));
        };
        assertEquals(1, target.invisible(List.of(shop())).size());
        index("/repository/rpm/el9/", "shop");
        assertEquals(List.of(), target.invisible(List.of(shop())));
    }

    @Test
    void aDamagedIndexIsNotTakenForAnEmptyOne() throws IOException {
        state.files.put("/repository/rpm/el9/repodata/repomd.xml", "<repomd>".getBytes(StandardCharsets.UTF_8));
        PublishTarget target = open(StubProduct.NEXUS);
        Refusal.of(() -> target.invisible(List.of(shop()))).says("/repository/rpm/el9/repodata/repomd.xml", "damaged");
    }

    @Test
    void administratorsAddWhatTheServerOffers() {
        assertEquals(
                "/api/packages/shop/rpm/el9.repo",
                open(StubProduct.GITEA).repository().orElseThrow().getPath());
        assertEquals(
                "/pulp/content/shop/",
                open(StubProduct.PULP).repository().orElseThrow().getPath());
    }

    // ---- addresses

    @Test
    void anAddressOfAnotherKindOfServerIsRefused() {
        ManagedTargets targets = new ManagedTargets(base -> {
            throw new AssertionError("nothing is asked");
        });
        Refusal.of(() -> targets.gitea("https://gitea.example/shop"))
                .says("<repositoryUrl>", "/api/packages/OWNER/rpm");
        Refusal.of(() -> targets.pulp("https://pulp.example/", Optional.of("x")))
                .says("<repositoryUrl>", "/pulp/api/v3/");
        Refusal.of(() -> targets.pulp("https://pulp.example/pulp/api/v3", Optional.empty()))
                .says("<repository>");
        Refusal.of(() -> targets.cloudsmith("https://upload.cloudsmith.io/shop", "el/9"))
                .says("<repositoryUrl>", "OWNER/REPOSITORY");
        Refusal.of(() -> targets.nexus("ftp://nexus.example/")).says("<repositoryUrl>", "not an address of HTTP");
    }

    @Test
    void cloudsmithHasTwoHosts() {
        CloudsmithAddress address = CloudsmithAddress.of(URI.create("https://upload.cloudsmith.io/example/shop/"));
        assertEquals("https://upload.cloudsmith.io/", address.uploads().toString());
        assertEquals("https://api.cloudsmith.io/", address.api().toString());
    }
}
