package io.github.apprpm.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.apprpm.Tool;
import io.github.apprpm.model.Architecture;
import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.model.Entry.Symlink;
import io.github.apprpm.rpm.PackageDependency;
import io.github.apprpm.rpm.RpmPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A package of another builder is broken if rpm refuses it or stops while it unpacks, and only then. */
class ForeignVerdictTest {
    @TempDir
    private static Path shared;

    private static Path normal;

    @TempDir
    private Path directory;

    @BeforeAll
    static void writeANormalOne() throws IOException {
        Sample shop = Sample.shop();
        normal = new Sample(
                        shop.version(),
                        shop.compression(),
                        Compatibility.EL9,
                        Map.of(),
                        shop.dependencies(),
                        new TreeMap<>(),
                        Architecture.NOARCH)
                .file("/opt/shop/one.txt", 0644, "one\n")
                .file("/opt/shop/two.txt", 0644, "two".repeat(200))
                .file("/opt/shop/empty", 0644, "")
                .file("/opt/shop/hard1", 0644, "hard")
                .file("/opt/shop/hard2", 0644, "hard")
                .with(new Symlink("/opt/shop/link", "one.txt"))
                .directory("/opt/shop", 0755)
                .writeTo(shared);
    }

    private Path write(Peculiarity peculiarity) throws IOException {
        return peculiarity.applyTo(ForeignPackage.of(normal)).writeTo(directory.resolve("foreign.rpm"));
    }

    private static CheckOptions foreign() {
        return new CheckOptions(
                true,
                Compatibility.EL9,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    @ParameterizedTest
    @EnumSource
    void itIsBrokenWhereRpmRefusesIt(Peculiarity peculiarity) throws IOException {
        List<Finding> errors = PackageCheck.check(write(peculiarity), foreign()).findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        assertEquals(peculiarity.isInstalled(), errors.isEmpty(), errors::toString);
    }

    @Test
    void aPackageOfFormat3ProvidesItself() throws IOException {
        Path old = Peculiarity.FORMAT_3
                .applyTo(ForeignPackage.of(normal).without(1047, 1112, 1113))
                .writeTo(directory.resolve("old.rpm"));
        assertEquals(
                List.of(new PackageDependency("shop", 8, "1.2.0-1")),
                RpmPackage.read(old).dependencies(DependencyKind.PROVIDES));
    }

    @Test
    void dependenciesWhoseVersionsDoNotFitAreNone() throws IOException {
        ForeignPackage foreign = ForeignPackage.of(normal);
        foreign.with(foreign.value(1050).resized(-1));
        Path rpm = foreign.writeTo(directory.resolve("foreign.rpm"));
        assertEquals(List.of(), RpmPackage.read(rpm).dependencies(DependencyKind.REQUIRES));
    }

    /** Format 3 and MD5 alone are for rpm before 6. */
    @ParameterizedTest
    @EnumSource
    @Tag("tool")
    void rpmSaysTheSame(Peculiarity peculiarity) throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can install into a directory");
        Path root = Files.createDirectory(directory.resolve("root"));
        Tool.Result result = Tool.installed("rpm", "--root", root.toString(), "--nodeps", "--noscripts")
                .run("-U", write(peculiarity).toString());
        assertEquals(peculiarity.isInstalled(), result.status() == 0, result::output);
    }
}
