package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.apprpm.Tool;
import io.github.apprpm.Tool.Result;
import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.model.Services;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of the files of a host when a version runs as another account. Only root can change owners. */
@Tag("tool")
class OwnerScriptletsTest {
    private static final String UPGRADE = "2";
    private static final String OTHER_STAYS = "1";
    private static final String OLD = "4001:4002";
    private static final String NEW = "5001:5002";

    /** The accounts of the host; all other words are those of id. */
    private static final String ID = """
            #!/bin/sh
            case $2 in old) echo 4001 ;; shop) echo 5001 ;; root) echo 0 ;; *) exit 1 ;; esac
            """;

    private static final String GETENT = "#!/bin/sh\necho shop:x:5002:\n";
    private static final String RUNS = "#!/bin/sh\n";
    private static final String STOPPED = "#!/bin/sh\nexit 3\n";
    private static final String TMPFILES = "#!/bin/sh\ncat \"$2\" >>'@root@/whole'\n";

    @TempDir
    private Path root;

    private Path conf;

    @BeforeEach
    void aVersionThatRunsAsOld() throws IOException {
        assumeTrue(Machine.isRoot(), "only root can change owners");
        program("id", ID);
        program("getent", GETENT);
        program("systemctl", RUNS);
        program("systemd-tmpfiles", TMPFILES);
        Files.createDirectories(root.resolve("run/systemd/system"));
        conf = directory("var/app/shop/conf", "rwxr-x---", "0:4002");
        runsAs("old");
        file("var/app/shop/conf/application.properties", "0:4002");
    }

    private void program(String name, String text) throws IOException {
        Path file = Files.createDirectories(root.resolve("bin")).resolve(name);
        Files.writeString(file, text.replace("@root@", root.toString()));
        assertTrue(file.toFile().setExecutable(true));
    }

    private void runsAs(String user) throws IOException {
        Path unit = root.resolve("usr/lib/systemd/system/shop.service");
        Files.createDirectories(unit.getParent());
        Files.writeString(unit, "[Service]\nUser=%s\nGroup=%s\n".formatted(user, user));
    }

    /** As rpm does, which gives the directories and unedited files to the account of the package. */
    private void unpackedFor(String user, String group) throws IOException {
        runsAs(user);
        own(conf, "0:" + group);
    }

    private Path directory(String name, String mode, String owner) throws IOException {
        Path path = Files.createDirectories(root.resolve(name));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        return own(path, owner);
    }

    private Path file(String name, String owner) throws IOException {
        return own(Files.writeString(root.resolve(name), ""), owner);
    }

    private static Path own(Path path, String owner) {
        assertEquals(
                "", Tool.installed("chown", "-h").run(owner, path.toString()).succeeded());
        return path;
    }

    private static String owner(Path path) throws IOException {
        Map<String, Object> owner = Files.readAttributes(path, "unix:uid,gid", LinkOption.NOFOLLOW_LINKS);
        return owner.get("uid") + ":" + owner.get("gid");
    }

    private void run(Shell shell, Phase phase, String argument) throws IOException {
        OwnerScriptlets owner = new OwnerScriptlets(Services.shop().spec(), List.of("/var/app/etc/it's.conf"));
        String body = Stream.concat(owner.parts().stream(), owner.data().stream())
                .filter(part -> part.phase() == phase)
                .map(ScriptletPart::text)
                .collect(Collectors.joining());
        for (String directory : List.of("/var/app", "/run/", "/usr/lib")) {
            body = body.replace(directory, root + directory);
        }
        Path script = Files.writeString(root.resolve("scriptlet"), body);
        List<String> words = shell.command();
        List<String> arguments = new ArrayList<>(words.subList(1, words.size()));
        arguments.addAll(List.of(script.toString(), argument));
        String path = root.resolve("bin") + File.pathSeparator + System.getenv("PATH");
        assertEquals(
                new Result(0, ""), Tool.at(words.get(0)).run(Map.of("PATH", path), arguments.toArray(String[]::new)));
    }

    private void upgrade(Shell shell) throws IOException {
        run(shell, Phase.PRE, UPGRADE);
        unpackedFor("shop", "5002");
        run(shell, Phase.POST, UPGRADE);
        assertEquals(List.of(), list(root.resolve("run/apprpm")));
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void whatTheHostHasEditedOrAddedBelongsToTheNewAccount(Shell shell) throws IOException {
        directory("var/app/shop/conf/certs", "rwxr-x---", "0:4002");
        List<Path> groups = List.of(
                conf.resolve("application.properties"),
                conf.resolve("certs"),
                file("var/app/shop/conf/certs/key.p12", "0:4002"),
                file("var/app/shop/conf/.pgpass", "0:4002"));
        Path own = file("var/app/shop/conf/state.p12", OLD);

        upgrade(shell);
        for (Path path : groups) {
            assertEquals("0:5002", owner(path), path.toString());
        }
        assertEquals(NEW, owner(own));
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void configurationElsewhereBelongsToItToo(Shell shell) throws IOException {
        directory("var/app/etc", "rwxr-xr-x", "0:0");
        Path named = file("var/app/etc/it's.conf", OLD);
        Path other = file("var/app/etc/other.conf", OLD);

        upgrade(shell);
        assertEquals(NEW, owner(named));
        assertEquals(OLD, owner(other));
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void whatAServiceCouldReadAsRootItReadsOn(Shell shell) throws IOException {
        unpackedFor("root", "0");
        Path edited = own(conf.resolve("application.properties"), "0:0");

        upgrade(shell);
        assertEquals("0:5002", owner(edited));
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void whatTheHostHasGivenToOthersIsTheirs(Shell shell) throws IOException {
        Path roots = file("var/app/shop/conf/secret", "0:0");
        Path others = file("var/app/shop/conf/shared", "4003:4004");

        upgrade(shell);
        assertEquals("0:0", owner(roots));
        assertEquals("4003:4004", owner(others));
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void nothingIsGivenAwayWhereOthersCanWrite(Shell shell) throws IOException {
        directory("var/app/shop/conf/open", "rwxrwx---", "0:4002");
        directory("var/app/shop/conf/theirs", "rwxr-x---", OLD);
        Path outside = file("outside", OLD);
        Path link = own(Files.createSymbolicLink(conf.resolve("link"), outside), OLD);
        directory("elsewhere", "rwxr-x---", "0:0");
        Path beyond = file("elsewhere/file", OLD);
        Files.createSymbolicLink(conf.resolve("way"), root.resolve("elsewhere"));
        List<Path> untouched = List.of(
                outside,
                link,
                beyond,
                file("var/app/shop/conf/open/file", OLD),
                file("var/app/shop/conf/theirs/file", OLD));

        upgrade(shell);
        for (Path path : untouched) {
            assertEquals(OLD, owner(path), path.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void theSameAccountChangesNothing(Shell shell) throws IOException {
        unpackedFor("shop", "5002");
        Path file = file("var/app/shop/conf/other", "0:5002");
        Object before = Files.getAttribute(file, "unix:ctime");

        upgrade(shell);
        assertEquals(before, Files.getAttribute(file, "unix:ctime"));
        assertEquals("0:4002", owner(conf.resolve("application.properties")));
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void aFirstInstallationHasNothingToHandOver(Shell shell) throws IOException {
        Files.delete(conf.resolve("application.properties"));
        Files.delete(conf);

        run(shell, Phase.PRE, "1");
        assertFalse(Files.exists(root.resolve("run/apprpm")));
        run(shell, Phase.POST, "1");
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void afterADowngradeTheVersionThatGoesHandsOver(Shell shell) throws IOException {
        own(conf.resolve("application.properties"), "0:5002");

        run(shell, Phase.POSTUN, "0");
        assertEquals("0:5002", owner(conf.resolve("application.properties")));
        run(shell, Phase.POSTUN, OTHER_STAYS);
        assertEquals("0:4002", owner(conf.resolve("application.properties")));
    }

    private void hasData() throws IOException {
        directory("var/lib/shop", "rwxr-x---", NEW); // systemd-tmpfiles has been there
        Path temporary = root.resolve("usr/lib/tmpfiles.d/shop.conf");
        Files.createDirectories(temporary.getParent());
        Files.writeString(temporary, """
                d %1$s/var/lib/shop 0750 shop shop -
                d %1$s/var/cache/shop 0750 shop shop -
                x /tmp/other
                """.formatted(root));
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void theDataStaysWithTheProcessUntilSystemdHandsItOver(Shell shell) throws IOException {
        hasData();

        upgrade(shell);
        assertEquals(OLD, owner(root.resolve("var/lib/shop")));
        assertFalse(Files.exists(root.resolve("whole")));
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void theDataOfAStoppedServiceChangesOverAtOnce(Shell shell) throws IOException {
        program("systemctl", STOPPED);
        hasData();

        upgrade(shell);
        assertEquals("Z %s/var/lib/shop - shop shop\n".formatted(root), Files.readString(root.resolve("whole")));
    }
}
