package io.github.apprpm.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A server of S3, which runs as a process of its own; the tests of a JVM share one. */
public final class S3Server {
    /** Far more than it takes. */
    private static final int SECONDS = 90;

    private static S3Server started;

    private final Process process;
    private final URI uri;

    private S3Server(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    public static synchronized S3Server started() {
        if (started == null) {
            try {
                started = start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(started.process::destroyForcibly));
        }
        return started;
    }

    private static S3Server start() throws IOException {
        URL inJar = S3Server.class.getClassLoader().getResource("BOOT-INF/classes/com/adobe/testing/s3mock");
        String jar =
                Path.of(URI.create(inJar.getPath().replaceFirst("!.*", ""))).toString();
        int port = freePort();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        jar,
                        "--com.adobe.testing.s3mock.httpPort=" + port,
                        "--server.port=" + freePort())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        S3Server server = new S3Server(process, URI.create("http://localhost:" + port));
        server.await();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void await() throws IOException {
        for (int i = 0; i < SECONDS * 10; i++) {
            if (!process.isAlive()) {
                throw new IOException("The server ended: " + process.exitValue());
            }
            try {
                answer("GET", "/");
                return;
            } catch (IOException e) {
                pause();
            }
        }
        throw new IOException("The server does not answer");
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public URI uri() {
        return uri;
    }

    /** A repository in a bucket that nobody else uses. */
    public BucketLocation newBucket() {
        String name = "packages-" + UUID.randomUUID();
        try {
            int status = answer("PUT", "/" + name);
            if (status != HttpURLConnection.HTTP_OK) {
                throw new IllegalStateException("The bucket cannot be made: " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return BucketLocation.of("s3://%s/el9".formatted(name), Optional.of(uri.toString()), Optional.empty());
    }

    private int answer(String method, String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) uri.resolve(path).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setReadTimeout((int) TimeUnit.SECONDS.toMillis(SECONDS));
        return connection.getResponseCode();
    }
}
