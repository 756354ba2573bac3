package io.github.apprpm.server.http;

import io.github.apprpm.server.config.Listen;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** Takes connections, and gives requests to the routes. */
public final class WebServer implements Closeable {
    private static final Duration IDLE = Duration.ofSeconds(30);
    /** How long requests that have begun may take when the server stops. */
    private static final Duration STOP = Duration.ofSeconds(20);

    private final Server server = new Server();
    private final ServerConnector connector;

    public WebServer(Listen listen, Routes routes, Gate gate) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendXPoweredBy(false);
        connector = new FileConnector(server, new HttpConnectionFactory(configuration));
        listen.host().ifPresent(connector::setHost);
        connector.setPort(listen.port());
        connector.setIdleTimeout(IDLE.toMillis());
        connector.setAcceptQueueSize(1024);
        server.addConnector(connector);
        server.setHandler(new GracefulHandler(new RequestHandler(routes, gate)));
        server.setStopTimeout(STOP.toMillis());
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

    /** Takes no further connection, and waits for the requests that have begun. */
    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("The web server does not stop: " + e.getMessage(), e);
        }
    }
}
