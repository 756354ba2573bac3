package io.github.apprpm;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** Servers over TLS whose certificate nobody would trust: it signed itself, for the name of another host. */
public final class Tls {
    /** The key and its certificate. */
    public static final Path KEYS = Path.of("src/test/resources/tls/another-name.p12");

    private static final char[] PASSPHRASE = "changeit".toCharArray();

    private Tls() {}

    public static HttpServer server(InetSocketAddress address) throws IOException {
        HttpsServer server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context()));
        return server;
    }

    /** One that wants a certificate of the one who asks, too. */
    public static HttpServer mutualServer(InetSocketAddress address) throws IOException {
        HttpsServer server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context()) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        return server;
    }

    private static SSLContext context() throws IOException {
        try (InputStream in = Files.newInputStream(KEYS)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSPHRASE);
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSPHRASE);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
