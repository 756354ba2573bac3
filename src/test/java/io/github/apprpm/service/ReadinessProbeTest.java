package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.apprpm.Tls;
import io.github.apprpm.model.HealthCheck;
import io.github.apprpm.model.InstalledApplication;
import io.github.apprpm.model.Services;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("tool")
class ReadinessProbeTest {
    /** What may ask the application. */
    enum Client {
        CURL("curl", "curl"),
        WGET("wget", "wget"),
        BUSYBOX_WGET("wget", "busybox", "wget"),
        BASH("bash", "bash");

        private final String name;
        private final String program;
        private final String applet;

        Client(String name, String program, String... applet) {
            this.name = name;
            this.program = program;
            this.applet = String.join("", applet);
        }

        private String command() {
            return Shell.installed(program) + " " + applet;
        }
    }

    @TempDir
    Path root;

    private final AtomicInteger requests = new AtomicInteger();
    private final List<Process> processes = new ArrayList<>();
    private HttpServer application;
    private HttpServer secure;

    @BeforeEach
    void startTheApplication() throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        application = HttpServer.create(address, 0);
        secure = Tls.server(address);
        answer(application);
        answer(secure);
    }

    private void answer(HttpServer server) {
        server.createContext("/", exchange -> {
            String[] statuses = exchange.getRequestURI().getPath().substring(1).split(",");
            int status = Integer.parseInt(statuses[Math.min(requests.getAndIncrement(), statuses.length - 1)]);
            exchange.getResponseHeaders().set("Location", "/200");
            exchange.sendResponseHeaders(status, status == 204 ? -1 : 2);
            if (status != 204) {
                exchange.getResponseBody().write(new byte[] {'o', 'k'});
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopEverything() {
        application.stop(0);
        secure.stop(0);
        processes.forEach(Process::destroyForcibly);
    }

    static Stream<Object[]> clientsInEachShell() {
        return Stream.of(Shell.values())
                .flatMap(shell -> Stream.of(Client.values()).map(client -> new Object[] {shell, client}));
    }

    static Stream<Object[]> clientsWithTlsInEachShell() {
        return clientsInEachShell().filter(pair -> pair[1] == Client.CURL || pair[1] == Client.WGET);
    }

    @ParameterizedTest
    @MethodSource("clientsInEachShell")
    void waitsUntilTheApplicationAnswersWithSuccess(Shell shell, Client client) throws Exception {
        Outcome outcome = probe(shell, client, url("/503,204"), "30", living());

        assertEquals("", outcome.out() + outcome.err());
        assertEquals(0, outcome.status());
        assertEquals(2, requests.get());
    }

    @ParameterizedTest
    @MethodSource("clientsInEachShell")
    void tellsTheLastAnswer(Shell shell, Client client) throws Exception {
        String url = url("/503");

        assertEquals(
                "ready: " + url + " was not ready within 0 seconds (last answer: 503): see the log of the service, or"
                        + " allow more time",
                probe(shell, client, url, "0", living()).refusal(1));
    }

    /** Busybox has TLS only with another program. */
    @ParameterizedTest
    @EnumSource(names = {"CURL", "WGET"})
    void takesAnyCertificate(Client client) throws Exception {
        assertEquals(
                0, probe(Shell.DASH, client, secureUrl("/200"), "0", living()).status());
    }

    @ParameterizedTest
    @EnumSource(names = {"CURL", "WGET"})
    void namesTlsWhereTheHostIsGiven(Client client) throws Exception {
        String url = secureUrl("/200").replace("https://127.0.0.1", "http://localhost");
        String refusal = probe(Shell.DASH, client, url, "0", living()).refusal(1);

        assertEquals(
                "ready: " + url + " was not ready within 0 seconds (last answer: none): it speaks TLS: set"
                        + " <scheme>https</scheme> in <health>",
                refusal);
    }

    @ParameterizedTest
    @EnumSource(names = {"CURL", "WGET", "BASH"})
    void findsTlsWhereNobodyHasSaidHowToAsk(Client client) throws Exception {
        String url = secureUrl("/200").replace("https", "http");
        Outcome outcome = probe(Shell.DASH, client, url, "5", living());
        assertEquals("", outcome.err());
        assertEquals(0, outcome.status());
    }

    @ParameterizedTest
    @MethodSource("clientsWithTlsInEachShell")
    void judgesWhatTlsAnswers(Shell shell, Client client) throws Exception {
        String refusal = probe(shell, client, secureUrl("/503").replace("https", "http"), "0", living())
                .refusal(1);
        assertEquals(
                "ready: " + secureUrl("/503") + " was not ready within 0 seconds (last answer: 503): see the log of the"
                        + " service, or allow more time",
                refusal);
    }

    /** Where the application wants to know who asks, it is enough that it listens and speaks TLS. */
    @ParameterizedTest
    @EnumSource(names = {"CURL", "WGET", "BASH"})
    void anApplicationThatWantsACertificateIsReadyWhenItListens(Client client) throws Exception {
        HttpServer mutual = Tls.mutualServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        mutual.start();
        try {
            for (String scheme : List.of("http", "https")) {
                String url = scheme + "://127.0.0.1:" + mutual.getAddress().getPort() + "/";
                Outcome outcome = probe(Shell.DASH, client, url, "5", living());
                assertEquals("", outcome.err());
                assertEquals(0, outcome.status());
            }
        } finally {
            mutual.stop(0);
        }
    }

    @ParameterizedTest
    @MethodSource("clientsInEachShell")
    void findsTheAddressWhereTheServiceListens(Shell shell, Client client) throws Exception {
        for (String address : List.of("127.0.0.2", "::1")) {
            HttpServer there = HttpServer.create(new InetSocketAddress(address, 0), 0);
            answer(there);
            try {
                String url = "http://127.0.0.1:" + there.getAddress().getPort();
                Outcome outcome = probe(shell, client, url + "/200", "5", living());
                assertEquals("", outcome.err());
                assertEquals(0, outcome.status());
                assertTrue(probe(shell, client, url + "/500", "0", living())
                        .refusal(1)
                        .contains("(last answer: 500)"));
            } finally {
                there.stop(0);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesThePortsWhereTheServiceListens(Shell shell) throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        String refusal = probe(shell, Client.CURL, "http://127.0.0.1:" + closed + "/", "0", living())
                .refusal(1);
        assertTrue(refusal.contains("(last answer: none): it listens on "), refusal);
        assertTrue(refusal.contains(" " + application.getAddress().getPort()), refusal);
        assertTrue(refusal.endsWith(": set <port>"), refusal);
    }

    @ParameterizedTest
    @EnumSource(names = {"CURL", "WGET"})
    void namesPlainHttpWhereItIsSpoken(Client client) throws Exception {
        String url = url("/200").replace("http", "https");
        String refusal = probe(Shell.DASH, client, url, "0", living()).refusal(1);

        assertTrue(refusal.endsWith("it speaks plain HTTP: set <scheme>http</scheme> in <health>"), refusal);
    }

    @ParameterizedTest
    @EnumSource
    void asksUntilTheTimeout(Shell shell) throws Exception {
        probe(shell, Client.CURL, url("/503"), "1", living()).refusal(1);

        assertTrue(requests.get() > 1);
    }

    @ParameterizedTest
    @MethodSource("clientsInEachShell")
    void takesARedirectForAnAnswer(Shell shell, Client client) throws Exception {
        assertEquals(0, probe(shell, client, url("/302"), "0", living()).status());
    }

    @ParameterizedTest
    @MethodSource("clientsInEachShell")
    void waitsForAPortThatIsStillClosed(Shell shell, Client client) throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }

        String refusal = probe(shell, client, "http://127.0.0.1:" + closed + "/", "0", living())
                .refusal(1);

        assertTrue(refusal.contains("(last answer: none)"), refusal);
    }

    @ParameterizedTest
    @EnumSource
    void givesUpOnAnApplicationThatAcceptsButNeverAnswers(Client client) throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            String url = "http://127.0.0.1:" + silent.getLocalPort() + "/";

            Outcome outcome =
                    assertTimeout(Duration.ofSeconds(20), () -> probe(Shell.BASH, client, url, "1", living()));

            assertTrue(outcome.refusal(1).contains("(last answer: none)"), outcome.err());
        }
    }

    /** Between its start and the change to the service's user nothing is seen of a process, and the port may be another's. */
    @ParameterizedTest
    @EnumSource
    void takesNoAnswerWhileTheProcessIsOutOfSight(Shell shell) throws Exception {
        String ended = ended();

        assertEquals(
                "ready: process " + ended + " ended before " + url("/200") + " was ready: see the log of the service",
                probe(shell, Client.CURL, url("/200"), "60", ended).refusal(1));
        assertEquals(0, requests.get());
    }

    @ParameterizedTest
    @EnumSource
    void failsWithinASecondWhenTheProcessEndsMeanwhile(Shell shell) throws Exception {
        Process main = sleep("1");

        Outcome outcome = assertTimeout(
                Duration.ofSeconds(20), () -> probe(shell, Client.CURL, url("/503"), "60", Long.toString(main.pid())));

        assertTrue(outcome.refusal(1).startsWith("ready: process " + main.pid() + " ended before"), outcome.err());
        assertTrue(requests.get() > 0);
    }

    @ParameterizedTest
    @EnumSource
    void failsAtOnceWithoutAProcess(Shell shell) throws Exception {
        assertEquals(
                "ready: process MAINPID ended before " + url("/200") + " was ready: see the log of the service",
                probe(shell, Client.CURL, url("/200"), "60").refusal(1));
    }

    @ParameterizedTest
    @EnumSource
    void goesThroughNoProxy(Shell shell) throws Exception {
        for (Client client : Client.values()) {
            assertEquals(0, probe(shell, client, url("/200"), "5", living()).status(), client.name());
        }
    }

    @ParameterizedTest
    @EnumSource
    void asksForAClientWhereThereIsNone(Shell shell) throws Exception {
        assertEquals(
                "ready: there is no curl, wget or bash to ask " + url("/200") + ": install curl",
                run(shell, tools(), url("/200"), "5", living()).refusal(1));
    }

    @ParameterizedTest
    @EnumSource
    void refusesATimeoutThatIsNoNumber(Shell shell) throws Exception {
        for (String timeout : List.of("", "5s", "-1", "99999999999999999999")) {
            assertEquals(
                    "ready: the timeout '" + timeout + "' is not a number of seconds",
                    probe(shell, Client.CURL, url("/200"), timeout, living()).refusal(1));
        }
        assertEquals(
                "usage: ready URL TIMEOUT MAINPID",
                probe(shell, Client.CURL, url("/200")).refusal(64));
    }

    @ParameterizedTest
    @EnumSource
    void leavesNoFileBehind(Shell shell) throws Exception {
        Path temporary = Files.createDirectory(root.resolve("temporary"));

        probe(shell, Client.WGET, url("/503"), "0", living());

        try (Stream<Path> files = Files.list(temporary)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void isReadBackFromItsCommand() {
        InstalledApplication shop = Services.shop().spec().installed();
        ReadinessProbe probe = ReadinessProbe.of(
                new HealthCheck("/a?b=c", OptionalInt.empty(), 30),
                Services.shop().spec());

        assertEquals("http://127.0.0.1:${PORT}/a?b=c", probe.url());
        assertEquals(Optional.of(probe), ReadinessProbe.parse(shop, words("/usr/bin/env sh " + probe.command(shop))));
        assertEquals(Optional.empty(), ReadinessProbe.parse(shop, words("/bin/sh -c :")));
        assertEquals(Optional.empty(), ReadinessProbe.parse(shop, words(shop.probe() + " http://127.0.0.1/ soon")));
    }

    private static List<String> words(String command) {
        return List.of(command.split(" "));
    }

    @Test
    void isCleanShell() throws Exception {
        Path script = Files.writeString(root.resolve("ready"), ReadinessProbe.text());
        Outcome outcome = Machine.outcome(
                new ProcessBuilder(Shell.installed("shellcheck").toString(), "-s", "sh", script.toString()).start());

        assertEquals("", outcome.out() + outcome.err());
        assertEquals(0, outcome.status());
    }

    private String url(String path) {
        return "http://127.0.0.1:" + application.getAddress().getPort() + path;
    }

    private String secureUrl(String path) {
        return "https://127.0.0.1:" + secure.getAddress().getPort() + path;
    }

    /** The application is this process. */
    private static String living() {
        return Long.toString(ProcessHandle.current().pid());
    }

    private String ended() throws Exception {
        Process process = sleep("0");
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        return Long.toString(process.pid());
    }

    private Process sleep(String seconds) throws IOException {
        Process process = new ProcessBuilder("sleep", seconds).start();
        processes.add(process);
        return process;
    }

    private Outcome probe(Shell shell, Client client, String... arguments) throws Exception {
        Path tools = tools();
        provide(tools, client.name, client.command());
        return run(shell, tools, arguments);
    }

    /** A directory with nothing that could ask. */
    private Path tools() throws IOException {
        Path tools = Files.createTempDirectory(root, "tools");
        for (String tool : List.of("sleep", "timeout", "true", "uname", "id", "ls", "cat", "date")) {
            provide(tools, tool, Shell.installed(tool).toString());
        }
        return tools;
    }

    private static void provide(Path tools, String name, String command) throws IOException {
        Machine.allow(Files.writeString(tools.resolve(name), "#!/bin/sh\nexec " + command + " \"$@\"\n"), "rwxr-xr-x");
    }

    private Outcome run(Shell shell, Path tools, String... arguments) throws Exception {
        Path script = Files.writeString(root.resolve("ready"), ReadinessProbe.text());
        List<String> words = new ArrayList<>(shell.command());
        words.add(script.toString());
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH",
                        tools.toString(),
                        "TMPDIR",
                        root.resolve("temporary").toString(),
                        "http_proxy",
                        "http://127.0.0.1:1",
                        "all_proxy",
                        "http://127.0.0.1:1"));
        return Machine.outcome(builder.start());
    }
}
