package io.github.apprpm.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import io.github.apprpm.layout.Module.Installed;
import io.github.apprpm.model.AccountName;
import io.github.apprpm.model.FileFlag;
import io.github.apprpm.model.Payload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileMappingTest {
    private static final AccountName ROOT = new AccountName("root");

    private Module module;

    @BeforeEach
    void begin(@TempDir Path root) {
        module = new Module(root);
    }

    private FileMapping mapping(String source, String destination) {
        return mapping(source, destination, false);
    }

    private FileMapping mapping(String source, String destination, boolean filtered) {
        return new FileMapping(
                Optional.of(module.path(source)), destination, OptionalInt.empty(), ROOT, ROOT, Set.of(), filtered);
    }

    private static FileMapping ghost(Optional<Path> source, FileFlag... flags) {
        return new FileMapping(source, "/run/shop.pid", OptionalInt.empty(), ROOT, ROOT, Set.of(flags), false);
    }

    private static FileMapping ghost(String destination) {
        return ghost(destination, FileFlag.GHOST);
    }

    private static FileMapping ghost(String destination, FileFlag... flags) {
        return new FileMapping(Optional.empty(), destination, OptionalInt.empty(), ROOT, ROOT, Set.of(flags), false);
    }

    private static Installed installed(FileMapping mapping) throws IOException {
        return Installed.of(Payload.of(mapping.entries(Module.filter(Map.of("price", "7")))));
    }

    @Test
    void aFileGoesToItsDestination() throws IOException {
        module.write("dist/a.txt", "a");
        Installed installed = installed(mapping("dist/a.txt", "/srv/shop/b.txt"));

        assertEquals(Set.of("/srv/shop/b.txt"), installed.entries().keySet());
        assertEquals("file 0644 root:root", installed.kind("/srv/shop/b.txt"));
        assertEquals("a", installed.text("/srv/shop/b.txt"));
    }

    @Test
    void aFileGoesIntoADirectory() throws IOException {
        module.write("dist/a.txt", "a");

        assertEquals(
                Set.of("/srv/shop/a.txt"),
                installed(mapping("dist/a.txt", "/srv/shop/")).entries().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/srv/shop", "/srv/shop/"})
    void theFilesOfADirectoryKeepTheirPlaces(String destination) throws IOException {
        module.write("dist/a.txt", "a");
        module.write("dist/b/c.txt", "c");

        assertEquals(
                Set.of("/srv/shop/a.txt", "/srv/shop/b/c.txt"),
                installed(mapping("dist", destination)).entries().keySet());
    }

    @Test
    void theModeOnThisMachineDoesNotCount() throws IOException {
        module.write("dist/a.txt", "a").toFile().setExecutable(true);
        module.write("dist/run", "#!/bin/sh\n").toFile().setExecutable(false);
        Installed installed = installed(mapping("dist", "/srv"));

        assertEquals("file 0644 root:root", installed.kind("/srv/a.txt"));
        assertEquals("file 0755 root:root", installed.kind("/srv/run"));
    }

    @Test
    void theModeThatIsNamedIsThatOfEachFile() throws IOException {
        module.write("dist/bin/run", "#!/bin/sh\n");
        module.write("dist/data", "x");
        FileMapping mapping = owned("dist", 0640);

        assertEquals("file 0640 shop:staff", installed(mapping).kind("/srv/shop/bin/run"));
        assertEquals("file 0640 shop:staff", installed(mapping).kind("/srv/shop/data"));
    }

    private FileMapping owned(String source, int mode) {
        return new FileMapping(
                Optional.of(module.path(source)),
                "/srv/shop",
                OptionalInt.of(mode),
                new AccountName("shop"),
                new AccountName("staff"),
                Set.of(),
                false);
    }

    @Test
    void aLinkOfATreeStaysALink() throws IOException {
        module.write("dist/a/b.txt", "b");
        module.link("dist/file", "a/b.txt");
        module.link("dist/directory", "a");
        module.link("dist/dangling", "/etc/pki/java/cacerts");
        module.link("dist/outside", "../../elsewhere");
        Installed installed = installed(mapping("dist", "/srv/shop"));

        assertEquals("link to a/b.txt", installed.kind("/srv/shop/file"));
        assertEquals("link to a", installed.kind("/srv/shop/directory"));
        assertEquals("link to /etc/pki/java/cacerts", installed.kind("/srv/shop/dangling"));
        assertEquals("link to ../../elsewhere", installed.kind("/srv/shop/outside"));
        assertEquals(5, installed.entries().size());
    }

    @Test
    void aSourceThatIsALinkStandsForWhatItLeadsTo() throws IOException {
        module.write("dist-1.0/a.txt", "a");
        module.link("dist", "dist-1.0");
        module.link("a", "dist/a.txt");

        assertEquals("a", installed(mapping("dist", "/srv/shop")).text("/srv/shop/a.txt"));
        assertEquals("a", installed(mapping("a", "/srv/")).text("/srv/a"));
    }

    @Test
    void aSourceThatIsADanglingLinkIsRefused() {
        module.link("dist", "dist-1.0");

        Refusal.of(() -> installed(mapping("dist", "/srv/shop")))
                .says("'" + module.path("dist") + "'", "symbolic link to 'dist-1.0'", "does not exist");
    }

    @Test
    void anEmptyDirectoryBelongsToTheOwnerOfTheFiles() throws IOException {
        module.write("dist/work/.gitkeep", "");

        assertEquals(
                "directory 0755 root:root",
                installed(mapping("dist", "/srv/shop")).kind("/srv/shop/work"));
        assertEquals("directory 0750 shop:staff", installed(owned("dist", 0640)).kind("/srv/shop/work"));
    }

    @Test
    void whatToolsLeaveIsShippedOnlyIfItIsNamed() throws IOException {
        module.write("dist/.gitignore", "x");
        module.write("dist/.htpasswd", "x");

        assertEquals(
                Set.of("/srv/shop/.htpasswd"),
                installed(mapping("dist", "/srv/shop")).entries().keySet());
        assertEquals(
                Set.of("/srv/shop/.gitignore"),
                installed(mapping("dist/.gitignore", "/srv/shop/")).entries().keySet());
    }

    @Test
    void attributesAndFlagsAreThoseOfTheMapping() throws IOException {
        FileMapping mapping = new FileMapping(
                Optional.of(module.write("dist/a.txt", "a")),
                "/etc/shop.conf",
                OptionalInt.of(0600),
                new AccountName("shop"),
                new AccountName("staff"),
                Set.of(FileFlag.CONFIG, FileFlag.MISSINGOK),
                false);

        assertEquals("file 0600 shop:staff config missingok", installed(mapping).kind("/etc/shop.conf"));
    }

    @Test
    void propertiesAreReplacedOnRequest() throws IOException {
        module.write("dist/a.txt", "@price@");

        assertEquals("@price@", installed(mapping("dist/a.txt", "/x", false)).text("/x"));
        assertEquals("7", installed(mapping("dist/a.txt", "/x", true)).text("/x"));
    }

    @Test
    void aMissingSourceIsRefused() {
        Refusal.of(() -> installed(mapping("dist/none", "/srv/none")))
                .says("<source> '" + module.path("dist/none") + "' in <files> does not exist", "build it before");
    }

    @Test
    void aGhostNeedsNoSource() throws IOException {
        assertEquals(
                "file 0644 root:root ghost",
                installed(ghost(Optional.empty(), FileFlag.GHOST)).kind("/run/shop.pid"));
    }

    @Test
    void aGhostWithASlashIsADirectory() throws IOException {
        assertEquals(
                "ghost directory 0755 root:root",
                installed(ghost("/var/lib/shop/spool/")).kind("/var/lib/shop/spool"));
        assertEquals(
                "file 0644 root:root ghost",
                installed(ghost("/var/lib/shop/spool")).kind("/var/lib/shop/spool"));
    }

    @Test
    void aGhostDirectoryHasTheModeAndOwnerOfThePom() throws IOException {
        FileMapping mapping = new FileMapping(
                Optional.empty(),
                "/var/lib/shop/spool/",
                OptionalInt.of(0770),
                new AccountName("shop"),
                new AccountName("staff"),
                Set.of(FileFlag.GHOST),
                false);

        assertEquals("ghost directory 0770 shop:staff", installed(mapping).kind("/var/lib/shop/spool"));
    }

    @Test
    void aGhostDirectoryHasNoOtherFlags() {
        Refusal.of(() -> ghost("/srv/x/", FileFlag.GHOST, FileFlag.CONFIG))
                .says("'/srv/x/'", "<files>", "flag ghost alone");
    }

    @Test
    void anyOtherFileNeedsASource() {
        Refusal.of(() -> ghost(Optional.empty(), FileFlag.CONFIG))
                .says("'/run/shop.pid'", "<files>", "no <source>", "ghost");
    }

    @ParameterizedTest
    @CsvSource({
        "srv/shop, is not absolute",
        "/srv/../etc/passwd, leaves its directory",
        "'/srv/a\tb', control character"
    })
    void aDestinationIsAPathOfTheHost(String destination, String problem) {
        Refusal.of(() -> mapping("dist", destination)).says(problem);
    }
}
