package io.github.apprpm.server;

import io.github.apprpm.repository.FolderResult;
import io.github.apprpm.server.access.Grant;
import io.github.apprpm.server.access.Right;
import io.github.apprpm.server.access.Token;
import io.github.apprpm.server.access.TokenFile;
import io.github.apprpm.server.config.Configuration;
import io.github.apprpm.server.config.Overrides;
import io.github.apprpm.server.index.IndexListener;
import io.github.apprpm.server.storage.View;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on a free port, and a client of it. */
public final class RunningServer implements AutoCloseable, IndexListener {
    private final Path data;
    private final RepositoryServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    private RunningServer(Path directory, String... settings) throws IOException {
        data = directory.resolve("data");
        Path file = directory.resolve("server.conf");
        List<String> lines = new ArrayList<>(List.of(settings));
        if (lines.stream().noneMatch(line -> line.startsWith("anonymous"))) {
            lines.add("anonymous = read upload");
        }
        Files.write(file, lines);
        server = RepositoryServer.start(
                Configuration.read(
                        Optional.of(file),
                        new Overrides(Map.of("data", data.toString(), "listen", "127.0.0.1:0"), Optional.empty())),
                this);
    }

    /** @param settings lines of the configuration file */
    public static RunningServer in(Path directory, String... settings) throws IOException {
        return new RunningServer(directory, settings);
    }

    public Path data() {
        return data;
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path));
    }

    /** @return the secret of a new token */
    public String token(String name, String rights, String... repositories) throws IOException {
        String secret = Token.secret();
        new TokenFile(data)
                .add(new Token(
                        name,
                        Token.digest(secret),
                        new Grant(Right.of(rights, "test"), Set.of(repositories)),
                        Instant.EPOCH));
        return secret;
    }

    public HttpResponse<String> put(String path, byte[] body) throws IOException {
        return send(HttpRequest.newBuilder(uri(path)).PUT(BodyPublishers.ofByteArray(body)));
    }

    public HttpResponse<String> put(SmallPackage rpm) throws IOException {
        return put("/upload", rpm.bytes());
    }

    public HttpResponse<String> get(String path) throws IOException {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    /** Waits until hosts see everything. */
    public void reindex() throws IOException {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(uri("/reindex?wait=true")).POST(BodyPublishers.noBody()));
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.body());
        }
    }

    /** A request with the fields of a form. */
    public HttpRequest.Builder form(String path, String token, String fields) {
        return authorized(path, token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields));
    }

    /** @param token the password of nobody in particular */
    public HttpRequest.Builder authorized(String path, String token) {
        String basic = Base64.getEncoder().encodeToString((":" + token).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Basic " + basic);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.timeout(Duration.ofMinutes(2)).build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    public List<String> failures() {
        return failures;
    }

    @Override
    public void indexed(View view, FolderResult result, Duration took) {}

    @Override
    public void failed(View view, Exception reason) {
        failures.add(view.path() + ": " + reason.getMessage());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
