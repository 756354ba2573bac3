package io.github.apprpm.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.program.Output;
import io.github.apprpm.program.TimeLimitException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(300)
@Tag("tool")
class SystemdHostTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    static Stream<Arguments> hosts() {
        return Engines.all()
                .flatMap(engine -> Stream.of("bookworm", "trixie", "sid").map(suite -> Arguments.of(engine, suite)));
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void aHostHasSystemdAndItsSandboxAndKeepsItsLogsOverAReboot(String name, String suite) throws IOException {
        ContainerEngine engine = Engines.find(name);
        try (SystemdHost host = engine.boot(Engines.image(engine, name, suite))) {
            assertEquals("dnf", host.packageManager());
            assertEquals(
                    List.of("systemd"),
                    host.run(LIMIT, List.of("cat", "/proc/1/comm")).lines());
            assertTrue(host.notes().stream().noneMatch(note -> note.contains("sandbox")), host.notes()::toString);
            host.script(LIMIT, "echo before the reboot | systemd-cat -t test; echo kept >/etc/kept; journalctl --sync");

            host.reboot();

            assertEquals(
                    List.of("before the reboot"),
                    host.script(LIMIT, "journalctl --output=cat --no-pager -t test")
                            .lines());
            assertEquals(List.of("kept"), host.script(LIMIT, "cat /etc/kept").lines());
            assertEquals(1, Engines.containersOf(name, BuildProcess.current()).size());
        }
        assertEquals(List.of(), Engines.containersOf(name, BuildProcess.current()));
    }

    @ParameterizedTest
    @MethodSource("io.github.apprpm.container.Engines#all")
    void commandsRunAsTheyAreGiven(String name) throws Exception {
        ContainerEngine engine = Engines.find(name);
        try (SystemdHost host = engine.boot(Engines.image(engine, name, "bookworm"))) {
            assertEquals(
                    new Output(0, "it's|\"$HOME\"|a\nb|", ""),
                    host.run(LIMIT, List.of("printf", "%s|", "it's", "\"$HOME\"", "a\nb")));
            assertEquals(
                    new Output(3, "first\n", "second\n"),
                    host.script(LIMIT, "echo $1; echo $2 >&2; exit 3", "first", "second"));
            assertEquals(new Output(0, "", ""), host.script(LIMIT, "cat"));
            assertEquals(
                    2_000_000,
                    host.script(LIMIT, "head -c 2000000 /dev/zero").text().length());
            assertEquals(new Output(0, "\u00fc", ""), host.script(LIMIT, "printf '\\303\\274'"));
            assertEquals(127, host.run(LIMIT, List.of("no-such-program")).status());

            aCommandThatTakesTooLongIsKilled(host);
            whatStaysInTheBackgroundIsNotWaitedFor(host);
            twoThreadsRunAtATime(host);
            aProgramBesideEndsWithItsInput(host);
            aFileIsCopiedWithItsPermissions(host);
        }
    }

    private static void aCommandThatTakesTooLongIsKilled(SystemdHost host) throws IOException {
        assertThrows(
                TimeLimitException.class, () -> host.script(Duration.ofSeconds(1), "sleep 1234; echo not reached"));
        assertEquals(1, host.script(LIMIT, "ps -e -o args | grep '^sleep 1234'").status());
        assertEquals(128 + 9, host.script(LIMIT, "kill -KILL $$").status());
    }

    private static void whatStaysInTheBackgroundIsNotWaitedFor(SystemdHost host) throws IOException {
        assertEquals(
                new Output(0, "now\n", ""), host.script(LIMIT, "(while sleep 0.01; do echo late; done) & echo now"));
        assertEquals(new Output(0, "next\n", ""), host.script(LIMIT, "echo next"));
    }

    private static void twoThreadsRunAtATime(SystemdHost host) throws Exception {
        CompletableFuture<Output> first = CompletableFuture.supplyAsync(
                () -> uncheckedScript(host, "until [ -e /run/second ]; do sleep 0.1; done; echo first"));
        assertEquals(0, host.script(LIMIT, "touch /run/second").status());
        assertEquals("first\n", first.get().text());
    }

    private static Output uncheckedScript(SystemdHost host, String script) {
        try {
            return host.script(LIMIT, script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void aProgramBesideEndsWithItsInput(SystemdHost host) throws Exception {
        Process program = host.start(List.of("sh", "-c", "echo ready; cat; echo end"));
        try (BufferedReader reader = program.inputReader()) {
            assertEquals("ready", reader.readLine());
            program.getOutputStream().close();
            assertEquals("end", reader.readLine());
        }
        assertEquals(0, program.waitFor());
    }

    private void aFileIsCopiedWithItsPermissions(SystemdHost host) throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[3_000_000]);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));

        host.copyIn(file, "/run/new/place/it's here");

        assertEquals(
                "750 root root 3000000\n",
                host.script(LIMIT, "stat -c '%a %U %G %s' \"/run/new/place/it's here\"")
                        .text());
        assertThrows(IOException.class, () -> host.copyIn(file, "/proc/version"));
    }

    @ParameterizedTest
    @MethodSource("io.github.apprpm.container.Engines#all")
    void twoHostsBootAtATimeAndEndOnce(String name) throws Exception {
        ContainerEngine engine = Engines.find(name);
        Image image = Engines.image(engine, name, "bookworm");

        CompletableFuture<SystemdHost> other = CompletableFuture.supplyAsync(() -> uncheckedBoot(engine, image));
        try (SystemdHost host = engine.boot(image)) {
            SystemdHost second = other.join();
            assertEquals(2, Engines.containersOf(name, BuildProcess.current()).size());
            second.close();
            second.close();
            assertEquals(1, Engines.containersOf(name, BuildProcess.current()).size());
            assertThrows(IOException.class, () -> second.script(LIMIT, "true"));
            assertTrue(host.script(LIMIT, "true").isSuccess());
        }
    }

    private static SystemdHost uncheckedBoot(ContainerEngine engine, Image image) {
        try {
            return engine.boot(image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.apprpm.container.Engines#all")
    void anImageThatIsNoWholeSystemIsRefused(String name) throws IOException {
        ContainerEngine engine = Engines.find(name);
        Engines.image(engine, name, "bookworm");

        String refusal = refusal(name, engine, "RUN rm /usr/bin/curl");

        assertTrue(refusal.startsWith("The image 'Containerfile' of <images> has no curl. "), refusal);
    }

    @ParameterizedTest
    @MethodSource("io.github.apprpm.container.Engines#all")
    void anImageThatDoesNotBootIsRefusedWithItsConsole(String name) throws IOException {
        ContainerEngine engine = Engines.find(name);
        Engines.image(engine, name, "bookworm");

        String refusal =
                refusal(name, engine, "RUN rm /lib/systemd/system/default.target /lib/systemd/system/rescue.target");

        assertTrue(refusal.startsWith("The image 'Containerfile' of <images> does not boot: "), refusal);
        assertTrue(refusal.contains("default.target"), refusal);
        assertFalse(refusal.contains("\u001b"), refusal);
    }

    private String refusal(String name, ContainerEngine engine, String change) throws IOException {
        Files.writeString(folder.resolve("Containerfile"), "FROM localhost/apprpm-bookworm\n" + change + "\n");
        Image image = engine.image("Containerfile", folder);
        try {
            return assertThrows(
                            PackagingException.class, () -> engine.boot(image).close())
                    .getMessage();
        } finally {
            Engines.run(name, "rmi", "--force", image.id());
        }
    }
}
