package io.github.apprpm.server.http;

import io.github.apprpm.server.config.Listen;
import io.github.apprpm.server.config.Network;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Takes connections, and gives requests to the routes. */
public final class WebServer implements Closeable {
    private static final Duration IDLE = Duration.ofSeconds(30);
    /** How long requests that have begun may take when the server stops. */
    private static final Duration STOP = Duration.ofSeconds(20);

    /** How long a connection without a request stays open then. */
    private static final Duration STOP_IDLE = Duration.ofMillis(100);
    /** For as many hosts at once as a timer may start; the kernel's limit is somaxconn. */
    private static final int ACCEPT_QUEUE = 4096;

    private final Server server = new Server();
    private final ServerConnector connector;
    private final Optional<TlsReload> reload;

    /** @throws io.github.apprpm.model.PackagingException if the certificate or its key is not right */
    public WebServer(Network network, Routes routes, Gate gate, RequestListener listener) throws IOException {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendXPoweredBy(false);
        HttpConnectionFactory http = new HttpConnectionFactory(configuration);
        if (network.tls().isPresent()) {
            configuration.addCustomizer(new SecureRequestCustomizer(false)); // hosts may use any name of the machine
            SslContextFactory.Server tls = new SslContextFactory.Server();
            tls.setKeyStore(PemKeyStore.read(network.tls().get()));
            tls.setKeyStorePassword(PemKeyStore.PASSWORD);
            connector = new ServerConnector(server, new SslConnectionFactory(tls, http.getProtocol()), http);
            reload = Optional.of(TlsReload.start(network.tls().get(), tls));
        } else {
            connector = new FileConnector(server, http);
            reload = Optional.empty();
        }
        Listen listen = network.listen();
        listen.host().ifPresent(connector::setHost);
        connector.setPort(listen.port());
        connector.setIdleTimeout(IDLE.toMillis());
        connector.setShutdownIdleTimeout(STOP_IDLE.toMillis());
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        server.addConnector(connector);
        server.setHandler(new GracefulHandler(new RequestHandler(routes, gate, network)));
        server.setRequestLog(new Served(listener, new ProxyRule(network.trustedProxies())));
        server.setStopTimeout(STOP.toMillis());
    }

    /** @throws io.github.apprpm.model.PackagingException if the certificate or its key is not right */
    public static void check(Network network) throws IOException {
        if (network.tls().isPresent()) {
            PemKeyStore.read(network.tls().get());
        }
    }

    /** @return the port that connections are taken at */
    public int start() throws IOException {
        try {
            server.start();
            return connector.getLocalPort();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("The web server does not start: " + e.getMessage(), e);
        }
    }

    /** How many are open. */
    public int connections() {
        return connector.getConnectedEndPoints().size();
    }

    /** Takes no further connection, and waits for the requests that have begun. */
    @Override
    public void close() throws IOException {
        reload.ifPresent(TlsReload::close);
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("The web server does not stop: " + e.getMessage(), e);
        }
    }
}
