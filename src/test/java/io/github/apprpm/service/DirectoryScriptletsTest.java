package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Tool;
import io.github.apprpm.Tool.Result;
import io.github.apprpm.model.Scriptlet;
import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.model.Services;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What %post does about the service's directories, in a scratch root; owners are only written down. */
@Tag("tool")
class DirectoryScriptletsTest {
    private static final Result QUIET = new Result(0, "");
    private static final String PROGRAM = "#!/bin/sh\necho \"${0##*/} $*\" >>'%s/calls'\n";

    @TempDir
    private Path root;

    private Path path(String absolute) {
        return root.resolve(absolute.substring(1));
    }

    private Path write(String absolute, String text) throws IOException {
        Files.createDirectories(path(absolute).getParent());
        return Files.writeString(path(absolute), text);
    }

    private void program(String name) throws IOException {
        write("/bin/" + name, PROGRAM.formatted(root)).toFile().setExecutable(true);
    }

    private List<String> calls() throws IOException {
        return Files.exists(path("/calls"))
                ? Files.readAllLines(path("/calls")).stream()
                        .map(line -> line.replace(root + "/", "/"))
                        .filter(line -> !line.startsWith("systemctl"))
                        .toList()
                : List.of();
    }

    private String relocated(String text) {
        return text.replaceAll(
                "(?<![\\w.])/(run|var|sysroot|usr/lib/tmpfiles.d|usr/bin/bootc|.dockerenv)\\b", root + "/$1");
    }

    private Result install(Shell shell) throws IOException {
        Services shop = Services.shop();
        write(
                "/usr/lib/tmpfiles.d/shop.conf",
                relocated(TemporaryFiles.text(shop.spec(), List.of("shop.service"), List.of(), "")));
        for (String program : List.of("systemctl", "chown", "chgrp")) {
            program(program);
        }
        for (String program : List.of("mkdir", "chmod", "find", "sed", "cat", "rm")) {
            String script = "#!/bin/sh\nexec %s \"$@\"\n".formatted(Shell.installed(program));
            write("/bin/" + program, script).toFile().setExecutable(true);
        }
        String body = ServiceScriptlets.of(shop.spec(), new OwnUnits(List.of("shop.service")), Map.of()).stream()
                .filter(scriptlet -> scriptlet.phase() == Phase.POST)
                .map(Scriptlet::body)
                .findFirst()
                .orElseThrow();
        // The files of a test belong to whoever runs it.
        Path script =
                write("/scriptlet", relocated(body).replace("-user 0 -group shop", "-name '*.options' -o -name conf"));
        List<String> words = shell.command();
        String[] arguments = Stream.concat(words.stream().skip(1), Stream.of(script.toString(), "1"))
                .toArray(String[]::new);
        return Tool.at(words.get(0)).run(Map.of("PATH", path("/bin") + File.pathSeparator), arguments);
    }

    private String mode(String absolute) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path(absolute)));
    }

    @ParameterizedTest
    @EnumSource
    void systemdTmpfilesMakesThem(Shell shell) throws IOException {
        program("systemd-tmpfiles");

        assertEquals(QUIET, install(shell));
        assertEquals(List.of("systemd-tmpfiles --create /usr/lib/tmpfiles.d/shop.conf"), calls());
        assertFalse(Files.exists(path("/var/lib/shop")));
    }

    @ParameterizedTest
    @EnumSource
    void withoutItTheyAreMadeAsItWould(Shell shell) throws IOException {
        assertEquals(QUIET, install(shell));
        assertEquals(
                List.of(
                        "chown shop:shop /var/cache/shop",
                        "chown shop:shop /var/lib/shop",
                        "chown shop:shop /var/lib/shop/dumps",
                        "chown shop:shop /var/log/shop"),
                calls());
        assertEquals("rwxr-x---", mode("/var/lib/shop/dumps"));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsThereStays(Shell shell) throws IOException {
        write("/var/lib/shop/data", "");
        Files.createDirectories(path("/srv/logs"));
        Files.createDirectories(path("/var/log"));
        Files.createSymbolicLink(path("/var/log/shop"), Path.of("../../srv/gone"));

        assertEquals(QUIET, install(shell));
        assertEquals(List.of("chown shop:shop /var/cache/shop", "chown shop:shop /var/lib/shop/dumps"), calls());
    }

    /** As on a host whose /var is read-only while packages are installed. */
    @ParameterizedTest
    @EnumSource
    void nothingIsSaidWhereTheyCannotBeMade(Shell shell) throws IOException {
        write("/var", "");

        assertEquals(QUIET, install(shell));
        assertEquals(List.of(), calls());
    }

    @ParameterizedTest
    @EnumSource
    void inAnImageTheGroupRootGetsTheRightsOfTheUser(Shell shell) throws IOException {
        program("systemd-tmpfiles");
        write("/run/.containerenv", "");
        Files.createDirectories(path("/var/lib/shop/dumps"));
        Files.setPosixFilePermissions(path("/var/lib/shop"), PosixFilePermissions.fromString("rwxr-x---"));
        Path options = write("/var/app/shop/conf/jvm.options", "");
        Files.setPosixFilePermissions(options, PosixFilePermissions.fromString("rw-r-----"));

        assertEquals(QUIET, install(shell));
        assertTrue(
                calls().containsAll(List.of(
                        "chgrp 0 /var/lib/shop",
                        "chgrp 0 /var/lib/shop/dumps",
                        "chown shop:0 /var/app/shop/conf",
                        "chown shop:0 /var/app/shop/conf/jvm.options")),
                () -> "calls");
        assertEquals("rwxrwx---", mode("/var/lib/shop"));
        assertEquals("r--r-----", mode("/var/app/shop/conf/jvm.options"));
        path("/var/app/shop/conf").toFile().setWritable(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/run/systemd/system/x", "/sysroot/ostree/x", "/usr/bin/bootc"})
    void aHostStaysAsItIsAlsoInAContainer(String mark) throws IOException {
        program("systemd-tmpfiles");
        write("/run/.containerenv", "");
        write(mark, "");
        Files.createDirectories(path("/var/lib/shop"));

        assertEquals(QUIET, install(Shell.DASH));
        assertEquals(1, calls().size());
    }
}
