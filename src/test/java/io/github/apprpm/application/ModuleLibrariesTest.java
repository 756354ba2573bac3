package io.github.apprpm.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.model.JavaCommand;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library that is not in the jar lies beside it, if the jar is the module's or needs it. */
class ModuleLibrariesTest {
    @TempDir
    private Path root;

    private Build build;

    @BeforeEach
    void begin() {
        build = new Build(root);
    }

    private void assertFiles(String... names) throws IOException {
        assertEquals(Set.of(names), build.find().files().keySet());
    }

    /** A class whose constant pool names another one. */
    private static byte[] classThatUses(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(0xCAFEBABE);
        out.writeInt(61);
        out.writeShort(5);
        out.writeByte(5); // a long takes two places
        out.writeLong(1);
        out.writeByte(1);
        out.writeUTF(name);
        out.writeByte(7);
        out.writeShort(3);
        return bytes.toByteArray();
    }

    @Test
    void ofAHalfShadedJarTheOthersLieBesideIt() throws IOException {
        build.attached("shop-1.0.jar", Jar.withMainClass().withAll(Jar.library("hats")))
                .library("hats")
                .library("shoes");

        assertFiles("shop.jar", "shoes-1.0.jar");
    }

    @Test
    void theHalfShadedJarOutranksThePlainOne() throws IOException {
        build.attached("shop-1.0.jar", Jar.withMainClass())
                .attached("shop-1.0-shaded.jar", Jar.withMainClass().withAll(Jar.library("hats")))
                .compiled("com/acme/Main")
                .library("hats")
                .library("shoes");

        assertEquals(build.file("shop-1.0-shaded.jar"), build.find().main());
    }

    @Test
    void aLibraryThatIsAFileInTheJarIsThere() throws IOException {
        build.attached("shop-1.0.war", Jar.withMainClass().with("WEB-INF/lib/hats-1.0.jar", new byte[0]))
                .packaging("war")
                .library("hats");

        assertFiles("shop.war");
    }

    @Test
    void aClassOfTheModuleInThePlaceOfALibrarysIsNotTheLibrary() throws IOException {
        build.attached("shop-1.0.jar", Jar.withMainClass().withClass("org/hats/Api"))
                .compiled("org/hats/Api")
                .library("org.hats", "hats-1.0.jar", Jar.library("hats").withClass("org/hats/Other"));

        assertFiles("shop.jar", "hats-1.0.jar");
    }

    @Test
    void aClassThatTwoLibrariesHaveTellsNothing() throws IOException {
        Jar one = Jar.empty().withClass("org/both/Shared").withClass("org/one/Api");
        Jar two = Jar.empty().withClass("org/both/Shared").withClass("org/two/Api");
        build.attached("shop-1.0.jar", Jar.withMainClass().withAll(one))
                .library("org.one", "one-1.0.jar", one)
                .library("org.two", "two-1.0.jar", two);

        assertFiles("shop.jar", "two-1.0.jar");
    }

    @Test
    void relocatedClassesAreKnownByTheEndsOfTheirNames() throws IOException {
        build.attached("shop-1.0.jar", Jar.withMainClass().withClass("com/acme/hidden/hats/Api"))
                .library("hats");

        assertFiles("shop.jar");
    }

    @Test
    void whatIsLeftOfAMinimizedLibraryTellsThatItWasMerged() throws IOException {
        build.attached("shop-1.0.jar", Jar.withMainClass().withClass("org/hats/Used"))
                .library("org.hats", "hats-1.0.jar", Jar.library("hats").withClass("org/hats/Used"));

        assertFiles("shop.jar");
    }

    @Test
    void aLibraryWithoutClassesIsKnownByItsOtherFiles() throws IOException {
        Jar pages = Jar.empty().with("META-INF/resources/shop.css", new byte[1]);
        build.attached("shop-1.0.jar", Jar.withMainClass().withAll(Jar.library("hats")))
                .library("hats")
                .library("org.pages", "pages-1.0.jar", pages);

        assertFiles("shop.jar", "pages-1.0.jar");
    }

    @Test
    void anEmptyLibraryIsNotMissedInAShadedJar() throws IOException {
        build.attached("shop-1.0.jar", Jar.withMainClass().withAll(Jar.library("hats")))
                .library("hats")
                .library("org.starter", "starter-1.0.jar", Jar.empty());

        assertFiles("shop.jar");
    }

    @Test
    void aServerThatHasTheWarInsideNeedsNoLibraries() throws IOException {
        build.attached("shop-1.0.war", Jar.plain().with("WEB-INF/lib/hats-1.0.jar", new byte[0]))
                .beside("shop-1.0-bootable.jar", Jar.withMainClass().with("shop.war", new byte[0]))
                .compiled("com/shop/Page")
                .packaging("war")
                .library("hats");

        assertEquals(new JavaCommand.Jar("/lib/shop.jar"), build.find().command("/lib"));
        assertFiles("shop.jar");
    }

    @Test
    void aServerInThePlaceOfTheModulesJarNeedsNoLibraries() throws IOException {
        build.attached("shop-1.0.jar", Jar.withMainClass().with("server.zip", new byte[0]))
                .library("hats");
        assertFiles("shop.jar");

        build.compiled("com/shop/Page");
        assertFiles("shop.jar");
    }

    @Test
    void aJarWithoutClassesStartsAClassOfItsLibraries() throws IOException {
        build.attached("shop-1.0.jar", Jar.empty().manifest("Main-Class", "org.hats.Api"))
                .library("hats");

        assertFiles("shop.jar", "hats-1.0.jar");
    }

    @Test
    void aNamedJarThatUsesADependencyHasThemBesideIt() throws IOException {
        Path other = Jar.withMainClass()
                .with("com/acme/Uses.class", classThatUses("org/hats/Api"))
                .in(root, "other.jar");
        build.library("hats").library("shoes");

        assertEquals(
                new JavaCommand.MainClass(
                        List.of("/lib/shop.jar", "/lib/hats-1.0.jar", "/lib/shoes-1.0.jar"), "com.acme.Main"),
                build.at(other).command("/lib"));
    }

    @Test
    void aNamedJarThatUsesNoneHasNoneBesideIt() throws IOException {
        Path other = Jar.withMainClass()
                .with("com/acme/Uses.class", classThatUses("org/belts/Api"))
                .in(root, "other.jar");
        build.library("hats");

        assertEquals(Set.of("shop.jar"), build.at(other).files().keySet());
    }

    @Test
    void aLibraryOfTheScopeSystemLiesBesideThePlainJar() throws IOException {
        build.attached("shop-1.0.jar", Jar.withMainClass())
                .library("hats")
                .systemLibrary("vendor-driver.jar", Jar.library("driver"));

        assertFiles("shop.jar", "hats-1.0.jar", "vendor-driver.jar");
    }

    @Test
    void aLibraryOfTheScopeSystemIsAddedToTheClassPathThatMavenWrote() throws IOException {
        build.attached("shop-1.0.jar", Jar.withMainClass().manifest("Class-Path", "lib/hats-1.0.jar"))
                .library("hats")
                .systemLibrary("vendor-driver.jar", Jar.library("driver"));

        assertFiles("shop.jar", "lib/hats-1.0.jar", "vendor-driver.jar");
        assertEquals(
                new JavaCommand.MainClass(List.of("/lib/shop.jar", "/lib/vendor-driver.jar"), "com.acme.Main"),
                build.find().command("/lib"));
    }
}
