package io.github.apprpm.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.file.Sha256;
import io.github.apprpm.model.Specs;
import io.github.apprpm.openpgp.TestKey;
import io.github.apprpm.publish.s3.S3Storage;
import io.github.apprpm.repository.MetadataSigner;
import io.github.apprpm.repository.index.PackageIndexer;
import io.github.apprpm.repository.metadata.MetadataCompression;
import io.github.apprpm.repository.metadata.MetadataUpdate;
import io.github.apprpm.repository.metadata.PackageFacts;
import io.github.apprpm.repository.metadata.PackageRecord;
import io.github.apprpm.repository.metadata.Repomd;
import io.github.apprpm.repository.metadata.RepomdData;
import io.github.apprpm.repository.metadata.RepositoryMetadata;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server of S3. */
@Tag("tool")
class StoredRepositoryTest {
    private static final int ROUNDS = 50;
    /** What a storage that decides conditions refuses at first. */
    private static final int PROBES = 2;

    private static MetadataSigner signer;

    @TempDir
    Path directory;

    private final List<String> heard = new ArrayList<>();
    private final UploadListener listener = new HeardUploads(heard);

    private BucketLocation bucket;
    private RepositoryStorage storage;
    private int directories;

    @BeforeAll
    static void makeKey() throws IOException {
        signer = new MetadataSigner(TestKey.ed25519().signer());
    }

    @BeforeEach
    void makeBucket() {
        bucket = S3Server.started().newBucket();
        storage = open();
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void aFirstPackageMakesARepository() throws IOException {
        publish(storage, Release.of(directory, "shop"));
        assertEquals(Set.of("shop-1.2.0-1.noarch.rpm"), published());
        assertTrue(storage.find("shop-1.2.0-1.noarch.rpm").isPresent());
    }

    @Test
    void packagesOfEarlierReleasesStayAndAreNotMoved() throws IOException {
        publish(storage, Release.of(directory, "shop"));
        StoredRepository second = repository(storage);
        second.publish(List.of(Release.of(directory, "stock")), listener);
        assertEquals(Set.of("shop-1.2.0-1.noarch.rpm", "stock-1.2.0-1.noarch.rpm"), published());
    }

    @Test
    void theSameAgainChangesNothing() throws IOException {
        LocalPackage shop = Release.of(directory, "shop");
        publish(storage, shop);
        byte[] repomd = repomd();
        assertEquals(List.of(), repository(storage).missing(List.of(shop)));
        publish(storage, shop);
        assertArrayEquals(repomd, repomd());
    }

    @Test
    void anotherPackageOfTheSameVersionIsRefusedBeforeAnythingIsSent() throws IOException {
        publish(storage, Release.of(directory, "shop"));
        byte[] repomd = repomd();
        LocalPackage other = Release.of(
                Files.createDirectories(directory.resolve("other")),
                Specs.shop().withTimestamp(Instant.ofEpochSecond(1_800_000_000)));
        Refusal.of(() -> repository(storage).missing(List.of(other)))
                .says("another package shop-1.2.0-1.noarch", "raise the version");
        Refusal.of(() -> publish(storage, other)).says("another package");
        assertArrayEquals(repomd, repomd());
    }

    @Test
    void aLostReplyOfTheCommitIsSuccessAndNoDuplicate() throws IOException {
        AtomicInteger lost = new AtomicInteger();
        publish(
                new UnreliableStorage(storage)
                        .losingReplies(deposit -> deposit.path().equals(Repomd.PATH) && lost.getAndIncrement() == 0),
                Release.of(directory, "shop"));
        assertEquals(1, lost.get());
        assertEquals(1, packages().size());
    }

    @Test
    void aLostReplyOfAnyFileIsSuccess() throws IOException {
        Set<String> lost = new TreeSet<>();
        publish(
                new UnreliableStorage(storage)
                        .losingReplies(deposit -> !deposit.path().contains("probe") && lost.add(deposit.path())),
                Release.of(directory, "shop"));
        assertTrue(lost.size() >= 5, lost::toString);
        assertEquals(1, packages().size());
    }

    @Test
    void aCommitThatDoesNotArriveIsSentAgain() throws IOException {
        AtomicInteger lost = new AtomicInteger();
        publish(
                new UnreliableStorage(storage)
                        .losingRequests(deposit -> deposit.path().equals(Repomd.PATH) && lost.getAndIncrement() == 0),
                Release.of(directory, "shop"));
        assertEquals(1, packages().size());
    }

    @Test
    void aStorageThatIsBrokenEndsTheRunAndLeavesWhatWasThere() throws IOException {
        publish(storage, Release.of(directory, "shop"));
        byte[] repomd = repomd();
        RepositoryStorage broken = new UnreliableStorage(storage)
                .losingRequests(deposit -> deposit.path().equals(Repomd.PATH));
        assertThrows(IOException.class, () -> publish(broken, Release.of(directory, "stock")));
        assertArrayEquals(repomd, repomd());
        publish(storage, Release.of(directory, "stock"));
        assertEquals(2, packages().size());
    }

    @Test
    void aStorageWithoutConditionsIsRefusedUnlessNobodyElsePublishes() throws IOException {
        RepositoryStorage careless = new UnreliableStorage(storage).ignoringConditions();
        Refusal.of(() -> publish(careless, Release.of(directory, "shop")))
                .says(bucket.toString(), "lose a package", "<singleWriter>");
        assertTrue(storage.find(Repomd.PATH).isEmpty());
        assertTrue(storage.find("shop-1.2.0-1.noarch.rpm").isEmpty());
        new StoredRepository(careless, Optional.empty(), true, InstantSource.system(), Optional.empty(), newDirectory())
                .publish(List.of(Release.of(directory, "shop")), listener);
        assertEquals(1, packages().size());
    }

    @Test
    void twoPublishersAtTheSameTimeLoseNoPackageAndTheSignatureIsThatOfTheLast() throws Exception {
        Set<String> expected = new TreeSet<>();
        Object server = new Object();
        AtomicInteger slower = new AtomicInteger();
        ExecutorService publishers = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                CyclicBarrier together = new CyclicBarrier(2);
                List<Future<Integer>> runs = new ArrayList<>();
                for (String side : List.of("left", "right")) {
                    LocalPackage rpm = Release.of(directory, side + round);
                    expected.add(rpm.fileName());
                    UnreliableStorage own = new UnreliableStorage(open()).decidingOneAtATime(server);
                    StoredRepository repository = signed(own);
                    runs.add(publishers.submit(() -> {
                        together.await();
                        repository.publish(List.of(rpm), listener);
                        own.close();
                        return own.refusals() - PROBES;
                    }));
                }
                for (Future<Integer> run : runs) {
                    slower.addAndGet(run.get());
                }
                assertEquals(expected, published());
                assertSigned();
            }
        } finally {
            publishers.shutdownNow();
        }
        assertEquals(2 * ROUNDS, packages().size());
        assertTrue(slower.get() >= ROUNDS / 2, () -> "There were only " + slower + " conflicts");
    }

    @Test
    void aSignatureThatDidNotArriveIsBroughtByTheNextRun() throws IOException {
        LocalPackage shop = Release.of(directory, "shop");
        UnreliableStorage broken = new UnreliableStorage(storage)
                .losingRequests(deposit -> deposit.path().endsWith(".asc"));
        assertThrows(IOException.class, () -> signed(broken).publish(List.of(shop), listener));
        assertTrue(storage.find(MetadataSignature.SIGNATURE).isEmpty());
        byte[] repomd = repomd();
        assertEquals(List.of(), new Publication(signed(storage), List.of(shop)).run(listener));
        assertSigned();
        assertArrayEquals(repomd, repomd());
        assertTrue(storage.find(MetadataSignature.KEY).isPresent());
    }

    @Test
    void aSignedRepositoryIsNotChangedWithoutItsKey() throws IOException {
        signed(storage).publish(List.of(Release.of(directory, "shop")), listener);
        LocalPackage stock = Release.of(directory, "stock");
        Refusal.of(() -> repository(storage).missing(List.of(stock))).says("are signed", "<keyFilePath>");
        Refusal.of(() -> publish(storage, stock)).says("are signed", "<keyFilePath>");
        assertTrue(storage.find(stock.fileName()).isEmpty());
        assertSigned();
    }

    @Test
    void metadataThatWereReplacedStayForADayAndTwoGenerations() throws IOException {
        Instant start = Instant.parse("2026-11-20T10:00:00Z");
        List<List<String>> generations = new ArrayList<>();
        for (int day = 0; day < 5; day++) {
            Instant now = start.plus(Duration.ofDays(day).plusMinutes(day));
            new StoredRepository(storage, Optional.empty(), false, () -> now, Optional.empty(), newDirectory())
                    .publish(List.of(Release.of(directory, "shop" + day)), listener);
            generations.add(new MetadataCopies(storage, newDirectory()).fetch().files());
        }
        List<Boolean> there = new ArrayList<>();
        for (List<String> files : generations) {
            assertEquals(3, files.size());
            there.add(storage.find(files.get(0)).isPresent());
        }
        assertEquals(List.of(false, false, true, true, true), there);
    }

    @Test
    void damagedMetadataAreNotReplaced() throws IOException {
        publish(storage, Release.of(directory, "shop"));
        storage.delete(
                new MetadataCopies(storage, newDirectory()).fetch().files().get(0));
        byte[] repomd = repomd();
        Refusal.of(() -> publish(storage, Release.of(directory, "stock")))
                .says("metadata of " + bucket, "damaged", "primary.xml.gz' is missing");
        assertArrayEquals(repomd, repomd());
    }

    @Test
    void aPackageThatLiesIsNotSent() throws IOException {
        LocalPackage rpm = Release.of(directory, "shop");
        byte[] bytes = Files.readAllBytes(rpm.file());
        bytes[bytes.length - 1] ^= 1;
        Files.write(rpm.file(), bytes);
        Refusal.of(() -> publish(storage, LocalPackage.read(rpm.file()))).says(rpm.fileName());
        assertTrue(storage.find(rpm.fileName()).isEmpty());
        assertTrue(storage.find(Repomd.PATH).isEmpty());
    }

    @Test
    void namesHaveNoCharactersThatClientsSendDifferently() throws IOException {
        LocalPackage rpm = Release.of(directory, Specs.shop().withName("c++shop"));
        publish(storage, rpm);
        assertEquals(Set.of("c__shop-1.2.0-1.noarch.rpm"), published());
    }

    /** Their names and digests differ, as those of packages that cannot be compressed do. */
    @Test
    void aReleaseIntoFiveThousandPackagesMovesTheMetadataAndItself() throws IOException {
        Path many = Files.createDirectories(newDirectory().resolve("repodata"));
        Repomd repomd = new MetadataUpdate(RepositoryMetadata.none(many.getParent()), Set.of(), numbered(5_000))
                .write(many, MetadataCompression.GZ, 1);
        for (RepomdData data : repomd.data()) {
            storage.write(Deposit.of(data.href(), many.getParent().resolve(data.href()), WriteCondition.NONE));
        }
        Path file = Files.write(directory.resolve("many.xml"), repomd.bytes());
        storage.write(Deposit.of(Repomd.PATH, file, WriteCondition.NONE));

        StoredRepository release = repository(storage);
        release.publish(List.of(Release.of(directory, "shop")), listener);
        System.out.println("A release into 5000 packages: " + release.traffic().orElseThrow());
        assertTrue(release.moved() < 5_000_000, release.traffic().orElseThrow());
        assertEquals(5_001, packages().size());
    }

    private List<PackageRecord> numbered(int count) throws IOException {
        LocalPackage rpm = Release.of(directory, "numbered");
        PackageRecord one = new PackageIndexer().read(rpm.file(), rpm.fileName());
        List<PackageRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = "numbered" + i;
            String pkgid = Sha256.hex(name.getBytes(StandardCharsets.UTF_8));
            UnaryOperator<byte[]> renamed = part -> new String(part, StandardCharsets.UTF_8)
                    .replace("numbered", name)
                    .replace(one.pkgid(), pkgid)
                    .getBytes(StandardCharsets.UTF_8);
            records.add(new PackageRecord(
                    one.href().replace("numbered", name),
                    one.size(),
                    one.modified(),
                    pkgid,
                    name,
                    one.epoch(),
                    one.version(),
                    one.release(),
                    one.architecture(),
                    renamed.apply(one.primary()),
                    renamed.apply(one.filelists()),
                    renamed.apply(one.other())));
        }
        return records;
    }

    private RepositoryStorage open() {
        return new S3Storage(bucket, Optional.of(new AccessKey("user", "secret")), Optional.empty());
    }

    private void publish(RepositoryStorage to, LocalPackage rpm) throws IOException {
        repository(to).publish(List.of(rpm), listener);
    }

    private StoredRepository repository(RepositoryStorage to) throws IOException {
        return new StoredRepository(
                to, Optional.empty(), false, InstantSource.system(), Optional.empty(), newDirectory());
    }

    private synchronized Path newDirectory() {
        return directory.resolve("run" + directories++);
    }

    private StoredRepository signed(RepositoryStorage to) throws IOException {
        return new StoredRepository(
                to, Optional.of(signer), false, InstantSource.system(), Optional.empty(), newDirectory());
    }

    private void assertSigned() throws IOException {
        Path copy = directory.resolve("asc");
        storage.read(MetadataSignature.SIGNATURE, copy).orElseThrow();
        long time = Generation.timestamp(Repomd.parse(repomd(), "repomd.xml"));
        assertArrayEquals(signer.sign(repomd(), Instant.ofEpochSecond(time)), Files.readAllBytes(copy));
    }

    private byte[] repomd() throws IOException {
        Path copy = directory.resolve("repomd");
        storage.read(Repomd.PATH, copy).orElseThrow();
        return Files.readAllBytes(copy);
    }

    private Set<String> published() throws IOException {
        return packages().stream().map(PackageFacts::href).collect(Collectors.toCollection(TreeSet::new));
    }

    private List<PackageFacts> packages() throws IOException {
        return new MetadataCopies(storage, newDirectory()).fetch().metadata().packages();
    }
}
