package io.github.apprpm.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.ChildJava;
import io.github.apprpm.Tool;
import io.github.apprpm.openpgp.TestKey;
import io.github.apprpm.repository.index.PackageIndexer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What dnf and zypper see of a repository whose last run was ended at some step of its commit. */
@Tag("tool")
class ClientsAfterCrashTest {
    private static final String OLD = "[1.0]";
    private static final String NEW = "[1.0, 2.0]";
    /** The signature has its place, and what it signs has not. */
    private static final String BETWEEN = "repomd";

    private static final Pattern VERSION = Pattern.compile("\\bshop\\b\\D*(\\d\\.0)-1\\b");

    @TempDir
    private Path directory;

    private Path root;
    private Path zypper;
    private int queries;

    @BeforeEach
    void prepare() throws IOException {
        root = directory.resolve("repository");
        zypper = Files.createDirectory(directory.resolve("zypper"));
    }

    @Test
    void bothSeeTheOldMetadataOrTheNewOnes() throws Exception {
        zypper("addrepo", "--no-gpgcheck", root.toUri().toString(), "test").succeeded();
        assertEquals(
                List.of(
                        "metadata " + OLD,
                        "files " + OLD,
                        "superseded " + OLD,
                        "repomd " + OLD,
                        "committed " + NEW,
                        "durable " + NEW,
                        "end " + NEW),
                seen(false));
    }

    @Test
    void bothAcceptTheSignatureButForTheMomentBetweenItsPlaceAndThatOfTheMetadata() throws Exception {
        zypper("addrepo", "--gpgcheck-strict", root.toUri().toString(), "test").succeeded();
        assertEquals(
                List.of(
                        "metadata " + OLD,
                        "files " + OLD,
                        "superseded " + OLD,
                        "sign " + OLD,
                        "signed " + OLD,
                        "signature " + OLD,
                        BETWEEN + " refused",
                        "key " + NEW,
                        "committed " + NEW,
                        "durable " + NEW,
                        "end " + NEW),
                seen(true));
    }

    /** Each step at which a run was ended, and what both clients saw then. */
    private List<String> seen(boolean isSigned) throws Exception {
        List<String> seen = new ArrayList<>();
        for (int step = 0; ; step++) {
            makeRepository(isSigned);
            Process process = ChildJava.start(
                    HaltedRun.class, root.toString(), "" + step, isSigned ? "signed" : "unsigned", "packages");
            String name = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() == HaltedRun.ENDED) {
                return seen;
            }
            assertEquals(0, process.exitValue(), name);
            Tool.Result dnf = dnf(isSigned);
            Tool.Result zypper = zypper("refresh", "--force");
            if (dnf.status() != 0) {
                assertTrue(dnf.output().contains("Bad GPG signature"), dnf.output());
                assertNotEquals(0, zypper.status(), zypper.output());
                assertTrue(zypper.output().contains("Signature verification failed"), zypper.output());
                seen.add(name + " refused");
                bothSeeTheNextRun(isSigned);
            } else {
                zypper.succeeded();
                assertEquals(
                        versions(dnf.output()),
                        versions(zypper("search", "--details", "shop").succeeded()),
                        name);
                seen.add(name + " " + versions(dnf.output()));
            }
        }
    }

    /** {@code CrashTest} holds all steps to it. */
    private void bothSeeTheNextRun(boolean isSigned) throws IOException {
        index(HaltedRun.options(isSigned));
        assertEquals(NEW, versions(dnf(isSigned).succeeded()));
        zypper("refresh", "--force").succeeded();
        assertEquals(NEW, versions(zypper("search", "--details", "shop").succeeded()));
    }

    private void makeRepository(boolean isSigned) throws IOException {
        if (Files.exists(root)) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectory(root);
        TinyPackage.shop("1.0").writeTo(root);
        FolderOptions options = FolderOptions.at(PackageFolder.TIME);
        index(isSigned ? options.signedBy(new MetadataSigner(TestKey.rsa(3072).signer())) : options);
        TinyPackage.shop("2.0").writeTo(root);
    }

    private void index(FolderOptions options) throws IOException {
        try (RepositoryFolder folder = RepositoryFolder.open(root)) {
            folder.update(new PackageIndexer()::read, options);
        }
    }

    private static String versions(String output) {
        return VERSION.matcher(output)
                .results()
                .map(MatchResult::group)
                .map(text -> text.replaceAll(".*?(\\d\\.0)-1", "$1"))
                .sorted()
                .distinct()
                .toList()
                .toString();
    }

    /** A host that has seen nothing of the repository yet. */
    private Tool.Result dnf(boolean isSigned) throws IOException {
        Path host = Files.createDirectory(directory.resolve("dnf" + queries++));
        Path repositories = Files.createDirectory(host.resolve("repos"));
        Files.createDirectory(host.resolve("log"));
        Files.writeString(repositories.resolve("test.repo"), """
                [test]
                name=test
                baseurl=%1$s
                gpgcheck=0
                skip_if_unavailable=0
                repo_gpgcheck=%2$s
                gpgkey=%1$srepodata/repomd.xml.key
                """.formatted(root.toUri(), isSigned ? "1" : "0"));
        return Tool.installed("dnf")
                .run(
                        "-y",
                        "--installroot=" + host.resolve("root"),
                        "--setopt=reposdir=" + repositories,
                        "--setopt=cachedir=" + host.resolve("cache"),
                        "--setopt=logdir=" + host.resolve("log"),
                        "--setopt=module_platform_id=platform:el9",
                        "--repo=test",
                        "--releasever=9",
                        "repoquery",
                        "--queryformat=%{name} %{version}-%{release}",
                        "shop");
    }

    /** A host that has the key since it saw the repository first. */
    private Tool.Result zypper(String... arguments) {
        String[] all = Stream.concat(
                        Stream.of("--root", zypper.toString(), "--non-interactive", "--gpg-auto-import-keys"),
                        Stream.of(arguments))
                .toArray(String[]::new);
        return Tool.installed("zypper").run(all);
    }
}
