package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.apprpm.Tool;
import io.github.apprpm.Tool.Result;
import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.model.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of edited configuration when a version of another layout comes. Nothing is taken from a directory of others than root. */
@Tag("tool")
class LayoutScriptletsTest {
    private static final String APP = "srv/apps/shop/conf";
    private static final String USR = "etc/shop";
    private static final String UPGRADE = "2";
    private static final String OTHER_STAYS = "1";

    @TempDir
    private Path root;

    private Shell shell = Shell.DASH;

    @BeforeEach
    void theVersionBeforeIsInApp() throws IOException {
        assumeTrue(Machine.isRoot(), "only root can have directories of root");
        Files.createDirectories(root.resolve("run/apprpm/shop"));
        unit("/usr/bin/env sh " + root + "/srv/apps/shop/bin/launch --verbose");
        write(APP + "/application.properties", "port=1\n# edited\n");
        write(APP + "/jvm.options", "-Xmx1g\n");
        write(APP + "/tls/shop.p12", "key");
        allow(root.resolve(APP));
        allow(root.resolve(APP + "/tls"));
    }

    private static void allow(Path directory) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-x---"));
    }

    private void unit(String command) throws IOException {
        write("usr/lib/systemd/system/shop.service", "[Service]\nUser=shop\nExecStart=" + command + "\n");
    }

    private Path write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private String read(String name) throws IOException {
        return Files.readString(root.resolve(name));
    }

    /** What the scriptlet of a phase says about the layout. */
    private String run(Phase phase, String argument) throws IOException {
        LayoutScriptlets layout = new LayoutScriptlets(Services.shopInUsr().spec());
        String body = Stream.concat(layout.before().stream(), layout.after().stream())
                .filter(part -> part.phase() == phase)
                .map(ScriptletPart::text)
                .collect(Collectors.joining());
        for (String directory : List.of("/usr/lib/", "/usr/libexec/", "/etc/", "/run/")) {
            body = body.replace(directory, root + directory);
        }
        Path script = write("scriptlet", "record=" + root + "/run/apprpm/shop\n" + body);
        List<String> words = shell.command();
        List<String> arguments = new ArrayList<>(words.subList(1, words.size()));
        arguments.addAll(List.of(script.toString(), argument));
        Result result = Tool.at(words.get(0)).run(Map.of(), arguments.toArray(String[]::new));
        assertEquals(0, result.status(), result.output());
        return result.output().replace(root.toString(), "");
    }

    /** As rpm does: files of the new version come, those of the old one go, edited ones as .rpmsave. */
    private void replace(String from, String to, String launcher) throws IOException {
        unit("/usr/bin/env sh " + root + launcher);
        write(to + "/application.properties", "port=2\n");
        write(to + "/jvm.options", "-Xmx2g\n");
        allow(root.resolve(to));
        Files.move(
                root.resolve(from + "/application.properties"), root.resolve(from + "/application.properties.rpmsave"));
        Files.delete(root.resolve(from + "/jvm.options"));
    }

    private String toUsr() throws IOException {
        assertEquals("", run(Phase.PRE, UPGRADE));
        replace(APP, USR, "/usr/libexec/shop/launch");
        return run(Phase.POSTTRANS, UPGRADE);
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void whatWasEditedOrAddedInAppIsThereInUsr(Shell each) throws IOException {
        shell = each;

        String said = toUsr();

        assertEquals("port=1\n# edited\n", read(USR + "/application.properties"));
        assertEquals("port=2\n", read(USR + "/application.properties.rpmnew"));
        assertEquals("-Xmx2g\n", read(USR + "/jvm.options"), "nobody had edited it");
        assertEquals("key", read(USR + "/tls/shop.p12"));
        assertEquals(1, said.lines().count(), said);
        assertTrue(
                said.startsWith("shop: this version has its configuration in /etc/shop, and what was edited in"
                        + " /srv/apps/shop/conf is there now, too: "),
                said);
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void andBackInAppWhenThatReturns(Shell each) throws IOException {
        shell = each;
        toUsr();
        write(USR + "/application.properties", "port=3\n");
        Files.setLastModifiedTime(
                write(USR + "/tls/shop.p12", "renewed"),
                FileTime.from(Instant.now().plusSeconds(9)));
        unit("/usr/bin/env sh " + root + "/srv/apps/shop/bin/launch");

        assertEquals("", run(Phase.PREUN, OTHER_STAYS));
        replace(USR, APP, "/srv/apps/shop/bin/launch");
        String said = run(Phase.POSTUN, OTHER_STAYS);

        assertEquals("port=3\n", read(APP + "/application.properties"));
        assertEquals("renewed", read(APP + "/tls/shop.p12"));
        assertTrue(said.contains("what was edited in /etc/shop is there now, too: "), said);
    }

    @Test
    void whatStillNamesTheOldPlaceIsTold() throws IOException {
        write(APP + "/application.properties", "key=" + root + "/" + APP + "/tls/shop.p12\n");

        String said = toUsr();

        assertTrue(said.contains(". These still name /srv/apps/shop: application.properties"), said);
    }

    @Test
    void whereNothingWasEditedNothingIsSaid() throws IOException {
        Files.delete(root.resolve(APP + "/tls/shop.p12"));
        run(Phase.PRE, UPGRADE);
        replace(APP, USR, "/usr/libexec/shop/launch");
        Files.delete(root.resolve(APP + "/application.properties.rpmsave"));

        assertEquals("", run(Phase.POSTTRANS, UPGRADE));
        assertFalse(Files.exists(root.resolve(USR + "/application.properties.rpmnew")));
    }

    /** As one of a file that an earlier version had. */
    @Test
    void anOldCopyOfRpmIsNoEdit() throws IOException {
        run(Phase.PRE, UPGRADE);
        replace(APP, USR, "/usr/libexec/shop/launch");
        Path copy = write(APP + "/application.properties.rpmsave", "port=0\n");
        Files.setLastModifiedTime(copy, FileTime.from(Instant.EPOCH));
        Files.delete(root.resolve(APP + "/tls/shop.p12"));

        assertEquals("", run(Phase.POSTTRANS, UPGRADE));
        assertEquals("port=2\n", read(USR + "/application.properties"));
    }

    /** The service could have put a link to a file of root's there. */
    @Test
    void nothingIsTakenOutOfADirectoryOfTheService() throws IOException {
        Files.setPosixFilePermissions(root.resolve(APP + "/tls"), PosixFilePermissions.fromString("rwxrwx---"));

        String said = toUsr();

        assertFalse(Files.exists(root.resolve(USR + "/tls/shop.p12")), said);
    }

    @Test
    void betweenTwoVersionsOfOneLayoutNothingHappens() throws IOException {
        unit("/usr/bin/env sh " + root + "/usr/libexec/shop/launch");
        write(USR + "/application.properties", "port=1\n");

        assertEquals("", run(Phase.PRE, UPGRADE));
        assertEquals("", run(Phase.POSTTRANS, UPGRADE));
        assertEquals("", run(Phase.PREUN, OTHER_STAYS));
        assertEquals("", run(Phase.POSTUN, OTHER_STAYS));
        assertEquals("port=1\n", read(USR + "/application.properties"));
    }

    @Test
    void theLayoutAppHasNoneOfThis() {
        LayoutScriptlets layout = new LayoutScriptlets(Services.shop().spec());

        assertEquals(List.of(), layout.before());
        assertEquals(List.of(), layout.after());
    }
}
