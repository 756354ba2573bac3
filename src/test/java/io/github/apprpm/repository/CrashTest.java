package io.github.apprpm.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.ChildJava;
import io.github.apprpm.openpgp.TestKey;
import io.github.apprpm.repository.metadata.Records;
import io.github.apprpm.repository.metadata.Repomd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that ends at any step of a commit, as by a loss of power, leaves what clients can read. */
@Tag("tool")
class CrashTest {
    @TempDir
    private Path directory;

    private final Map<String, String> old = Map.of("shop-1.rpm", pkgid("shop-1.rpm", "one"));
    private final Map<String, String> complete =
            Map.of("shop-1.rpm", pkgid("shop-1.rpm", "one"), "till-1.rpm", pkgid("till-1.rpm", "two"));

    private static String pkgid(String href, String content) {
        return Records.of(href, content).pkgid();
    }

    @Test
    void clientsSeeTheOldOrTheNewMetadataAndTheNextRunConverges() throws Exception {
        assertEquals(
                List.of("metadata", "files", "superseded", "repomd", "committed", "durable", "end"), halted(false));
    }

    @Test
    void aSignatureThatIsAheadOfItsMetadataIsCompletedByTheNextRun() throws Exception {
        assertEquals(
                List.of(
                        "metadata",
                        "files",
                        "superseded",
                        "sign",
                        "signed",
                        "signature",
                        "repomd",
                        "key",
                        "committed",
                        "durable",
                        "end"),
                halted(true));
    }

    private List<String> halted(boolean isSigned) throws Exception {
        List<String> steps = new ArrayList<>();
        for (int step = 0; ; step++) {
            Path root = Files.createDirectory(directory.resolve(isSigned + "-" + step));
            PackageFolder folder = new PackageFolder(root);
            folder.put("shop-1.rpm", "one");
            FolderOptions before = FolderOptions.at(PackageFolder.TIME);
            folder.update(isSigned ? before.signedBy(signer()) : before);
            folder.put("till-1.rpm", "two");

            Process process = ChildJava.start(
                    HaltedRun.class, root.toString(), "" + step, isSigned ? "signed" : "unsigned", "texts");
            String name = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() == HaltedRun.ENDED) {
                return steps;
            }
            assertEquals(0, process.exitValue(), name);
            steps.add(name);
            boolean isCommitted = List.of("key", "committed", "durable", "end").contains(name);
            assertEquals(isCommitted ? complete : old, folder.published(), name);
            assertTrue(isSignedRight(root, isSigned) || name.equals("repomd"), name);

            folder.update(HaltedRun.options(isSigned));
            assertConverged(root, folder, name);
            assertTrue(isSignedRight(root, isSigned), name);
        }
    }

    private static MetadataSigner signer() {
        return new MetadataSigner(TestKey.rsa(3072).signer());
    }

    private void assertConverged(Path root, PackageFolder folder, String step) throws IOException {
        assertEquals(complete, folder.published(), step);
        try (Stream<Path> files = Files.list(root.resolve("repodata"))) {
            assertFalse(files.anyMatch(file -> file.toString().endsWith(".tmp")), step);
        }
        assertFalse(folder.update(HaltedRun.options(Files.exists(root.resolve("repodata/repomd.xml.asc"))))
                .isChanged());
    }

    /** Signatures by one key at one time are the same bytes. */
    private static boolean isSignedRight(Path root, boolean isSigned) throws IOException {
        Path repomd = root.resolve(Repomd.PATH);
        Path signature = repomd.resolveSibling("repomd.xml.asc");
        if (!isSigned) {
            return !Files.exists(signature);
        }
        byte[] published = Files.readAllBytes(signature);
        for (FolderOptions options : List.of(FolderOptions.at(PackageFolder.TIME), HaltedRun.options(true))) {
            if (java.util.Arrays.equals(published, signer().sign(Files.readAllBytes(repomd), options.time()))) {
                return true;
            }
        }
        return false;
    }
}
