package io.github.apprpm.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.Tool;
import io.github.apprpm.rpm.RpmPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages that rpmbuild made. */
@Tag("tool")
class ForeignPackagesTest {
    @TempDir
    private Path directory;

    private RpmPackage build(String version, String define, String script, String files) throws IOException {
        Path top = directory.resolve(version);
        Files.createDirectories(top);
        Path spec = Files.writeString(top.resolve("tool.spec"), """
                Name: tool
                Version: %s
                Release: 1
                Summary: A tool
                License: MIT
                BuildArch: noarch
                %%description
                A tool.
                %%install
                mkdir -p %%{buildroot}/etc %%{buildroot}/usr/bin
                echo 'level=%s' > %%{buildroot}/etc/tool.conf
                echo 'echo tool' > %%{buildroot}/usr/bin/tool
                ln %%{buildroot}/usr/bin/tool %%{buildroot}/usr/bin/tool2
                ln -s tool %%{buildroot}/usr/bin/link
                %%post
                %s
                %%files
                %%config(noreplace) /etc/tool.conf
                %%attr(0755,root,root) /usr/bin/tool
                %%attr(0755,root,root) /usr/bin/tool2
                /usr/bin/link
                %%ghost /var/log/tool.log
                %s
                """.formatted(version, version, script, files));
        Tool.installed("rpmbuild", "-bb", "--quiet")
                .run("-D", "_topdir " + top, "-D", define, spec.toString())
                .succeeded();
        try (Stream<Path> found = Files.walk(top.resolve("RPMS"))) {
            return RpmPackage.read(
                    found.filter(Files::isRegularFile).findFirst().orElseThrow());
        }
    }

    @Test
    void theirTextsScriptletsAndFilesAreCompared() throws IOException {
        RpmPackage before = build("1.0", "_binary_payload w9.gzdio", "echo one", "");
        RpmPackage after = build("1.1", "_binary_payload w9.gzdio", "echo two", "%dir %attr(0700,bin,bin) /usr/bin");
        PackageDiff diff = PackageDiff.of(before, after);
        String text = DiffText.of(diff);
        assertTrue(text.startsWith("tool 1.0-1 -> 1.1-1: %post, 1 configuration file, 1 file\n"), text);
        assertTrue(text.contains("-level=1.0\n      +level=1.1\n"), text);
        assertTrue(text.contains("-echo one\n      +echo two\n"), text);
        assertTrue(text.contains("+ /usr/bin  (directory 0700 bin:bin)\n"), text);
    }

    @Test
    void triggersAreCompared() throws IOException {
        RpmPackage before = build("1.0", "a b", "echo one\n%triggerin -- bash\necho two", "");
        RpmPackage after = build("1.1", "a b", "echo one\n%triggerin -- bash >= 5\necho three", "");
        PackageDiff diff = PackageDiff.of(before, after);
        assertEquals(
                List.of(
                        "-%triggerin -p /bin/sh -- bash",
                        "-echo two", "+%triggerin -p /bin/sh -- bash >= 5", "+echo three"),
                diff.triggers().hunks().get(0).lines().stream()
                        .map(Object::toString)
                        .toList());
        assertTrue(DiffText.of(diff).startsWith("tool 1.0-1 -> 1.1-1: triggers, 1 configuration file\n"));
        assertEquals(
                List.of(new ForbiddenChange("scriptlet", List.of("triggers"))),
                DiffPolicy.parse(List.of("scriptlet")).surprises(diff));
    }

    @Test
    void filesWithDigestsOfAnotherKindAreReadToBeCompared() throws IOException {
        RpmPackage before = build("1.0", "_binary_filedigest_algorithm 1", "echo one", "");
        RpmPackage after = build("1.1", "_binary_filedigest_algorithm 8", "echo one", "");
        assertEquals(
                List.of("/etc/tool.conf"),
                PackageDiff.of(before, after).files().stream()
                        .map(FileChange::path)
                        .toList());
    }

    @Test
    void whatIsNoPackageIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("tool.rpm"), "no package".repeat(100));
        Refusal.of(() -> RpmPackage.read(file)).says("tool.rpm");
    }
}
