package com.example.probe;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** Answers with its name and version, or does what it must not, if a variable of the environment says so. */
public final class Probe {
    private static final ReentrantLock ANSWERING = new ReentrantLock();

    private Probe() {}

    public static void main(String[] args) throws Exception {
        Path lib = Path.of(Probe.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                .getParent();
        String greeting = settings(lib.resolveSibling("conf/probe.properties")).getProperty("greeting", "probe");
        if (told("PROBE_WRITES_CODE", "").equals("yes")) {
            Files.writeString(lib.resolve("last-start"), Instant.now() + "\n");
        }
        Thread.sleep(1000 * Long.parseLong(told("PROBE_STARTS_AFTER", "0")));
        serve(greeting + " " + Probe.class.getPackage().getImplementationVersion());
    }

    private static Properties settings(Path file) throws IOException {
        Properties settings = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                settings.load(reader);
            }
        }
        return settings;
    }

    private static void serve(String page) throws IOException {
        InetSocketAddress address =
                new InetSocketAddress(told("PROBE_ADDRESS", "0.0.0.0"), Integer.parseInt(told("PORT", "8080")));
        String keys = told("PROBE_KEYS", "");
        HttpServer server = keys.isEmpty() ? HttpServer.create(address, 0) : secure(address, Path.of(keys));
        answer(server, "/", 200, page);
        answer(server, "/health", Integer.parseInt(told("PROBE_HEALTH", "204")), "health");
        if (told("PROBE_SIGTERM", "").equals("ignored")) {
            Runtime.getRuntime().addShutdownHook(new Thread(Probe::waitForever));
        }
        // The JVM ends when no answer is half sent, and none begins any more.
        Runtime.getRuntime().addShutdownHook(new Thread(ANSWERING::lock));
        server.start();
        System.out.println(page + " listens on port " + server.getAddress().getPort());
    }

    /** Over TLS, and with certificates of its clients if PROBE_CLIENTS is "known". */
    private static HttpServer secure(InetSocketAddress address, Path keys) throws IOException {
        try (InputStream in = Files.newInputStream(keys)) {
            char[] words = "changeit".toCharArray();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, words);
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, words);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            HttpsServer server = HttpsServer.create(address, 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters wanted = context.getDefaultSSLParameters();
                    wanted.setNeedClientAuth(told("PROBE_CLIENTS", "").equals("known"));
                    parameters.setSSLParameters(wanted);
                }
            });
            return server;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static void answer(HttpServer server, String path, int status, String text) {
        byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            ANSWERING.lock();
            try (exchange) {
                exchange.getResponseHeaders().set("Location", "/"); // for a redirect, to a page that is there
                exchange.sendResponseHeaders(status, status == 204 ? -1 : body.length);
                if (status != 204) {
                    exchange.getResponseBody().write(body);
                }
            } finally {
                ANSWERING.unlock();
            }
        });
    }

    /** A shutdown hook that does not end keeps the JVM alive after SIGTERM. */
    private static void waitForever() {
        while (true) {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException e) {
                // as it says
            }
        }
    }

    private static String told(String variable, String otherwise) {
        return System.getenv().getOrDefault(variable, otherwise);
    }
}
