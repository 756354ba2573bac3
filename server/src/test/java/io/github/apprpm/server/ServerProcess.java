package io.github.apprpm.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A server in a process of its own, to which everybody may put packages. */
final class ServerProcess implements AutoCloseable {
    private final Path log;
    private final Process process;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    private ServerProcess(Path log, Process process, int port) {
        this.log = log;
        this.process = process;
        this.port = port;
    }

    /**
     * @param directory has the data and what the server says
     * @param jvm options of the JVM
     * @param options of the server
     */
    static ServerProcess start(Path directory, List<String> jvm, String... options)
            throws IOException, InterruptedException {
        Path log = directory.resolve("log");
        Files.deleteIfExists(log);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.github.apprpm.server.Main", "serve"));
        command.addAll(List.of("--data", directory.resolve("data").toString()));
        command.addAll(List.of("--listen", "127.0.0.1:0", "--anonymous", "read upload"));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        String said = "";
        for (int i = 0; !said.matches("(?s).*port \\d+;.*") && i < 600; i++) {
            Thread.sleep(25);
            said = Files.readString(log);
        }
        assertTrue(process.isAlive(), said);
        return new ServerProcess(log, process, Integer.parseInt(said.replaceFirst("(?s).*port (\\d+);.*", "$1")));
    }

    int port() {
        return port;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .timeout(Duration.ofMinutes(1));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What it has said. */
    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        kill();
    }

    /** At once, whatever it is doing. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
