package io.github.apprpm.publish;

import io.github.apprpm.Tool;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** An nginx with its module of WebDAV, as the user of the test. */
final class WebServer implements AutoCloseable {
    private static final int TENTHS = 300;

    private final Process process;
    private final Path directory;
    private final URI uri;

    private WebServer(Process process, Path directory, URI uri) {
        this.process = process;
        this.directory = directory;
        this.uri = uri;
    }

    /**
     * @param directory an empty one
     * @param dav further directives, such as {@code create_full_put_path on;}
     */
    static WebServer start(Path directory, String dav) throws IOException {
        String nginx = Tool.installed("nginx").path();
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        String user = System.getProperty("user.name").equals("root") ? "user root;" : "";
        Files.createDirectories(directory.resolve("files"));
        Files.createDirectories(directory.resolve("body"));
        Files.writeString(directory.resolve("nginx.conf"), """
                %s
                daemon off;
                worker_processes 1;
                pid nginx.pid;
                events {}
                http {
                  access_log off;
                  client_max_body_size 0;
                  client_body_temp_path body;
                  proxy_temp_path proxy;
                  fastcgi_temp_path fastcgi;
                  uwsgi_temp_path uwsgi;
                  scgi_temp_path scgi;
                  server {
                    listen 127.0.0.1:%d;
                    root files;
                    location / {
                      dav_methods PUT DELETE MKCOL;
                      %s
                    }
                  }
                }
                """.formatted(user, port, dav));
        Process process = new ProcessBuilder(
                        nginx, "-p", directory + "/", "-c", "nginx.conf", "-g", "error_log error.log;")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        WebServer server = new WebServer(process, directory, URI.create("http://127.0.0.1:" + port + "/"));
        server.await();
        return server;
    }

    private void await() throws IOException {
        for (int i = 0; i < TENTHS; i++) {
            if (!process.isAlive()) {
                throw new IOException(Files.readString(directory.resolve("output")));
            }
            try {
                ((HttpURLConnection) uri.toURL().openConnection()).getResponseCode();
                return;
            } catch (IOException e) {
                pause();
            }
        }
        throw new IOException("nginx does not answer");
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    URI uri() {
        return uri;
    }

    /** What it serves. */
    Path files() {
        return directory.resolve("files");
    }

    /** Ends its worker, too. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(TENTHS, TimeUnit.SECONDS)) {
                throw new IOException("nginx does not end");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
